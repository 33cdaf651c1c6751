'use client';

import { useEffect, useState } from 'react';
import { whenIdle } from '@/lib/when-idle';
import type { Walk } from './walk-frames';

export type WalkState =
  | { readonly state: 'starting' }
  | { readonly state: 'ready'; readonly walk: Walk }
  | { readonly state: 'failed' };

/** Runs the lab in this browser; the engine comes in a chunk of its own, after the page. */
export function useWalk(): WalkState {
  const [state, setState] = useState<WalkState>({ state: 'starting' });
  useEffect(() => {
    let gone = false;
    whenIdle(() => {
      if (gone) return;
      import('./run-walk')
        .then(({ runWalk }) => runWalk())
        .then(
          (walk) => !gone && setState({ state: 'ready', walk }),
          () => !gone && setState({ state: 'failed' }),
        );
    });
    return () => {
      gone = true;
    };
  }, []);
  return state;
}
