'use client';

import type { ClusterView, PartView, ResultView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { elapsed } from '@/lib/elapsed';

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
export function PartSeat({ cluster, participantId, now }: PartSeatProps) {
  const t = useTranslations('classroom.part');
  const { part, activity } = cluster;
  if (part === null) return null;
  const result = lastResult(cluster, participantId);
  const mistake = result === null ? null : mistakeIn(result);
  const marks = (
    <>
      {result !== null && (
        <span className="mono" data-testid="seat-points">
          {round(result.points)}/{round(result.outOf)}
        </span>
      )}
      {mistake !== null && <b className="seat-mistake">✕ {mistake}</b>}
    </>
  );
  if (part.kind === 'lab') {
    const last = part.lines.findLast((line) => line.participantId === participantId);
    return (
      <span className="seat-now">
        {last === undefined ? t('noLine') : <code>{last.line}</code>}
        {mistake !== null && <b className="seat-mistake">✕ {mistake}</b>}
      </span>
    );
  }
  const open = openSince(cluster, participantId);
  return (
    <>
      {!activity.finished && (open !== null || hasAnswered(cluster, participantId)) && (
        <span className="seat-now">
          <span aria-hidden="true">{open === null ? '✓ ' : '○ '}</span>
          {open === null ? t('seatDone') : t('seatOpen')}
          {open !== null && <span className="mono">{elapsed(open, now)}</span>}
        </span>
      )}
      {result !== null && <span className="seat-now">{marks}</span>}
    </>
  );
}

export interface PartSeatProps {
  readonly cluster: ClusterView;
  readonly participantId: string;
  readonly now: number;
}

/** Since when (ms) an answer of this student is missing; null: none is. */
function openSince({ part, activity, results }: ClusterView, participantId: string): number | null {
  if (part?.kind === 'quiz') {
    const isIn = results.some(
      (one) => one.kind === 'quiz' && one.activityIndex === activity.index && one.participantId === participantId,
    );
    return isIn ? null : Date.parse(activity.since);
  }
  const stop = part?.kind === 'predict' ? part.stops.at(-1) : undefined;
  if (stop?.state !== 'asked') return null;
  const sheet = stop.sheets.find((one) => one.participantId === participantId && one.round === stop.round);
  const isWhole = sheet !== undefined && stop.questions.every(({ id }) => id in sheet.answers);
  return isWhole ? null : Date.parse(stop.since);
}

/** Something was handed in: a whole sheet at the stop that is asked, or a graded answer. */
function hasAnswered(cluster: ClusterView, participantId: string): boolean {
  const { part } = cluster;
  const stop = part?.kind === 'predict' ? part.stops.at(-1) : undefined;
  return stop?.state === 'asked' || lastResult(cluster, participantId) !== null;
}

/** Since when (ms) the rest of the group waits for this student's answer alone; null: it does not. */
export function lastOneSince(cluster: ClusterView, participantId: string): number | null {
  if (cluster.activity.finished) return null;
  const open = cluster.seats.filter(
    (seat) => seat.participantId !== null && openSince(cluster, seat.participantId) !== null,
  );
  const people = cluster.seats.filter((seat) => seat.participantId !== null).length;
  if (people < 2 || open.length !== 1 || open[0]?.participantId !== participantId) return null;
  return openSince(cluster, participantId);
}

/** The newest graded answer of a student at this activity. */
function lastResult({ results, activity }: ClusterView, participantId: string): ResultView | null {
  return (
    results.findLast(
      (one) => one.kind !== 'hint' && one.activityIndex === activity.index && one.participantId === participantId,
    ) ?? null
  );
}

function mistakeIn({ detail }: ResultView): string | null {
  const answers = detail.kind === 'answers' ? detail.answers : detail.kind === 'check' ? [detail.checked.cause] : [];
  return answers.find((one) => one?.wrong?.misconception != null)?.wrong?.misconception ?? null;
}

function round(points: number): number {
  return Math.round(points * 10) / 10;
}
