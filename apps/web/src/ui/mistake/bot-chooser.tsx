'use client';

import { botMistakesOf, type DeviceRole, type SeatView } from '@frameplay/classroom';
import { MISCONCEPTIONS } from '@frameplay/lab';
import { type FormEvent, useId, useState } from 'react';
import { useBilingual, useTranslations } from '@/i18n';
import { Button } from '../button';
import { Dialog } from '../dialog';

type MistakeId = ReturnType<typeof botMistakesOf>[number];

export interface BotChooserProps {
  readonly seat: SeatView;
  readonly seatName: string;
  readonly role: DeviceRole;
  /** What to know before choosing. */
  readonly note: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** null: the kernel without a mistake. */
  readonly onChoose: (mistake: MistakeId | null) => void;
}

/** Who plays an empty or a taken seat: the kernel, or a bot that holds one misconception. */
export function BotChooser({ seat, seatName, role, note, open, onClose, onChoose }: BotChooserProps) {
  const t = useTranslations('mistake');
  return (
    <Dialog open={open} title={t('botTitle', { seat: seatName })} onClose={onClose}>
      <p className="small ink2">{note}</p>
      <Choices seat={seat} role={role} onChoose={onChoose} onClose={onClose} />
    </Dialog>
  );
}

type ChoicesProps = Pick<BotChooserProps, 'seat' | 'role' | 'onChoose' | 'onClose'>;

function Choices({ seat, role, onChoose, onClose }: ChoicesProps) {
  const t = useTranslations('mistake');
  const say = useBilingual();
  const name = useId();
  const [chosen, setChosen] = useState<MistakeId | null>(seat.bot ?? null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChoose(chosen);
    onClose();
  };
  return (
    <form onSubmit={submit}>
      <fieldset className="bot-choices">
        <legend className="visually-hidden">{t('botOpen')}</legend>
        <label>
          <input type="radio" name={name} checked={chosen === null} onChange={() => setChosen(null)} />
          <span>{t('botKernel')}</span>
        </label>
        {botMistakesOf(role).map((id) => (
          <label key={id} data-testid={`bot-${id}`}>
            <input type="radio" name={name} checked={chosen === id} onChange={() => setChosen(id)} />
            <span>
              <b className="mono">{id}</b> {say(MISCONCEPTIONS[id].title)}
              {chosen === id && <small className="ink2">{say(MISCONCEPTIONS[id].belief)}</small>}
            </span>
          </label>
        ))}
      </fieldset>
      <div className="bot-buttons">
        <Button type="submit" variant="primary" data-testid="set-bot">
          {chosen === null ? t('botYes') : t('botYesBot', { id: chosen })}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
