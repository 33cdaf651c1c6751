import type { ClusterView, MoveKind, WaitView } from '@frameplay/classroom';

/** One frame at the own device: came in, went out, or waits. */
export interface Tick {
  readonly no: number;
  readonly kind: MoveKind;
  readonly summary: string;
  readonly row: 'in' | 'out';
  readonly waits: boolean;
  /** Decided by the person: all fields right at the end, or not. */
  readonly result: 'right' | 'wrong' | null;
}

const TICKS_MAX = 30;

/** Frames in and out of a device in their order; those that wait come last. */
export function ticksOf(cluster: ClusterView, seat: string, inbox: readonly WaitView[]): readonly Tick[] {
  const waiting = new Set(inbox.map((wait) => wait.no));
  const results = new Map<number, 'right' | 'wrong'>();
  for (const graded of cluster.graded) {
    if (graded.seat !== seat || graded.activityIndex !== cluster.activity.index) continue;
    const right = graded.right === graded.total;
    // Where the network does what was decided, a tick says right and nothing scolds.
    if (right || graded.mode === 'guided') results.set(graded.no, right ? 'right' : 'wrong');
  }
  const moved = cluster.moves
    .filter((move) => move.from.node === seat || move.to.node === seat)
    .filter((move) => !waiting.has(move.no))
    .map((move): Tick => {
      const row = move.to.node === seat ? 'in' : 'out';
      return {
        no: move.no,
        kind: move.kind,
        summary: move.summary,
        row,
        waits: false,
        result: row === 'in' ? (results.get(move.no) ?? null) : null,
      };
    });
  const held = inbox.map(
    (wait): Tick => ({ no: wait.no, kind: wait.kind, summary: wait.summary, row: 'in', waits: true, result: null }),
  );
  return [...moved, ...held].slice(-TICKS_MAX);
}
