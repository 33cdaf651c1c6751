import {
  type ClusterState,
  type LabCluster,
  modeOf,
  type PredictCluster,
  type QuizCluster,
} from '../cluster/cluster-state.js';
import { goalOf } from '../cluster/lab/measure.js';
import { holderOf, looksCost, mayUse } from '../cluster/lab/terminals.js';
import { peopleOf } from '../cluster/people.js';
import type { StopState } from '../cluster/predict/predict-state.js';
import { isWhole, talliesAt } from '../cluster/predict/reveal.js';
import { mayHandIn } from '../cluster/quiz/may-hand-in.js';
import type { LabCheck } from '../lesson/lab-check.js';
import type { LabPartView, PartView, PredictStopView, PredictView, QuizView, SheetView } from '../part-view.js';
import { questionView, tally } from '../question/grade-answer.js';
import type { OpenedClassroom } from '../state.js';
import type { Viewer } from '../view.js';

/**
 * What a viewer inside the group sees of its activity: built field by field, so that nothing that is not named here
 * leaves. Keys, expected wrong answers and other people's answers are in it only after the reveal.
 */
export function partViewOf(cluster: ClusterState, viewer: Viewer, opened: OpenedClassroom): PartView | null {
  switch (cluster.kind) {
    case 'seat':
      return null;
    case 'predict':
      return predictView(cluster, viewer, opened);
    case 'lab':
      return labView(cluster, viewer, opened);
    case 'quiz':
      return quizView(cluster, viewer, opened);
  }
}

/** In an exam students hear nothing of what is right before the end. */
function isSilent(cluster: ClusterState, viewer: Viewer, opened: OpenedClassroom): boolean {
  return viewer.role === 'student' && modeOf(cluster, opened) === 'exam' && opened.phase !== 'ended';
}

function predictView(cluster: PredictCluster, viewer: Viewer, opened: OpenedClassroom): PredictView {
  const { activity, predict } = cluster;
  const { stops } = predict;
  return {
    kind: 'predict',
    count: activity.stops.length,
    standing: stops.filter(({ revealed }) => revealed).length,
    stops: stops.map((stop) => stopView(cluster, stop, viewer, opened)),
  };
}

function stopView(cluster: PredictCluster, stop: StopState, viewer: Viewer, opened: OpenedClassroom): PredictStopView {
  const questions = cluster.activity.stops.find(({ id }) => id === stop.id)?.questions ?? [];
  const people = peopleOf(cluster, opened);
  const isTold = stop.revealed && !isSilent(cluster, viewer, opened);
  return {
    id: stop.id,
    state: stop.revealed ? 'revealed' : 'asked',
    round: stop.round,
    since: stop.since,
    given: stop.given,
    questions: questions.map(questionView),
    people: people.length,
    answered: people.filter(({ participantId }) => isWhole(cluster, stop, participantId)).length,
    sheets: sheetsFor(stop, viewer),
    tallies: viewer.role === 'teacher' && !stop.revealed ? talliesAt(stop.id, [cluster]) : isTold ? stop.tallies : [],
    keys: isTold ? questions.map(({ id, why }) => ({ questionId: id, value: stop.keys.get(id) ?? '', why })) : null,
  };
}

function sheetsFor({ sheets }: StopState, viewer: Viewer): SheetView[] {
  return [...sheets].flatMap(([participantId, rounds]) =>
    viewer.role === 'teacher' || viewer.participantId === participantId
      ? [...rounds].map(([round, answers]) => ({ participantId, round, answers }))
      : [],
  );
}

/** Every line tells the view anew, so it has the newest only. */
const LINES_SHOWN = 100;

function labView(cluster: LabCluster, viewer: Viewer, opened: OpenedClassroom): LabPartView {
  const { activity, lab } = cluster;
  const { budget, cause } = activity;
  const isMine = (node: string): boolean =>
    viewer.role === 'student' && mayUse(cluster, node, viewer.participantId, opened);
  return {
    kind: 'lab',
    terminals: activity.terminals.map((node) => ({
      node,
      participantId: holderOf(cluster, node, opened),
      mine: isMine(node),
    })),
    lines: lab.lines.filter(({ node }) => mayRead(cluster, node, viewer, opened)).slice(-LINES_SHOWN),
    commands: lab.lines.filter(({ counts }) => counts).length,
    par: activity.par,
    undone: lab.undone,
    resets: lab.resets,
    mayUndo: lab.lines.length > 0 && cluster.progress === 'playing',
    budget: budget === null ? null : { points: budget.points, spent: lab.spent, costs: budget.costs },
    checks: activity.checks.map((check) => checkView(check, budget !== null)),
    cause: cause === null ? null : questionView(cause),
    attempts: lab.attempts,
    last: isSilent(cluster, viewer, opened) ? null : lab.last,
    best: isSilent(cluster, viewer, opened) ? null : lab.best,
  };
}

/** An incident is found by looking, so it does not say where its checks look. */
function checkView(check: LabCheck, isIncident: boolean): LabPartView['checks'][number] {
  const { id, title, points, collateral, steps, expect } = check;
  const [first] = expect;
  return {
    id,
    title,
    points,
    collateral,
    goal: first === undefined ? null : goalOf(first),
    traffic: isIncident ? null : steps.flatMap((step) => (step.kind === 'run' ? [{ on: step.on, run: step.run }] : [])),
  };
}

function quizView(cluster: QuizCluster, viewer: Viewer, opened: OpenedClassroom): QuizView {
  const { activity, quiz } = cluster;
  const people = peopleOf(cluster, opened);
  const mayCompare = viewer.role === 'teacher' || opened.phase === 'ended';
  const own = viewer.role === 'student' ? viewer.participantId : null;
  return {
    kind: 'quiz',
    check: activity.check,
    questions: activity.questions.map(questionView),
    people: people.length,
    answered: people.filter(({ participantId }) => quiz.sheets.has(participantId)).length,
    attempts: own === null ? 0 : (quiz.sheets.get(own)?.length ?? 0),
    open: own !== null && mayHandIn(cluster, own, opened),
    tallies: mayCompare
      ? tally(
          activity.questions,
          1,
          [...quiz.sheets.values()].map(([first]) => first).filter((first) => first !== undefined),
        )
      : [],
  };
}

/** The terminal of a node, what it shows and its tables, in a lab: for whoever may type there, and the teacher. */
export function mayRead(cluster: LabCluster, node: string, viewer: Viewer, opened: OpenedClassroom): boolean {
  if (viewer.role === 'teacher') return true;
  return mayUse(cluster, node, viewer.participantId, opened);
}

/** Tables and frames that nobody has paid for: not while looks cost. */
export function mayLookFreely(cluster: LabCluster): boolean {
  return !looksCost(cluster.activity) || cluster.progress !== 'playing';
}
