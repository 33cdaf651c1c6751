'use client';

import { useTranslations } from '@/i18n';
import { lazyPart } from '@/lib/lazy-part';
import { Dialog } from '../dialog';
import type { BotChoicesProps } from './bot-choices';

/** Brings the list of misconceptions along. */
const BotChoices = lazyPart(() => import('./bot-choices').then((module) => module.BotChoices));

export interface BotChooserProps extends BotChoicesProps {
  readonly seatName: string;
  /** What to know before choosing. */
  readonly note: string;
  readonly open: boolean;
}

/** Who plays an empty or a taken seat: the kernel, or a bot that holds one misconception. */
export function BotChooser({ seat, seatName, role, note, open, onClose, onChoose }: BotChooserProps) {
  const t = useTranslations('mistake');
  return (
    <Dialog open={open} title={t('botTitle', { seat: seatName })} onClose={onClose}>
      <p className="small ink2">{note}</p>
      <BotChoices seat={seat} role={role} onChoose={onChoose} onClose={onClose} />
    </Dialog>
  );
}
