import {
  err,
  holdAt,
  type KernelReaction,
  keyOf,
  nodesOf,
  ok,
  type Resolution,
  type Result,
  releaseAt,
  resolve,
  settle,
  type WaitingFrame,
  waitingFrames,
} from '@frameplay/engine';
import { startCommand } from '@frameplay/shell';
import { collectEvents } from '../run/advance-lab.js';
import type { LabRun } from '../run/lab-run.js';
import { type History, recordOn } from './history.js';
import { movesBefore, seek } from './seek.js';

/** What is otherwise in the fork. */
export type Change =
  /** A command runs on a node just before the event, beside the steps of the lab: `sysctl -w ...`. */
  | { readonly kind: 'command'; readonly node: string; readonly command: string }
  /** The frame that arrives is settled in this way, in place of the kernel's. */
  | { readonly kind: 'decision'; readonly resolution: Resolution };

export type ForkProblem =
  | { readonly code: 'history/no-node'; readonly message: string }
  | { readonly code: 'history/command-failed'; readonly message: string }
  /** It takes time (ping, curl), or this version does not know it. */
  | { readonly code: 'history/command-unsupported'; readonly message: string }
  /** Nobody decides about this event: a frame that leaves, or that comes out of a tunnel. */
  | { readonly code: 'history/no-decision'; readonly message: string }
  | { readonly code: 'history/decision-refused'; readonly message: string };

/** The same run up to this event, with one thing changed there, and then to its end. The history itself stays. */
export function forkAt(history: History, eventNumber: number, change: Change): Result<History, ForkProblem> {
  const run = seek(history, eventNumber);
  const problem =
    change.kind === 'command' ? runCommand(run, change) : decide(run, history, eventNumber, change.resolution);
  if (problem !== undefined) return err(problem);
  collectEvents(run);
  const moves = movesBefore(history, eventNumber);
  // The change is a move of its own, at the moment where the parent makes the move that it replaces or precedes.
  const before = run.events.map((_, index) => Math.min(history.movesBefore[index] ?? moves, moves));
  const causes = run.causes.map((_, index) => Math.min(history.causesMovesBefore[index] ?? moves, moves));
  const told = { movesBefore: before, causesMovesBefore: causes };
  return ok(recordOn({ run, moves: moves + 1, ...told, origin: { history, moves: moves + 1 } }));
}

/** What the kernel does with the frame of this event, and why; undefined if no decision is made about it. */
export function reactionAt(history: History, eventNumber: number): KernelReaction | undefined {
  const run = seek(history, eventNumber);
  const waiting = waitFor(run, history, eventNumber);
  const key = waiting === undefined ? undefined : keyOf(run.world, waiting.id);
  return key?.ok === true ? key.value : undefined;
}

function runCommand(run: LabRun, change: Extract<Change, { kind: 'command' }>): ForkProblem | undefined {
  const { node, command } = change;
  const names = nodesOf(run.world).map(({ name }) => name);
  if (!names.includes(node)) {
    return { code: 'history/no-node', message: `no node "${node}" (nodes: ${names.join(', ')})` };
  }
  const started = startCommand(run.world, node, command, run.files);
  if (started.kind === 'unsupported') {
    return { code: 'history/command-unsupported', message: `this version does not support: ${started.what}` };
  }
  if (started.kind !== 'ended') {
    return { code: 'history/command-unsupported', message: `"${command}" takes time and is no change of a setting` };
  }
  const { exit, stdout, stderr } = started.result;
  if (exit === 0) return undefined;
  const said = `${stderr}${stdout}`.trim();
  return { code: 'history/command-failed', message: said === '' ? `"${command}" ends with ${exit}` : said };
}

function decide(run: LabRun, history: History, eventNumber: number, resolution: Resolution): ForkProblem | undefined {
  const waiting = waitFor(run, history, eventNumber);
  if (waiting === undefined) {
    return { code: 'history/no-decision', message: `event ${eventNumber} is no frame that a device decides about` };
  }
  const settled = resolve(run.world, waiting.id, resolution);
  return settled.ok ? undefined : { code: 'history/decision-refused', message: settled.error.message };
}

/** Lets the frame of this event arrive, and nothing be done with it. */
function waitFor(run: LabRun, history: History, eventNumber: number): WaitingFrame | undefined {
  const event = history.events[eventNumber]?.event;
  if (event?.kind !== 'frame' || event.dir !== 'in') return undefined;
  holdAt(run.world, event.node);
  settle(run.world, { stopAtWaiting: true, maxFrames: 1 });
  releaseAt(run.world, event.node);
  const waiting = waitingFrames(run.world)[0];
  // What comes out of a tunnel is part of the reaction to the frame around it, which waits in its place.
  return waiting?.iface === event.iface ? waiting : undefined;
}
