'use client';

import { useEffect, useRef, useState } from 'react';
import { useBilingual } from '@/i18n';
import type { Completion } from '@/ui';
import type { Room } from '../room';

type Complete = (node: string, line: string, cursor: number) => Completion;

interface Loaded {
  readonly complete: typeof import('@frameplay/shell').complete;
  readonly shadowWorld: typeof import('./shadow-world').shadowWorld;
}

/** What Tab offers. The shell comes along only when there is a terminal; until it is here, nothing is offered. */
export function useCompletion({ cluster }: Room): Complete {
  const say = useBilingual();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const shadow = useRef<{ readonly of: unknown; readonly world: ReturnType<Loaded['shadowWorld']> } | null>(null);
  useEffect(() => {
    let gone = false;
    void Promise.all([import('@frameplay/shell'), import('./shadow-world')]).then(
      ([{ complete }, { shadowWorld }]) => !gone && setLoaded({ complete, shadowWorld }),
      // Without completion the terminal works all the same.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, []);
  return (node, line, cursor) => {
    if (loaded === null) return { from: cursor, candidates: [] };
    if (shadow.current?.of !== cluster.tables) {
      shadow.current = { of: cluster.tables, world: loaded.shadowWorld(cluster) };
    }
    const { from, candidates } = loaded.complete(line, cursor, { world: shadow.current.world, node });
    return {
      from,
      candidates: candidates.map(({ text, hint }) => ({ text, hint: hint === undefined ? '' : say(hint) })),
    };
  };
}
