'use client';

import type { ApiErrorBody } from '@frameplay/protocol';
import { useCallback, useEffect, useState } from 'react';
import type { Reply, ReplyName } from './replies';
import { apiGet } from './request';

export type ApiState<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ok'; readonly value: T }
  | { readonly state: 'error'; readonly status: number; readonly error: ApiErrorBody };

export interface ApiAnswer<T> {
  readonly answer: ApiState<T>;
  /** Asks again; what is shown stays until the new answer is here. */
  readonly reload: () => void;
}

/** GET of a path when the component appears and whenever the path changes. null: do not ask (yet). */
export function useApi<Name extends ReplyName>(
  path: string | null,
  schema: Name,
  token?: string,
): ApiAnswer<Reply<Name>> {
  const [asked, setAsked] = useState(0);
  const [got, setGot] = useState<{ readonly path: string; readonly answer: ApiState<Reply<Name>> } | null>(null);
  // `asked` counts how often the same question is put.
  useEffect(() => {
    if (path === null) return;
    const aborter = new AbortController();
    void apiGet(path, { schema, signal: aborter.signal, ...(token === undefined ? {} : { token }) }).then((result) => {
      if (aborter.signal.aborted) return;
      setGot({
        path,
        answer: result.ok
          ? { state: 'ok', value: result.value }
          : { state: 'error', status: result.status, error: result.error },
      });
    });
    return () => aborter.abort();
  }, [path, schema, token, asked]);
  const reload = useCallback(() => setAsked((count) => count + 1), []);
  return { answer: got !== null && got.path === path ? got.answer : { state: 'loading' }, reload };
}
