'use client';

import type { WaitView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { wordOf } from '@/ui';

/** `SYN #229`, `ARP #25`: the word of a waiting frame and its number. */
export function useWaitWord(): (wait: WaitView) => string {
  const t = useTranslations('vocabulary.kind');
  return (wait) => `${wait.kind === 'tcp' ? wordOf(wait.summary) : t(wait.kind)} #${wait.no}`;
}
