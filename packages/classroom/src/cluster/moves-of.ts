import type { TraceEvent } from '@frameplay/engine';
import type { Mode } from '../command.js';
import { moveKindOf } from '../frame/frame-class.js';
import { frameView } from '../frame/frame-view.js';
import type { RelativeSeqs } from '../frame/relative-seqs.js';
import { summaryOf } from '../frame/summary.js';
import { MOVES_AT_MOST, recentMoves } from '../project/recent-moves.js';
import { MOVES_KEPT } from '../view.js';
import { noteFrame, noteMove, trimWhyBook, type WhyBook, whyOf } from '../why/why-book.js';
import type { Desk, MoveEvent } from './desk.js';
import type { Turn } from './turn.js';
import { noteArrived, noteSent, type Wires } from './wires.js';

/** A cluster whose frames are shown. */
export interface WithMoves {
  readonly id: string;
  /** Of this group alone; null: as the class. */
  readonly mode: Mode | null;
  readonly desk: Desk;
  readonly run: { readonly seqs: RelativeSeqs; readonly wires: Wires; readonly why: WhyBook };
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
  const crossed: Crossed[] = [];
  const { why } = cluster.run;
  for (const event of trace) {
    if (event.kind === 'frame') noteFrame(why, event);
    if (event.kind === 'storm-detected') tellStorm(cluster, turn, event);
    else if (event.dir === 'out') noteSent(cluster.run.wires, event, event.frame);
    else crossed.push(...arrivalOf(cluster, event, watch));
    if (crossed.length >= 2 * MOVES_AT_MOST) crossed.splice(0, MOVES_AT_MOST);
  }
  // No view keeps more than these, and a storm makes a hundred thousand.
  const exam = (cluster.mode ?? turn.opened.mode) === 'exam';
  const moves = crossed.slice(-MOVES_AT_MOST).map(({ move, arrival }) => ({ ...move, why: whyOf(why, arrival, exam) }));
  turn.events.push(...moves);
  trimWhyBook(why);
  cluster.desk.moves = recentMoves([...cluster.desk.moves, ...moves], MOVES_KEPT);
}

function tellStorm({ id: clusterId, desk }: WithMoves, turn: Turn, { t, count }: StormDetected): void {
  const storm = { tUs: t, frames: count };
  desk.storm = storm;
  turn.events.push({ type: 'storm', clusterId, ...storm });
}

/** A move, and the arrival that it ends with. */
interface Crossed {
  readonly move: MoveEvent;
  readonly arrival: FrameTraced;
}

/** The move that ends here, its reason still to be looked up; none for a frame that came by no cable. */
function arrivalOf(
  { id: clusterId, run }: WithMoves,
  arrival: FrameTraced,
  watch: (move: MoveEvent) => void,
): Crossed[] {
  const { node, iface, frame, t } = arrival;
  const to = { node, iface };
  const crossing = noteArrived(run.wires, to, frame);
  if (crossing === null) return [];
  noteMove(run.why, arrival, { no: crossing.no, from: crossing.from.node });
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
    why: null,
  };
  watch(move);
  return [{ move, arrival }];
}
