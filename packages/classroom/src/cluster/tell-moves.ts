import type { TraceEvent } from '@frameplay/engine';
import { moveKindOf } from '../frame/frame-class.js';
import { frameView } from '../frame/frame-view.js';
import { summaryOf } from '../frame/summary.js';
import { MOVES_KEPT } from '../view.js';
import type { ClusterState } from './cluster-state.js';
import type { ConsoleEvent, MoveEvent } from './desk.js';
import { watchMove } from './poisoning.js';
import { takeConsole, takeTrace } from './running-lab.js';
import type { Turn } from './turn.js';
import { noteArrived, noteSent } from './wires.js';

type FrameTraced = Extract<TraceEvent, { readonly kind: 'frame' }>;
type StormDetected = Extract<TraceEvent, { readonly kind: 'storm-detected' }>;

/** Turns what the world did since the last call into moves: one per frame per wire. */
export function tellMoves(cluster: ClusterState, turn: Turn): void {
  const { run, desk } = cluster;
  const moves: MoveEvent[] = [];
  for (const event of takeTrace(run.running)) {
    if (event.kind === 'storm-detected') tellStorm(cluster, turn, event);
    else if (event.dir === 'out') noteSent(run.wires, event, event.frame);
    else moves.push(...arrivalOf(cluster, event));
    if (moves.length >= 2 * MOVES_KEPT) moves.splice(0, MOVES_KEPT);
  }
  // No view keeps more than these, and a storm makes a hundred thousand.
  turn.events.push(...moves.slice(-MOVES_KEPT));
  desk.moves = [...desk.moves, ...moves].slice(-MOVES_KEPT);
  tellConsole(cluster, turn);
}

function tellStorm(cluster: ClusterState, turn: Turn, { t, count }: StormDetected): void {
  const storm = { tUs: t, frames: count };
  cluster.desk.storm = storm;
  turn.events.push({ type: 'storm', clusterId: cluster.id, ...storm });
}

/** The move that ends here; none for a frame that came by no cable. */
function arrivalOf(cluster: ClusterState, { node, iface, frame, t }: FrameTraced): MoveEvent[] {
  const { run } = cluster;
  const to = { node, iface };
  const crossing = noteArrived(run.wires, to, frame);
  if (crossing === null) return [];
  const view = frameView(frame, run.seqs);
  const move: MoveEvent = {
    type: 'move',
    clusterId: cluster.id,
    no: crossing.no,
    tUs: t,
    from: crossing.from,
    to,
    kind: moveKindOf(frame),
    summary: summaryOf(view),
    frame: view,
    sentBy: crossing.sentBy,
  };
  watchMove(cluster, move);
  return [move];
}

function tellConsole(cluster: ClusterState, turn: Turn): void {
  for (const { node, text } of takeConsole(cluster.run.running)) {
    const line: ConsoleEvent = { type: 'console', clusterId: cluster.id, node, text };
    cluster.desk.console.push(line);
    turn.events.push(line);
  }
}
