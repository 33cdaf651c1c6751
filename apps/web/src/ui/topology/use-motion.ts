'use client';

import type { MoveView } from '@frameplay/classroom';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useReducedMotion } from '@/lib/reduced-motion';
import type { Flight, Stone } from './flight';
import { flightsAt, nextChange, type Scheduled, schedule, stonesOf } from './motion';

export interface Motion {
  readonly flights: readonly Flight[];
  readonly stones: readonly Stone[];
}

/**
 * Frames under way, as a function of the moves and the time. New moves queue behind those still being drawn; nothing
 * waits for the picture, and nothing is rendered between a departure and an arrival: the browser moves the frames itself.
 * `run` names the cluster and activity: its first moves are history and not drawn.
 */
export function useMotion(run: string, moves: readonly MoveView[]): Motion {
  const reduced = useReducedMotion();
  const [flights, setFlights] = useState<readonly Flight[]>([]);
  const queue = useRef<readonly Scheduled[]>([]);
  const drawn = useRef({ run: '', no: 0 });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const look = () => {
    clearTimeout(timer.current);
    const now = performance.now();
    setFlights(flightsAt(queue.current, now));
    const next = nextChange(queue.current, now);
    if (next !== null) timer.current = setTimeout(look, Math.ceil(next - now));
  };
  // The clock of the picture runs only while something is under way.
  useEffect(() => {
    const last = moves.at(-1)?.no ?? 0;
    const known = drawn.current;
    const fresh = known.run === run && !reduced ? moves.filter((move) => move.no > known.no) : [];
    const begins = known.run !== run;
    drawn.current = { run, no: last };
    if (begins) queue.current = [];
    queue.current = schedule(queue.current, fresh, performance.now());
    if (begins || fresh.length > 0) look();
  }, [run, moves, reduced]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const stones = useMemo(() => (reduced ? stonesOf(moves) : []), [reduced, moves]);
  return { flights: reduced ? NONE : flights, stones };
}

const NONE: readonly Flight[] = [];
