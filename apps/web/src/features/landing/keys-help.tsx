'use client';

import { useTranslations } from '@/i18n';
import { Dialog } from '@/ui';

/** The keys of the walk. */
export function KeysHelp({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const t = useTranslations('landing');
  return (
    <Dialog open={open} title={t('keysTitle')} onClose={onClose}>
      <p>{t('walk.keys')}</p>
    </Dialog>
  );
}
