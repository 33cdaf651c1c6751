'use client';

import { useSyncExternalStore } from 'react';

/** Who is signed in, in the form of better-auth at GET /api/auth/get-session. */
interface SessionData {
  readonly user: { readonly id: string; readonly name: string; readonly email: string };
}

interface Session {
  /** null: nobody, or not known yet. */
  readonly data: SessionData | null;
  readonly isPending: boolean;
}

const UNKNOWN: Session = { data: null, isPending: true };
const NOBODY: Session = { data: null, isPending: false };

let session = UNKNOWN;
const listeners = new Set<() => void>();

/** The session of this browser, asked for once and again after signing in or out. */
export function useSession(): Session {
  return useSyncExternalStore(
    subscribe,
    () => session,
    () => UNKNOWN,
  );
}

export async function askForSession(): Promise<void> {
  // No answer is no session: what needs one says so itself.
  session = await fetch('/api/auth/get-session', { credentials: 'same-origin' }).then(
    async (response) => (response.ok ? { data: readSession(await response.json()), isPending: false } : NOBODY),
    () => NOBODY,
  );
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) void askForSession();
  return () => listeners.delete(listener);
}

function readSession(answer: unknown): SessionData | null {
  const user = (answer as { user?: { name?: unknown } } | null)?.user;
  return typeof user?.name === 'string' ? (answer as SessionData) : null;
}
