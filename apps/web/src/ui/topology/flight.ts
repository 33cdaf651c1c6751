import type { MoveView } from '@frameplay/classroom';
import { type Point, type TopologyLayout, wireKey } from './placed';
import { pointAlong } from './polyline';

/** A frame that is on its wire: from when, by `performance.now()`, and for how long. */
export interface Flight {
  readonly move: MoveView;
  readonly startMs: number;
  readonly hopMs: number;
}

/** Reduced motion: where a frame went, as numbered stones. The last one is now. */
export interface Stone {
  readonly move: MoveView;
  readonly number: number;
  readonly now: boolean;
}

/** The way of a frame, from where it leaves to where it arrives; null when the lab has no such wire. */
export function wayOf(layout: TopologyLayout, move: MoveView): readonly Point[] | null {
  const wire = layout.wires.find((entry) => entry.key === wireKey(move.from, move.to));
  if (wire === undefined) return null;
  const forward = wire.a.node === move.from.node && wire.a.iface === move.from.iface;
  return forward ? wire.points : wire.points.toReversed();
}

/** The middle of a frame's way. */
export function middleOf(layout: TopologyLayout, move: MoveView): Point | null {
  const way = wayOf(layout, move);
  return way === null ? null : pointAlong(way, 0.5);
}
