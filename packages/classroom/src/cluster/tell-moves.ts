import type { Frame, SimTimeUs } from '@frameplay/engine';
import { moveKindOf } from '../frame/frame-class.js';
import { frameView } from '../frame/frame-view.js';
import { summaryOf } from '../frame/summary.js';
import { MOVES_KEPT } from '../view.js';
import type { ClusterState } from './cluster-state.js';
import type { ConsoleEvent, MoveEvent } from './desk.js';
import { watchMove } from './poisoning.js';
import { takeConsole, takeTrace } from './running-lab.js';
import type { Turn } from './turn.js';
import { noteArrived, noteSent, type Plug } from './wires.js';

/** Turns what the world did since the last call into moves: one per frame per wire. */
export function tellMoves(cluster: ClusterState, turn: Turn): void {
  const { run, desk } = cluster;
  for (const event of takeTrace(run.running)) {
    if (event.kind !== 'frame') continue;
    const plug = { node: event.node, iface: event.iface };
    if (event.dir === 'out') noteSent(run.wires, plug, event.frame);
    else tellMove(cluster, turn, plug, event.frame, event.t);
  }
  desk.moves = desk.moves.slice(-MOVES_KEPT);
  tellConsole(cluster, turn);
}

function tellMove(cluster: ClusterState, turn: Turn, to: Plug, frame: Frame, tUs: SimTimeUs): void {
  const { run, desk } = cluster;
  const crossing = noteArrived(run.wires, to, frame);
  if (crossing === null) return;
  const view = frameView(frame, run.seqs);
  const move: MoveEvent = {
    type: 'move',
    clusterId: cluster.id,
    no: crossing.no,
    tUs,
    from: crossing.from,
    to,
    kind: moveKindOf(frame),
    summary: summaryOf(view),
    frame: view,
    sentBy: crossing.sentBy,
  };
  desk.moves.push(move);
  turn.events.push(move);
  watchMove(cluster, move);
}

function tellConsole(cluster: ClusterState, turn: Turn): void {
  for (const { node, text } of takeConsole(cluster.run.running)) {
    const line: ConsoleEvent = { type: 'console', clusterId: cluster.id, node, text };
    cluster.desk.console.push(line);
    turn.events.push(line);
  }
}
