import type { Answers, TallyView } from '../../part-view.js';
import { gradeAnswer, sumPoints, tally } from '../../question/grade-answer.js';
import { modeOf, type PredictCluster } from '../cluster-state.js';
import { endActivity } from '../end-activity.js';
import { peopleOf } from '../people.js';
import { tellResult } from '../tell-result.js';
import type { Turn } from '../turn.js';
import { moveToNextStop } from './move-on.js';
import { type StopState, standingStop } from './predict-state.js';

/** How many of these groups, which stand at one stop, gave which answer, round by round. */
export function talliesAt(stopId: string, clusters: readonly PredictCluster[]): TallyView[] {
  const stops = clusters.flatMap(({ predict }) => predict.stops.filter(({ id }) => id === stopId));
  const questions = clusters[0]?.activity.stops.find(({ id }) => id === stopId)?.questions ?? [];
  const last = Math.max(0, ...stops.map(({ round }) => round));
  return Array.from({ length: last }, (_, index) => index + 1).flatMap((round) =>
    tally(
      questions,
      round,
      stops.flatMap((stop) => sheetsOf(stop, round)),
    ),
  );
}

function sheetsOf({ sheets }: StopState, round: number): Answers[] {
  return [...sheets.values()].map((own) => own.get(round)).filter((answers) => answers !== undefined);
}

/** What was asked is graded and told, and the network moves on to the next stop or to its end. */
export function revealStop(cluster: PredictCluster, tallies: readonly TallyView[], turn: Turn): void {
  const stop = standingStop(cluster.predict);
  if (stop === null) return;
  closeStop(cluster, stop, tallies, turn);
  for (const { participantId } of peopleOf(cluster, turn.opened)) {
    // Who said nothing has said nothing right.
    if (!stop.sheets.has(participantId)) tellRound(cluster, stop, { participantId, round: 1, answers: {} }, turn);
  }
  const isAsking = moveToNextStop(cluster, turn);
  if (!isAsking) endActivity(cluster, turn);
  turn.events.push({ type: 'part', clusterId: cluster.id });
}

/** What was asked is graded; the network stays where it is. */
export function closeStop(cluster: PredictCluster, stop: StopState, tallies: readonly TallyView[], turn: Turn): void {
  stop.revealed = true;
  stop.tallies = tallies;
  for (const [participantId, rounds] of stop.sheets) {
    for (const [round, answers] of rounds) tellRound(cluster, stop, { participantId, round, answers }, turn);
  }
}

interface Sheet {
  readonly participantId: string;
  readonly round: number;
  readonly answers: Answers;
}

function tellRound(cluster: PredictCluster, { id, keys }: StopState, sheet: Sheet, turn: Turn): void {
  const { participantId, round, answers } = sheet;
  const questions = cluster.activity.stops.find((stop) => stop.id === id)?.questions ?? [];
  const answered = questions.map((question) =>
    gradeAnswer(question, keys.get(question.id) ?? null, answers[question.id] ?? null, true),
  );
  tellResult(
    cluster,
    {
      participantId,
      kind: 'predict',
      item: id,
      attempt: round,
      ...sumPoints(answered),
      mode: modeOf(cluster, turn.opened),
      detail: { kind: 'answers', answers: answered },
    },
    turn,
  );
}

/** Has answered every question of this round. */
export function isWhole(
  { activity }: PredictCluster,
  { id, sheets, round }: StopState,
  participantId: string,
): boolean {
  const questions = activity.stops.find((stop) => stop.id === id)?.questions ?? [];
  const answers = sheets.get(participantId)?.get(round) ?? {};
  return questions.every((question) => answers[question.id] !== undefined);
}
