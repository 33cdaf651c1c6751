import type { MoveView } from '@frameplay/classroom';
import { type Point, type TopologyLayout, wireKey } from './placed';
import { pointAlong } from './polyline';

/** A frame on a wire at one moment. */
export interface Flight {
  readonly move: MoveView;
  /** 0: leaves; 1: arrives. */
  readonly share: number;
}

/** Reduced motion: where a frame went, as numbered stones. The last one is now. */
export interface Stone {
  readonly move: MoveView;
  readonly number: number;
  readonly now: boolean;
}

/** Where a frame is; null when the lab has no such wire. */
export function placeOnWire(layout: TopologyLayout, move: MoveView, share: number): Point | null {
  const wire = layout.wires.find((entry) => entry.key === wireKey(move.from, move.to));
  if (wire === undefined) return null;
  const forward = wire.a.node === move.from.node && wire.a.iface === move.from.iface;
  return pointAlong(wire.points, forward ? share : 1 - share);
}
