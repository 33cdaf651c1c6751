'use client';

import { useCallback } from 'react';
import { useTranslations } from '@/i18n';
import type { NodeView } from '@/ui';

/** "You are the director". */
export function useYouAre(): (device: Pick<NodeView, 'role' | 'number'>) => string {
  const t = useTranslations('play.youAre');
  return useCallback((node) => (node.role === 'server' ? t('server', { n: node.number }) : t(node.role)), [t]);
}
