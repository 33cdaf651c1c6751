import { modeOf, type PredictCluster, type QuizCluster } from '../cluster/cluster-state.js';
import { endActivity } from '../cluster/end-activity.js';
import { type Acting, actingStudent, peopleOf } from '../cluster/people.js';
import { standingStop } from '../cluster/predict/predict-state.js';
import { isWhole, revealStop, talliesAt } from '../cluster/predict/reveal.js';
import { mayHandIn } from '../cluster/quiz/may-hand-in.js';
import { tellResult } from '../cluster/tell-result.js';
import type { Turn } from '../cluster/turn.js';
import type { Actor, Command, Refusal } from '../command.js';
import type { AskedQuestion } from '../lesson/question.js';
import type { Answers } from '../part-view.js';
import { canonicalAnswer } from '../question/canonical.js';
import { gradeAnswer, sumPoints } from '../question/grade-answer.js';
import { keyOfQuestion } from '../question/key-of-question.js';
import {
  ANSWER_CLOSED,
  badAnswer,
  INCOMPLETE,
  noSuchStop,
  unknownActivity,
  unknownQuestion,
  WRONG_KIND,
} from '../refuse/refuse-activity.js';

type Answer = Extract<Command, { readonly type: 'answer' }>;

export function answer(actor: Actor, command: Answer, turn: Turn): Refusal | null {
  const acting = actingStudent(actor, turn.opened);
  if ('code' in acting) return acting;
  const { cluster } = acting;
  if (command.activityIndex >= turn.opened.lesson.activities.length) return unknownActivity(command.activityIndex);
  if (command.activityIndex !== cluster.activityIndex) return ANSWER_CLOSED;
  switch (cluster.kind) {
    case 'predict':
      return predict(cluster, acting, command, turn);
    case 'quiz':
      return command.stopId === null ? handIn(cluster, acting, command.answers, turn) : WRONG_KIND;
    default:
      return WRONG_KIND;
  }
}

/** A draft until the reveal; alone the whole answer is the reveal. */
function predict(cluster: PredictCluster, { participantId }: Acting, command: Answer, turn: Turn): Refusal | null {
  if (!cluster.activity.stops.some(({ id }) => id === command.stopId)) return noSuchStop(command.stopId);
  const stop = standingStop(cluster.predict);
  if (stop === null || stop.id !== command.stopId) return ANSWER_CLOSED;
  const questions = cluster.activity.stops.find(({ id }) => id === stop.id)?.questions ?? [];
  const nodes = cluster.desk.lab.nodes.map(({ name }) => name);
  const read = readAnswers(questions, command.answers, nodes);
  if (!read.ok) return read.refusal;
  const rounds = stop.sheets.get(participantId) ?? new Map<number, Answers>();
  const answers = { ...rounds.get(stop.round), ...read.answers };
  const isAlone = turn.opened.solo !== null;
  if (isAlone && questions.some(({ id }) => answers[id] === undefined)) return INCOMPLETE;
  rounds.set(stop.round, answers);
  stop.sheets.set(participantId, rounds);
  if (isAlone && isWhole(cluster, stop, participantId)) revealStop(cluster, talliesAt(stop.id, [cluster]), turn);
  else turn.events.push({ type: 'part', clusterId: cluster.id });
  return null;
}

/** The first try counts; a guided quiz may be tried again until all is right. */
function handIn(cluster: QuizCluster, { participantId }: Acting, given: Answers, turn: Turn): Refusal | null {
  const { activity, quiz } = cluster;
  const sheets = quiz.sheets.get(participantId) ?? [];
  if (!mayHandIn(cluster, participantId, turn.opened)) return ANSWER_CLOSED;
  const read = readAnswers(activity.questions, given, []);
  if (!read.ok) return read.refusal;
  if (activity.questions.some(({ id }) => read.answers[id] === undefined)) return INCOMPLETE;
  sheets.push(read.answers);
  quiz.sheets.set(participantId, sheets);
  tellTry(cluster, participantId, read.answers, turn);
  const everybody = peopleOf(cluster, turn.opened).every((person) => quiz.sheets.has(person.participantId));
  if (everybody) endActivity(cluster, turn);
  turn.events.push({ type: 'part', clusterId: cluster.id });
  return null;
}

/** So often a wrong answer of a guided quiz is explained without telling the right one. */
const UNTOLD_TRIES = 2;

function tellTry(cluster: QuizCluster, participantId: string, answers: Answers, turn: Turn): void {
  const { activity, quiz } = cluster;
  const mode = modeOf(cluster, turn.opened);
  const attempt = quiz.sheets.get(participantId)?.length ?? 1;
  const isTold = mode !== 'guided' || attempt > UNTOLD_TRIES;
  const answered = activity.questions.map((question) =>
    gradeAnswer(question, keyOfQuestion(question, null), answers[question.id] ?? null, isTold),
  );
  const detail = { kind: 'answers', answers: answered } as const;
  tellResult(
    cluster,
    { participantId, kind: 'quiz', item: 'quiz', attempt, ...sumPoints(answered), mode, detail },
    turn,
  );
}

type ReadAnswers = { readonly ok: true; readonly answers: Answers } | { readonly ok: false; readonly refusal: Refusal };

/** In the order of the questions, whatever the order in which the log has them. */
function readAnswers(questions: readonly AskedQuestion[], given: Answers, nodes: readonly string[]): ReadAnswers {
  const unknown = Object.keys(given)
    .sort()
    .find((id) => !questions.some((question) => question.id === id));
  if (unknown !== undefined) return { ok: false, refusal: unknownQuestion(unknown) };
  const answers: Record<string, string> = {};
  for (const { id, answer: form, prompt } of questions) {
    const text = given[id];
    if (text === undefined) continue;
    const read = canonicalAnswer(form, text, nodes);
    if (!read.ok) return { ok: false, refusal: badAnswer(prompt, read.why) };
    answers[id] = read.value;
  }
  return { ok: true, answers };
}
