'use client';

import type { ClusterView, PartView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';

/** How far a group has come at an activity that is no play of frames, in one or two short lines. */
export function PartStand({ part }: { readonly part: PartView }) {
  const t = useTranslations('classroom.part');
  switch (part.kind) {
    case 'predict': {
      const stop = part.stops.at(-1);
      const n = Math.min(part.standing + 1, part.count);
      return (
        <span className="part-stand" data-testid="part-stand">
          <Bar value={part.standing} max={part.count} />
          {t('stop', { n, count: part.count })}
          {stop?.state === 'asked' && <b>{t('answered', { n: stop.answered, people: stop.people })}</b>}
        </span>
      );
    }
    case 'lab':
      return (
        <span className="part-stand" data-testid="part-stand">
          {part.last !== null && <Bar value={part.last.points} max={part.last.outOf} />}
          {t('commands', { n: part.commands, par: part.par })}
          <b>
            {part.last === null
              ? t('unchecked')
              : t('checked', { n: part.attempts, points: round(part.last.points), outOf: round(part.last.outOf) })}
          </b>
          {part.budget !== null && <span>{t('looks', { spent: part.budget.spent, points: part.budget.points })}</span>}
        </span>
      );
    case 'quiz':
      return (
        <span className="part-stand" data-testid="part-stand">
          <Bar value={part.answered} max={part.people} />
          <b>{t('handedIn', { n: part.answered, people: part.people })}</b>
        </span>
      );
  }
}

function Bar({ value, max }: { readonly value: number; readonly max: number }) {
  return (
    <span className="part-bar" aria-hidden="true">
      <i style={{ width: `${max === 0 ? 0 : (100 * value) / max}%` }} />
    </span>
  );
}

/** What one student has done at such an activity; null: nothing is asked of a seat there. */
export function PartSeat({
  cluster,
  participantId,
}: {
  readonly cluster: ClusterView;
  readonly participantId: string;
}) {
  const t = useTranslations('classroom.part');
  const { part, activity } = cluster;
  if (part === null) return null;
  if (part.kind === 'lab') {
    const own = part.lines.filter((line) => line.participantId === participantId);
    const last = own.at(-1);
    return <span className="seat-now">{last === undefined ? t('noLine') : <code>{last.line}</code>}</span>;
  }
  const done = part.kind === 'quiz' ? hasResult(cluster, participantId) : hasAnswered(part, participantId);
  if (activity.finished) return null;
  return (
    <span className="seat-now">
      <span aria-hidden="true">{done ? '✓ ' : '○ '}</span>
      {done ? t('seatDone') : t('seatOpen')}
    </span>
  );
}

function hasResult({ results, activity }: ClusterView, participantId: string): boolean {
  return results.some(
    (one) => one.kind === 'quiz' && one.activityIndex === activity.index && one.participantId === participantId,
  );
}

function hasAnswered(part: Extract<PartView, { readonly kind: 'predict' }>, participantId: string): boolean {
  const stop = part.stops.at(-1);
  if (stop === undefined) return false;
  const sheet = stop.sheets.find((one) => one.participantId === participantId && one.round === stop.round);
  return sheet !== undefined && stop.questions.every(({ id }) => id in sheet.answers);
}

function round(points: number): number {
  return Math.round(points * 10) / 10;
}
