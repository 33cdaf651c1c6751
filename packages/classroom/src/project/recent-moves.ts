/** What tells whether two frames are copies of one: as in `MoveView`. */
interface Moved {
  readonly tUs: number;
  readonly from: { readonly node: string; readonly iface: string };
  readonly frame: { readonly src: string; readonly dst: string; readonly bytes: string };
}

/** The most that a view keeps when its oldest frame is one of a flood: a switch of 200 ports copies to all of them at once. */
export const MOVES_AT_MOST = 256;

/** The last `kept` moves, and those before them that are copies of the first of these: half a flood is not what happened. */
export function recentMoves<Move extends Moved>(moves: readonly Move[], kept: number): readonly Move[] {
  const least = Math.max(0, moves.length - MOVES_AT_MOST);
  let first = Math.max(0, moves.length - kept);
  while (first > least && areCopies(moves[first - 1], moves[first])) first -= 1;
  return first === 0 ? moves : moves.slice(first);
}

function areCopies(one: Moved | undefined, other: Moved | undefined): boolean {
  return (
    one !== undefined &&
    other !== undefined &&
    one.tUs === other.tUs &&
    one.from.node === other.from.node &&
    one.from.iface !== other.from.iface &&
    one.frame.src === other.frame.src &&
    one.frame.dst === other.frame.dst &&
    one.frame.bytes === other.frame.bytes
  );
}
