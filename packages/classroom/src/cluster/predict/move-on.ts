import { type LabRun, seek } from '@frameplay/lab';
import { frameView } from '../../frame/frame-view.js';
import { createRelativeSeqs } from '../../frame/relative-seqs.js';
import { summaryOf } from '../../frame/summary.js';
import type { PredictStop } from '../../lesson/activity.js';
import type { FrameSelector } from '../../lesson/frame-selector.js';
import type { GivenFrameView } from '../../part-view.js';
import { keyOfQuestion } from '../../question/key-of-question.js';
import { findFrame } from '../../truth/select-frame.js';
import { eventsBeforeStep, standBefore, type Truth } from '../../truth/truth.js';
import { noteCauses } from '../../why/why-book.js';
import type { PredictCluster } from '../cluster-state.js';
import { tellConsole } from '../console.js';
import { tellTrace } from '../moves-of.js';
import { clientTerminals, takeConsole } from '../running-lab.js';
import { noteAllAsSeen, tellTables } from '../tell-tables.js';
import type { Turn } from '../turn.js';

/** Runs the network to the next stop and asks there. False: there is none left, and it has run to its end. */
export function moveToNextStop(cluster: PredictCluster, turn: Turn): boolean {
  const { activity, predict } = cluster;
  const stop = activity.stops[predict.stops.length];
  showUpTo(cluster, stop === undefined ? endOf(predict.truth) : momentOf(predict.truth, stop), turn);
  if (stop === undefined) return false;
  predict.stops.push({
    id: stop.id,
    given: stop.given === null ? null : givenOf(predict.truth, stop.given),
    keys: new Map(stop.questions.map((question) => [question.id, keyOfQuestion(question, predict.truth)])),
    round: 1,
    since: turn.at,
    revealed: false,
    sheets: new Map(),
    tallies: [],
  });
  return true;
}

/** The first stop, once the class runs. */
export function beginPredict(cluster: PredictCluster, turn: Turn): void {
  if (cluster.predict.stops.length > 0) return;
  moveToNextStop(cluster, turn);
  turn.events.push({ type: 'part', clusterId: cluster.id });
}

interface Moment {
  readonly run: LabRun;
  /** Events of the true run that are over. */
  readonly events: number;
}

function endOf({ history }: Truth): Moment {
  return { run: history.end, events: history.events.length };
}

function momentOf(truth: Truth, { before }: PredictStop): Moment {
  if ('step' in before) return { run: standBefore(truth, before.step), events: eventsBeforeStep(truth, before.step) };
  const found = findFrame(truth, before.frame);
  if (found === null) return endOf(truth);
  const run = seek(truth.history, found.number);
  return { run, events: run.events.length };
}

function showUpTo(cluster: PredictCluster, { run, events }: Moment, turn: Turn): void {
  const { predict, desk, activity } = cluster;
  noteAllAsSeen(cluster);
  cluster.run.running = { world: run.world };
  const trace = predict.truth.history.events.slice(predict.shown, events).map(({ event }) => event);
  predict.shown = Math.max(predict.shown, events);
  noteCauses(cluster.run.why, predict.truth.history.causes);
  tellTrace(cluster, trace, turn);
  const { commandsShown, resultsShown } = predict;
  const shown = { labRun: run, terminals: clientTerminals(activity.roles), commandsShown, resultsShown };
  for (const { node, text } of takeConsole(shown)) tellConsole(cluster, { node, text }, turn);
  predict.commandsShown = Math.max(commandsShown, shown.commandsShown);
  predict.resultsShown = Math.max(resultsShown, shown.resultsShown);
  tellTables(cluster, turn);
  desk.tUs = run.world.now;
  turn.events.push({ type: 'clock', clusterId: cluster.id, tUs: desk.tUs });
}

function givenOf(truth: Truth, selector: FrameSelector): GivenFrameView | null {
  const found = findFrame(truth, selector);
  if (found === null) return null;
  const frame = frameView(found.frame, createRelativeSeqs());
  return { at: selector.at, dir: selector.dir, summary: summaryOf(frame), frame };
}
