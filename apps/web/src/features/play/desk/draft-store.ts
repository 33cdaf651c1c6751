import type { Draft } from '../model/draft';

/** A draft and the number of the last try whose explanation was read. */
export interface StoredDraft {
  readonly draft: Draft;
  readonly readAttempt: number;
}

const PREFIX = 'frameplay.draft.';

/** Drafts live in the tab's session, so that a reload finds them. They were written by this very code. */
export function readDraft(key: string): StoredDraft | null {
  const text = sessionStorage.getItem(PREFIX + key);
  if (text === null) return null;
  try {
    const stored: unknown = JSON.parse(text);
    return isStoredDraft(stored) ? stored : null;
  } catch {
    return null;
  }
}

export function writeDraft(key: string, stored: StoredDraft): void {
  sessionStorage.setItem(PREFIX + key, JSON.stringify(stored));
}

function isStoredDraft(value: unknown): value is StoredDraft {
  return typeof value === 'object' && value !== null && 'draft' in value && 'readAttempt' in value;
}
