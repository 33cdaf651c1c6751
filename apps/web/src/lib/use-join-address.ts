'use client';

import { useState } from 'react';
import { useApi } from '@/lib/api';

export interface JoinAddress {
  readonly origin: string;
  /** More than one: the teacher may choose which network the students are in. */
  readonly origins: readonly string[];
  readonly choose: (origin: string) => void;
}

const ONLY_HERE = /^(localhost|127\.|\[::1\])/;

/** Where students reach this server. A teacher who looks at localhost gets an address that works from other machines. */
export function useJoinAddress(): JoinAddress {
  const { answer } = useApi('/api/address', 'addressReply');
  const [chosen, setChosen] = useState<string | null>(null);
  const here = typeof window === 'undefined' ? '' : window.location.origin;
  const known = answer.state === 'ok' ? answer.value.origins : [];
  const local = typeof window !== 'undefined' && ONLY_HERE.test(window.location.host);
  const origins = [...new Set(local ? [...known, here] : [here, ...known])];
  return { origin: chosen ?? origins[0] ?? here, origins, choose: setChosen };
}

/** `http://frameplay.local:3000` as people read it aloud: without the scheme. */
export function spoken(origin: string): string {
  return origin.replace(/^https?:\/\//, '');
}
