'use client';

import { useEffect, useRef, useState } from 'react';
import { useBilingual } from '@/i18n';
import { whenIdle } from '@/lib/when-idle';
import type { Completion } from '@/ui';
import type { Room } from '../room';

interface Assistance {
  readonly complete: (node: string, line: string, cursor: number) => Completion;
  /** Points of the budget that a line will cost; 0 where looking is free. */
  readonly priceOf: (line: string) => number;
}

interface Loaded {
  readonly complete: typeof import('@frameplay/shell').complete;
  readonly shadowWorld: typeof import('./shadow-world').shadowWorld;
  readonly costOf: typeof import('@frameplay/classroom').costOf;
}

/** What Tab offers, and what a line costs. The shell comes along only when there is a terminal; until it is here, nothing is offered. */
export function useAssistance({ cluster }: Room): Assistance {
  const say = useBilingual();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const { lab, tables } = cluster;
  const shadow = useRef<ReturnType<Loaded['shadowWorld']> | null>(null);
  useEffect(() => {
    let gone = false;
    whenIdle(() => {
      if (gone) return;
      void Promise.all([import('@frameplay/shell'), import('./shadow-world'), import('@frameplay/classroom')]).then(
        ([{ complete }, { shadowWorld }, { costOf }]) => !gone && setLoaded({ complete, shadowWorld, costOf }),
        // Without completion the terminal works all the same.
        () => undefined,
      );
    });
    return () => {
      gone = true;
    };
  }, []);
  // Made while nobody waits: a world of many hosts takes longer than a key may.
  useEffect(() => {
    if (loaded === null) return;
    let gone = false;
    whenIdle(() => {
      if (!gone) shadow.current = loaded.shadowWorld({ lab, tables });
    });
    return () => {
      gone = true;
    };
  }, [loaded, lab, tables]);
  const costs = cluster.part?.kind === 'lab' ? (cluster.part.budget?.costs ?? []) : [];
  const priceOf = (line: string) => (loaded === null || costs.length === 0 ? 0 : loaded.costOf(line, costs));
  const complete = (node: string, line: string, cursor: number): Completion => {
    if (loaded === null) return { from: cursor, candidates: [] };
    // One that a command has made old still knows nearly all the names.
    shadow.current ??= loaded.shadowWorld({ lab, tables });
    const { from, candidates } = loaded.complete(line, cursor, { world: shadow.current, node });
    return {
      from,
      candidates: candidates.map(({ text, hint }) => ({ text, hint: hint === undefined ? '' : say(hint) })),
    };
  };
  return { complete, priceOf };
}
