import type { TraceEvent } from '@frameplay/engine';
import { moveKindOf } from '../frame/frame-class.js';
import { frameView } from '../frame/frame-view.js';
import type { RelativeSeqs } from '../frame/relative-seqs.js';
import { summaryOf } from '../frame/summary.js';
import { MOVES_KEPT } from '../view.js';
import type { Desk, MoveEvent } from './desk.js';
import type { Turn } from './turn.js';
import { noteArrived, noteSent, type Wires } from './wires.js';

/** A cluster whose frames are shown. */
export interface WithMoves {
  readonly id: string;
  readonly desk: Desk;
  readonly run: { readonly seqs: RelativeSeqs; readonly wires: Wires };
}

type FrameTraced = Extract<TraceEvent, { readonly kind: 'frame' }>;
type StormDetected = Extract<TraceEvent, { readonly kind: 'storm-detected' }>;

/** Turns what the world did into moves, one per frame per wire, and tells them. `watch` sees each of them, in order. */
export function tellTrace(
  cluster: WithMoves,
  trace: readonly TraceEvent[],
  turn: Turn,
  watch: (move: MoveEvent) => void = () => undefined,
): void {
  const moves: MoveEvent[] = [];
  for (const event of trace) {
    if (event.kind === 'storm-detected') tellStorm(cluster, turn, event);
    else if (event.dir === 'out') noteSent(cluster.run.wires, event, event.frame);
    else moves.push(...arrivalOf(cluster, event, watch));
    if (moves.length >= 2 * MOVES_KEPT) moves.splice(0, MOVES_KEPT);
  }
  // No view keeps more than these, and a storm makes a hundred thousand.
  turn.events.push(...moves.slice(-MOVES_KEPT));
  cluster.desk.moves = [...cluster.desk.moves, ...moves].slice(-MOVES_KEPT);
}

function tellStorm({ id: clusterId, desk }: WithMoves, turn: Turn, { t, count }: StormDetected): void {
  const storm = { tUs: t, frames: count };
  desk.storm = storm;
  turn.events.push({ type: 'storm', clusterId, ...storm });
}

/** The move that ends here; none for a frame that came by no cable. */
function arrivalOf(
  { id: clusterId, run }: WithMoves,
  { node, iface, frame, t }: FrameTraced,
  watch: (move: MoveEvent) => void,
): MoveEvent[] {
  const to = { node, iface };
  const crossing = noteArrived(run.wires, to, frame);
  if (crossing === null) return [];
  const view = frameView(frame, run.seqs);
  const move: MoveEvent = {
    type: 'move',
    clusterId,
    no: crossing.no,
    tUs: t,
    from: crossing.from,
    to,
    kind: moveKindOf(frame),
    summary: summaryOf(view),
    frame: view,
    sentBy: crossing.sentBy,
  };
  watch(move);
  return [move];
}
