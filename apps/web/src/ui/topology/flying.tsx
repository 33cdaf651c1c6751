'use client';

import { type ReactNode, useLayoutEffect, useMemo, useRef } from 'react';
import { type Flight, wayOf } from './flight';
import type { Point, TopologyLayout } from './placed';
import { lengthOf } from './polyline';

export interface FlyingProps {
  readonly layout: TopologyLayout;
  readonly flight: Flight;
  readonly children: ReactNode;
}

/** Quick off, slow to arrive. */
const EASE_OUT = 'cubic-bezier(0.5, 1, 0.89, 1)';

/**
 * What flies along the wire of its frame, drawn about (0, 0). The browser moves it by its transform: nothing is computed
 * or rendered here from picture to picture.
 */
export function Flying({ layout, flight: { move, startMs, hopMs }, children }: FlyingProps) {
  const group = useRef<SVGGElement>(null);
  const steps = useMemo(() => stepsOf(wayOf(layout, move) ?? []), [layout, move]);
  useLayoutEffect(() => {
    if (steps.length === 0) return;
    const timing = { duration: hopMs, delay: startMs - performance.now(), easing: EASE_OUT, fill: 'both' } as const;
    const flying = group.current?.animate(steps, timing);
    return () => flying?.cancel();
  }, [steps, startMs, hopMs]);
  if (steps.length === 0) return null;
  return (
    <g ref={group} data-flying="">
      {children}
    </g>
  );
}

/** The corners of a way, each at its share of the length: the speed is the same on all pieces. */
function stepsOf(way: readonly Point[]): Keyframe[] {
  const length = lengthOf(way);
  return way.map(({ x, y }, index) => ({
    transform: `translate(${x}px, ${y}px)`,
    offset: length === 0 ? index / Math.max(1, way.length - 1) : lengthOf(way.slice(0, index + 1)) / length,
  }));
}
