import { withConsoleLine } from '../cluster/console.js';
import type { ViewEvent } from '../event.js';
import type { HintView, ResultView } from '../part-view.js';
import type { ClusterView, ConsoleLineView, GradedView, MoveView, ProposalView, SeatView, WaitView } from '../view.js';
import { recentMoves } from './recent-moves.js';

type InCluster = Exclude<ViewEvent, { readonly type: 'classroom' | 'participant' | 'clusters' | 'nudge' | 'activity' }>;

/** `movesKept`: the last so many stay in the view, and no flood is cut in two. */
export function reduceCluster(cluster: ClusterView, event: InCluster, movesKept: number): ClusterView {
  switch (event.type) {
    case 'seat':
      return { ...cluster, seats: upsert(cluster.seats, seatOf(cluster, event), (seat) => seat.seat) };
    case 'bot':
      return {
        ...cluster,
        seats: cluster.seats.map((seat) => (seat.seat === event.seat ? withBot(seat, event) : seat)),
      };
    case 'move':
      return {
        ...cluster,
        moves: recentMoves(
          upsert(cluster.moves, moveOf(event), (move) => move.no),
          movesKept,
        ),
      };
    case 'wait':
      return { ...cluster, waits: upsert(cluster.waits, waitOf(event), (wait) => wait.frameId) };
    case 'done':
      return { ...cluster, waits: cluster.waits.filter((wait) => wait.frameId !== event.frameId) };
    case 'proposal':
      return { ...cluster, proposals: withProposal(cluster.proposals, event) };
    case 'graded':
      return { ...cluster, graded: upsert(cluster.graded, gradedOf(event), gradedKey) };
    case 'tables':
      return { ...cluster, tables: { ...cluster.tables, [event.node]: event.tables } };
    case 'console':
      return { ...cluster, console: withConsoleLine(cluster.console, consoleOf(event)) };
    case 'part':
      return { ...cluster, part: event.part };
    case 'result':
      return { ...cluster, results: upsert(cluster.results, resultOf(event), resultKey) };
    case 'hint':
      return { ...cluster, hints: upsert(cluster.hints, hintOf(event), hintKey) };
    case 'consequence':
      return { ...cluster, consequence: event.consequence };
    case 'storm':
      return { ...cluster, storm: { tUs: event.tUs, frames: event.frames } };
    case 'faults':
      return { ...cluster, faults: event.faults, mayUndoFault: event.mayUndo };
    case 'steps':
      return { ...cluster, stepsLeft: event.left };
    case 'clock':
      return { ...cluster, tUs: event.tUs };
  }
}

/** Replaces the entry with the same key in its place, or appends. */
function upsert<T>(list: readonly T[], entry: T, keyOf: (entry: T) => string | number): readonly T[] {
  const key = keyOf(entry);
  const at = list.findLastIndex((other) => keyOf(other) === key);
  return at === -1 ? [...list, entry] : list.with(at, entry);
}

function gradedKey(graded: GradedView): string {
  return `${graded.participantId}/${graded.frameId}/${graded.attempt}`;
}

function resultKey({ participantId, activityIndex, item, attempt }: ResultView): string {
  return `${participantId}/${activityIndex}/${item}/${attempt}`;
}

function hintKey({ participantId, activityIndex, rung }: HintView): string {
  return `${participantId}/${activityIndex}/${rung}`;
}

type Event<T extends InCluster['type']> = Extract<InCluster, { readonly type: T }>;

function seatOf({ seats }: ClusterView, { type: _type, clusterId: _clusterId, ...seat }: Event<'seat'>): SeatView {
  const bot = seats.find((before) => before.seat === seat.seat)?.bot;
  return { ...seat, ...(bot === undefined ? {} : { bot }) };
}

function withBot({ bot: _before, ...seat }: SeatView, { mistake }: Event<'bot'>): SeatView {
  return mistake === null ? seat : { ...seat, bot: mistake };
}

function withProposal(
  before: readonly ProposalView[],
  { type: _type, clusterId: _clusterId, ...proposal }: Event<'proposal'>,
): readonly ProposalView[] {
  const others = before.filter(({ frameId }) => frameId !== proposal.frameId);
  return proposal.proposals.length === 0 ? others : [...others, proposal];
}

function moveOf({ type: _type, clusterId: _clusterId, ...move }: Event<'move'>): MoveView {
  return move;
}

function waitOf({ type: _type, clusterId: _clusterId, ...wait }: Event<'wait'>): WaitView {
  return wait;
}

function consoleOf({ type: _type, clusterId: _clusterId, ...line }: Event<'console'>): ConsoleLineView {
  return line;
}

function resultOf({ type: _type, ...result }: Event<'result'>): ResultView {
  return result;
}

function hintOf({ type: _type, clusterId: _clusterId, ...hint }: Event<'hint'>): HintView {
  return hint;
}

function gradedOf({ type: _type, ...graded }: Event<'graded'>): GradedView {
  return graded;
}
