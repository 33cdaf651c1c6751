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
  readonly send: Live['send'];
}

/** Check by traffic, undo, reset; alone, the end. */
export function LabActions({ room, part, isCauseMissing, onCheck, send }: LabActionsProps) {
  const t = useTranslations('part.lab');
  const [asksReset, setAsksReset] = useState(false);
  const checking = isUnderWay(room, 'check');
  const over = room.cluster.activity.finished;
  useCheckKey(() => !isCauseMissing && !checking && !over && onCheck());
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
      <Button variant="quiet" waiting={!part.mayUndo} data-testid="lab-undo" onClick={() => send({ type: 'undo' })}>
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

/** Ctrl+Enter checks from anywhere on the page, the terminal included. */
function useCheckKey(check: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!event.ctrlKey || event.key !== 'Enter') return;
    event.preventDefault();
    check();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
