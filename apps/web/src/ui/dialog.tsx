'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslations } from '@/i18n';

export interface DialogProps {
  readonly open: boolean;
  readonly title: ReactNode;
  readonly onClose: () => void;
  /** Room for two things side by side. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A modal <dialog>: focus stays inside, Escape closes, focus returns. */
export function Dialog({ open, title, onClose, wide = false, children }: DialogProps) {
  const t = useTranslations('vocabulary');
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  // The element's own showModal() is the only way to a native modal.
  useEffect(() => {
    const dialog = box.current;
    if (dialog === null) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    <dialog ref={box} className={wide ? 'dialog dialog-wide' : 'dialog'} aria-labelledby={id} onClose={onClose}>
      <div className="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="icon-btn" aria-label={t('close')} onClick={() => box.current?.close()}>
          ✕
        </button>
      </div>
      <div className="dialog-body">{open && children}</div>
    </dialog>
  );
}
