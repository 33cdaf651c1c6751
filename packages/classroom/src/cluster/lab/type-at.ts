import { type LabRun, type Typed, takeLabEvents, typeLine } from '@frameplay/lab';
import type { Bilingual } from '../../decision.js';
import type { TypedLineView } from '../../part-view.js';
import { noteCauses } from '../../why/why-book.js';
import type { LabCluster } from '../cluster-state.js';
import { tellConsole } from '../console.js';
import { tellTrace } from '../moves-of.js';
import { noteAllAsSeen, tellTables } from '../tell-tables.js';
import type { Turn } from '../turn.js';
import { isChange } from './command-class.js';

export interface Line {
  readonly node: string;
  readonly line: string;
  /** What its author reads. */
  readonly language?: keyof Bilingual | undefined;
}

/** Runs a line where the world stands, shows what it prints, and keeps it as the newest. */
export function typeAt(
  cluster: LabCluster,
  { node, line, language }: Line,
  by: { participantId: string; cost: number },
  turn: Turn,
): void {
  const { lab } = cluster;
  tellConsole(cluster, { node, text: `$ ${line}` }, turn);
  const { run, outcome } = typeLine(lab.run, node, line, language);
  const trace = outcome.kind === 'refused' || outcome.kind === 'storm' ? [] : takeLabEvents(run);
  lab.work += LINE_WORK + trace.length;
  if (outcome.kind === 'storm') lab.work += STORM_WORK;
  const text = textOf(outcome, run, language ?? 'en');
  if (text !== '') tellConsole(cluster, { node, text }, turn);
  if (outcome.kind === 'refused' || outcome.kind === 'storm') return;
  const exit = exitOf(outcome);
  const no = lab.lines.length + 1;
  const typed: TypedLineView = { no, node, line, exit, counts: isChange(line) && exit === 0, ...by };
  lab.lines.push(typed);
  lab.spent += by.cost;
  keepCheckpoint(cluster, no, run);
  noteAllAsSeen(cluster);
  noteCauses(cluster.run.why, run.causes);
  tellTrace(
    cluster,
    trace.map(({ event }) => event),
    turn,
  );
  standAt(cluster, run, turn);
}

function exitOf(outcome: Typed['outcome']): number {
  if (outcome.kind === 'ended') return outcome.result.exit;
  return outcome.kind === 'waited' ? 0 : INTERRUPTED;
}

const INTERRUPTED = 130;

/** What a line costs beside its frames, and a storm: it ends only where the engine's own budget is used up. */
const LINE_WORK = 50;
const STORM_WORK = 100_000;
/** Some seconds of computing; a lesson takes a hundredth of it. */
const WORK_MAX = 300_000;

/** Is there enough left for one more line or check? */
export function mayWork({ lab }: LabCluster): boolean {
  return lab.work < WORK_MAX;
}

/** As the terminal shows it. */
function textOf(outcome: Typed['outcome'], run: LabRun, language: keyof Bilingual): string {
  switch (outcome.kind) {
    case 'ended':
      return `${outcome.result.stdout}${outcome.result.stderr}`.trimEnd();
    case 'interrupted': {
      // What it had said until then stands among the results.
      const last = run.results.at(-1);
      return last?.kind === 'run' ? `${last.result.stdout}${last.result.stderr}`.trimEnd() : '^C';
    }
    case 'waited':
      return '';
    case 'refused':
      // Not "not found": a real host may well have it.
      return `${NOT_SUPPORTED[language]}${outcome.what}`;
    case 'storm':
      return STORM[language];
  }
}

const NOT_SUPPORTED: Bilingual = { zh: '这里不支持：', en: 'not supported here: ' };
const STORM: Bilingual = {
  zh: 'storm-detected：帧在网络里转圈，这一行已撤回',
  en: 'storm-detected: frames went round in circles, so this line was taken back',
};

/** The desk shows the world of this run. */
function standAt(cluster: LabCluster, run: LabRun, turn: Turn): void {
  cluster.lab.run = run;
  cluster.run.running = { world: run.world };
  tellTables(cluster, turn);
  cluster.desk.tUs = run.world.now;
  turn.events.push({ type: 'clock', clusterId: cluster.id, tUs: cluster.desk.tUs });
  turn.events.push({ type: 'part', clusterId: cluster.id });
}

const CHECKPOINT_LINES = 16;
const LAST_KEPT = 4;

function keepCheckpoint({ lab }: LabCluster, no: number, run: LabRun): void {
  lab.checkpoints.set(no, run);
  for (const at of [...lab.checkpoints.keys()]) {
    if (at <= no - LAST_KEPT && at % CHECKPOINT_LINES !== 0) lab.checkpoints.delete(at);
  }
}

/** Back to before the newest line: from the last run that is kept, the lines since are typed again, which gives the same. */
export function undoLine(cluster: LabCluster, turn: Turn): void {
  const { lab } = cluster;
  const undone = lab.lines.pop();
  if (undone === undefined) return;
  lab.checkpoints.delete(undone.no);
  lab.undone += 1;
  const count = lab.lines.length;
  const from = Math.max(0, ...[...lab.checkpoints.keys()].filter((at) => at <= count));
  let run = lab.checkpoints.get(from) ?? lab.base;
  for (const { node, line } of lab.lines.slice(from)) {
    run = typeLine(run, node, line).run;
    lab.work += LINE_WORK + takeLabEvents(run).length;
  }
  tellConsole(cluster, { node: undone.node, text: undone.line, mark: 'undo' }, turn);
  noteAllAsSeen(cluster);
  standAt(cluster, run, turn);
}

/** All as the lab's steps left it. What was looked at stays paid. */
export function resetLab(cluster: LabCluster, turn: Turn): void {
  const { lab } = cluster;
  lab.undone += lab.lines.length;
  lab.lines.length = 0;
  lab.checkpoints.clear();
  lab.resets += 1;
  for (const node of cluster.activity.terminals) tellConsole(cluster, { node, text: '', mark: 'reset' }, turn);
  noteAllAsSeen(cluster);
  standAt(cluster, lab.base, turn);
}
