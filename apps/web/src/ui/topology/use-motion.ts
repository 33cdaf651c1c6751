'use client';

import type { MoveView } from '@frameplay/classroom';
import { useEffect, useRef, useState } from 'react';
import { useReducedMotion } from '@/lib/reduced-motion';
import type { Flight, Stone } from './flight';
import { flightsAt, isOver, type Scheduled, schedule, stonesOf } from './motion';

export interface Motion {
  readonly flights: readonly Flight[];
  readonly stones: readonly Stone[];
}

/**
 * Frames under way, as a function of the moves and the time. New moves queue behind those still being drawn; nothing
 * waits for the picture. `run` names the cluster and activity: its first moves are history and not drawn.
 */
export function useMotion(run: string, moves: readonly MoveView[]): Motion {
  const reduced = useReducedMotion();
  const [now, setNow] = useState(0);
  const queue = useRef<readonly Scheduled[]>([]);
  const drawn = useRef({ run: '', no: 0 });
  const frame = useRef(0);

  const tick = () => {
    const at = performance.now();
    setNow(at);
    frame.current = isOver(queue.current, at) ? 0 : requestAnimationFrame(tick);
  };
  const add = (added: readonly MoveView[]) => {
    queue.current = schedule(queue.current, added, performance.now());
    if (frame.current === 0 && added.length > 0) frame.current = requestAnimationFrame(tick);
  };
  // The clock of the picture runs only while something is under way.
  useEffect(() => {
    const last = moves.at(-1)?.no ?? 0;
    const known = drawn.current;
    const fresh = known.run === run ? moves.filter((move) => move.no > known.no) : [];
    if (known.run !== run) queue.current = [];
    drawn.current = { run, no: last };
    if (!reduced) add(fresh);
  }, [run, moves, reduced]);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  return {
    flights: reduced ? [] : flightsAt(queue.current, now),
    stones: reduced ? stonesOf(moves) : [],
  };
}
