import { type Decision, givenTexts, type ProposalView, type Question, type WaitView } from '@frameplay/classroom';
import type { Scene } from './scene';

/** The two of a seat, as one of them sees it. */
export interface Pair {
  readonly partnerId: string;
  /** Nickname of the other one. */
  readonly name: string;
  /** The other one is away: what this one decides holds alone. */
  readonly away: boolean;
  readonly own: Decision | null;
  readonly other: Decision | null;
  /** Where the two differ, own text first; null: not chosen. */
  readonly split: readonly { readonly field: SplitField; readonly own: string | null; readonly other: string | null }[];
}

type SplitField = ProposalView['split'][number]['field'];

/** null where one has the seat alone, and while the teacher or the kernel plays it. */
export function pairOf({ view, live, cluster, seat }: Scene, wait: WaitView | null): Pair | null {
  const me = view.me?.participantId;
  const partnerId = [seat.participantId, seat.partnerId ?? null].find((id) => id !== null && id !== me) ?? null;
  if (me === undefined || partnerId === null || seat.teacher === true || seat.playedBy === 'kernel') return null;
  const proposal = cluster.proposals.find(({ frameId }) => frameId === wait?.frameId);
  const ids = proposal?.proposals.map(({ participantId }) => participantId) ?? [];
  const textsFor = (texts: readonly (string | null)[], id: string) => texts[ids.indexOf(id)] ?? null;
  return {
    partnerId,
    name: live.names.get(partnerId) ?? '…',
    away: view.participants.find(({ participantId }) => participantId === partnerId)?.away === true,
    own: decisionBy(proposal, me),
    other: decisionBy(proposal, partnerId),
    split:
      proposal?.split.map(({ field, texts }) => ({
        field,
        own: textsFor(texts, me),
        other: textsFor(texts, partnerId),
      })) ?? [],
  };
}

function decisionBy(proposal: ProposalView | undefined, id: string): Decision | null {
  return proposal?.proposals.find(({ participantId }) => participantId === id)?.decision ?? null;
}

/** A decision as the field table writes it. */
export function proposedFields(decision: Decision, question: Question): readonly { field: SplitField; text: string }[] {
  return [...givenTexts(decision, question.kind)].map(([field, text]) => ({ field, text }));
}

/** Is this what was proposed already? Only what the draft would send counts. */
export function isSame(one: Decision | null, other: Decision | null, question: Question): boolean {
  if (one === null || other === null) return false;
  return JSON.stringify(proposedFields(one, question)) === JSON.stringify(proposedFields(other, question));
}
