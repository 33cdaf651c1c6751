'use client';

import { useTranslations } from '@/i18n';
import { Kbd } from '@/ui';

/** This kind was right twice: the kernel may play it, marked and not graded. */
export function LetKernel({ onLet }: { onLet: () => void }) {
  const t = useTranslations('play.letKernel');
  return (
    <p className="note let-kernel">
      {t('text')}{' '}
      <button type="button" className="text-btn" data-testid="let-kernel" onClick={onLet}>
        {t('button')} <Kbd>L</Kbd>
      </button>
    </p>
  );
}
