'use client';

import { useCallback, useEffect, useState } from 'react';
import type { Completion } from '@/ui';
import type { Room } from '../room';

type Complete = (node: string, line: string, cursor: number) => Completion;

const NOTHING: Complete = (_node, _line, cursor) => ({ from: cursor, candidates: [] });

/** What Tab offers: commands by name. The shell comes along only when there is a terminal. */
export function useCompletion(_room: Room): Complete {
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    void import('@frameplay/shell').then(({ COMMAND_NAMES }) => setNames(COMMAND_NAMES));
  }, []);
  return useCallback(
    (node, line, cursor) => {
      const word = line.slice(0, cursor);
      if (word.includes(' ')) return NOTHING(node, line, cursor);
      return {
        from: 0,
        candidates: names.filter((name) => name.startsWith(word)).map((text) => ({ text, hint: '' })),
      };
    },
    [names],
  );
}
