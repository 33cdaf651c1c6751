'use client';

import type { Question } from '@frameplay/classroom';
import { useState } from 'react';
import { type Draft, emptyDraft, type SlotName } from '../model/draft';
import { readDraft, type StoredDraft, writeDraft } from './draft-store';

export interface DraftHandle {
  readonly draft: Draft;
  readonly readAttempt: number;
  readonly change: (draft: Draft) => void;
  /** The explanation of a try was read: its wrong fields are open again. */
  readonly reopen: (draft: Draft, attempt: number) => void;
}

/** The draft of one waiting frame. The component that uses it is keyed by the frame. */
export function useDraft(
  key: string,
  question: Question,
  kept: Readonly<Partial<Record<SlotName, string>>>,
): DraftHandle {
  const [stored, setStored] = useState<StoredDraft>(
    () => readDraft(key) ?? { draft: emptyDraft(question, kept), readAttempt: 0 },
  );
  const keep = (next: StoredDraft) => {
    writeDraft(key, next);
    setStored(next);
  };
  return {
    draft: stored.draft,
    readAttempt: stored.readAttempt,
    change: (draft) => keep({ ...stored, draft }),
    reopen: (draft, attempt) => keep({ draft, readAttempt: attempt }),
  };
}
