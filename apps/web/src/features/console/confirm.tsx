'use client';

import type { ReactNode } from 'react';
import { useTranslations } from '@/i18n';
import { Button, Dialog } from '@/ui';

export interface ConfirmProps {
  readonly open: boolean;
  readonly title: string;
  readonly children: ReactNode;
  /** The word of the deed on the button, never "OK". */
  readonly yes: string;
  readonly onYes: () => void;
  readonly onClose: () => void;
}

/** Asks before what cannot be taken back. */
export function Confirm({ open, title, children, yes, onYes, onClose }: ConfirmProps) {
  const t = useTranslations('classroom');
  return (
    <Dialog open={open} title={title} onClose={onClose}>
      <p>{children}</p>
      <div className="confirm-buttons">
        <Button
          variant="primary"
          data-testid="confirm"
          onClick={() => {
            onYes();
            onClose();
          }}
        >
          {yes}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
