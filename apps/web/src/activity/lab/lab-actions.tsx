'use client';

import type { LabPartView } from '@frameplay/classroom';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslations } from '@/i18n';
import type { Live } from '@/lib/live';
import { Button, Dialog } from '@/ui';
import { isUnderWay, type Room } from '../room';

export interface LabActionsProps {
  readonly room: Room;
  readonly part: LabPartView;
  readonly isCauseMissing: boolean;
  readonly onCheck: () => void;
  /** The goal is shown with its traffic; null: there is none to show. */
  readonly showsGoal: boolean | null;
  readonly onShowGoal: () => void;
  readonly send: Live['send'];
}

/** Check by traffic, undo, reset; alone, the end. */
export function LabActions({ room, part, isCauseMissing, onCheck, showsGoal, onShowGoal, send }: LabActionsProps) {
  const t = useTranslations('part.lab');
  const [asksReset, setAsksReset] = useState(false);
  const checking = isUnderWay(room, 'check');
  const over = room.cluster.activity.finished;
  useCtrlKeys({
    Enter: () => !isCauseMissing && !checking && !over && onCheck(),
    z: () => part.mayUndo && send({ type: 'undo' }),
  });
  return (
    <div className="lab-actions">
      <Button
        variant="primary"
        kbd="Ctrl ↵"
        waiting={isCauseMissing || checking || over}
        data-testid="lab-check"
        onClick={onCheck}
      >
        {checking ? t('checking') : t('check')}
      </Button>
      {showsGoal !== null && (
        <Button aria-pressed={showsGoal} data-testid="lab-show-goal" onClick={onShowGoal}>
          {showsGoal ? t('hideGoal') : t('showGoal')}
        </Button>
      )}
      <Button
        variant="quiet"
        waiting={!part.mayUndo}
        title="Ctrl+Z"
        data-testid="lab-undo"
        onClick={() => send({ type: 'undo' })}
      >
        {t('undo')}
      </Button>
      <Button
        variant="quiet"
        waiting={part.lines.length === 0 || over}
        data-testid="lab-reset"
        onClick={() => setAsksReset(true)}
      >
        {t('reset')}
      </Button>
      <p className="lab-score" role="status">
        {isCauseMissing && <span className="small ink2">{t('causeMissing')} </span>}
        {part.best !== null && (
          <b data-testid="lab-best" data-points={part.best.points} data-out-of={part.best.outOf}>
            {t('best', { points: part.best.points, outOf: part.best.outOf })}
          </b>
        )}
      </p>
      <Dialog open={asksReset} title={t('resetTitle')} onClose={() => setAsksReset(false)}>
        <p>{t('resetText')}</p>
        <div className="actions">
          <Button
            variant="primary"
            data-testid="lab-reset-yes"
            onClick={() => {
              setAsksReset(false);
              send({ type: 'reset' });
            }}
          >
            {t('reset')}
          </Button>
          <Button onClick={() => setAsksReset(false)}>{t('keep')}</Button>
        </div>
      </Dialog>
    </div>
  );
}

/**
 * Ctrl+Enter checks and Ctrl+Z takes back from anywhere on the page, the terminal included. In a field with text Ctrl+Z is
 * the field's own.
 */
function useCtrlKeys(keys: Readonly<Record<string, () => void>>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const act = event.ctrlKey && !event.altKey && !event.shiftKey ? keys[event.key] : undefined;
    if (act === undefined || document.querySelector('dialog[open]') !== null) return;
    if (event.key === 'z' && isTypedInto(event.target)) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

function isTypedInto(target: EventTarget | null): boolean {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return isField && target.value !== '';
}
