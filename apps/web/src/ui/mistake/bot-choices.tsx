'use client';

import { botMistakesOf, type DeviceRole, type SeatView } from '@frameplay/classroom';
import { MISCONCEPTIONS } from '@frameplay/lab';
import { type FormEvent, useId, useState } from 'react';
import { useBilingual, useTranslations } from '@/i18n';
import { Button } from '../button';

type MistakeId = ReturnType<typeof botMistakesOf>[number];

export interface BotChoicesProps {
  readonly seat: SeatView;
  readonly role: DeviceRole;
  readonly onClose: () => void;
  /** null: the kernel without a mistake. */
  readonly onChoose: (mistake: MistakeId | null) => void;
}

/** The kernel first, then every mistake that a device of this role can hold. */
export function BotChoices({ seat, role, onChoose, onClose }: BotChoicesProps) {
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
