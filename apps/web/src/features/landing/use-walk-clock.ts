'use client';

import { useEffect, useState } from 'react';
import { stepEndMs, WALK_MS, type WalkStep } from './walk-time';

export interface WalkClock {
  readonly timeMs: number;
  readonly playing: boolean;
  readonly toggle: () => void;
  /** Stands still where the frame of this step has arrived. */
  readonly goTo: (step: WalkStep) => void;
}

/** Time of the walk: runs while it plays, stands otherwise. */
export function useWalkClock(autoplay: boolean): WalkClock {
  // null: nobody has touched it, so the wish of the system decides.
  const [wish, setWish] = useState<boolean | null>(null);
  const [timeMs, setTimeMs] = useState<number | null>(null);
  const playing = wish ?? autoplay;
  // Frames of the screen are an outside clock.
  useEffect(() => {
    if (!playing) return;
    let last: number | null = null;
    let request = 0;
    const tick = (now: number) => {
      const passed = last === null ? 0 : now - last;
      last = now;
      setTimeMs((time) => ((time ?? 0) + passed) % WALK_MS);
      request = requestAnimationFrame(tick);
    };
    request = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(request);
  }, [playing]);
  return {
    timeMs: timeMs ?? (playing ? 0 : stepEndMs(1)),
    playing,
    toggle: () => setWish(!playing),
    goTo: (step) => {
      setWish(false);
      setTimeMs(stepEndMs(step));
    },
  };
}
