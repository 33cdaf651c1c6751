import type { MoveView, MoveWhy, WhyLink } from '@frameplay/classroom';

/** One hop on the way back from a frame, as the desk tells it. */
export type Hop =
  /** A device sent it; `through`: the switches that only passed it on, nearest to its sender first. */
  | { readonly kind: 'sent'; readonly move: MoveView; readonly why: MoveWhy; readonly through: readonly string[] }
  | { readonly kind: 'timer'; readonly link: Extract<WhyLink, { kind: 'timer' }> }
  | { readonly kind: 'command'; readonly link: Extract<WhyLink, { kind: 'command' }> }
  /** Reasons of other devices, which the viewer may not know. */
  | { readonly kind: 'sealed' }
  | { readonly kind: 'boot' }
  /** Too long ago: the desk keeps the last frames only. */
  | { readonly kind: 'forgotten' };

/** From a frame back to what began it. A frame on its way through switches is one hop. */
export function hopsBack(moves: readonly MoveView[], no: number): Hop[] {
  const byNo = new Map(moves.map((move) => [move.no, move]));
  const hops: Hop[] = [];
  let through: string[] = [];
  let link: WhyLink | null = { kind: 'move', no };
  for (;;) {
    if (link?.kind !== 'move') return [...hops, ...endOf(link, byNo)];
    const move = byNo.get(link.no);
    const why: MoveView['why'] = move?.why ?? null;
    if (move === undefined || why === null) return [...hops, { kind: 'forgotten' }];
    if (why.kind === 'sealed') {
      hops.push({ kind: 'sealed' });
      if (why.ownNo === null) return hops;
      through = [];
      link = { kind: 'move', no: why.ownNo };
      continue;
    }
    if (why.rule?.startsWith('FDB-') === true && why.led?.kind === 'move' && isKnown(byNo, why.led.no)) {
      through = [move.from.node, ...through];
    } else {
      hops.push({ kind: 'sent', move, why, through });
      through = [];
    }
    link = why.led;
  }
}

/** A switch is passed over only where somebody stands behind it. */
function isKnown(byNo: ReadonlyMap<number, MoveView>, no: number): boolean {
  return byNo.get(no)?.why?.kind === 'known';
}

function endOf(link: Exclude<WhyLink, { kind: 'move' }> | null, byNo: ReadonlyMap<number, MoveView>): Hop[] {
  switch (link?.kind) {
    case undefined:
      return [{ kind: 'forgotten' }];
    case 'timer':
      return [{ kind: 'timer', link }, ...behindTimer(link.after, byNo)];
    case 'command':
      return [{ kind: 'command', link }];
    case 'boot':
      return [{ kind: 'boot' }];
  }
}

/** A timer that sets itself again and again is one hop. */
function behindTimer(after: WhyLink | null, byNo: ReadonlyMap<number, MoveView>): Hop[] {
  if (after?.kind === 'timer') return behindTimer(after.after, byNo);
  return after?.kind === 'move' ? hopsBack([...byNo.values()], after.no) : endOf(after, byNo);
}

export type Shown = { readonly kind: 'hop'; readonly hop: Hop } | { readonly kind: 'between'; readonly hops: number };

const SHOWN = 5;

/** The first two, the last two, and how many there are between; all of them when there are few or somebody asks. */
export function folded(hops: readonly Hop[], all: boolean): Shown[] {
  const shown = (some: readonly Hop[]): Shown[] => some.map((hop) => ({ kind: 'hop', hop }));
  if (all || hops.length <= SHOWN) return shown(hops);
  return [...shown(hops.slice(0, 2)), { kind: 'between', hops: hops.length - 4 }, ...shown(hops.slice(-2))];
}
