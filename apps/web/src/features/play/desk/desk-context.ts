'use client';

import type { FieldResult, LabView, Question, WaitView } from '@frameplay/classroom';
import { createContext, use } from 'react';
import type { Draft, HostDraft, Missing, SlotName } from '../model/draft';

/** What the parts of a desk share about the frame that is being decided. */
export interface Desk {
  readonly lab: LabView;
  readonly seat: string;
  readonly wait: WaitView;
  readonly question: Question;
  readonly draft: Draft;
  readonly missing: readonly Missing[];
  /** MAC field that the next tag goes into. */
  readonly activeSlot: SlotName | null;
  readonly activate: (slot: SlotName) => void;
  readonly change: (draft: Draft) => void;
  readonly setSlot: (slot: SlotName, text: string | undefined) => void;
  readonly setHost: (change: Partial<HostDraft>) => void;
  /** Values that "keep" means. */
  readonly kept: Readonly<Partial<Record<SlotName, string>>>;
  /** Nickname of who must agree before anything is sent; null: nobody. */
  readonly partner: string | null;
  /** Results of the last try, by field; empty when there was none. */
  readonly results: ReadonlyMap<string, FieldResult>;
}

const DeskContext = createContext<Desk | null>(null);
export const DeskProvider = DeskContext;

export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (desk === null) throw new Error('useDesk outside of a desk');
  return desk;
}
