import type { Decision, FieldName, Question } from '../decision.js';
import { FIELD_NAMES } from '../decision.js';
import { givenTexts } from '../grade/given.js';
import type { OpenedClassroom } from '../state.js';
import type { ProposalView } from '../view.js';
import type { SeatCluster } from './cluster-state.js';
import type { ProposalEvent, SeatState, WaitEvent } from './desk.js';
import type { Turn } from './turn.js';

/** Who decides at this seat: nobody, one person, or the two of a pair. */
export function peopleAt({ participantId, partnerId }: SeatState): readonly string[] {
  return [participantId, partnerId].filter((id) => id !== null);
}

/** The other one of a pair, as long as that one is here: who is away blocks nobody. */
export function partnerHere(seat: SeatState, participantId: string, opened: OpenedClassroom): string | null {
  const other = peopleAt(seat).find((id) => id !== participantId);
  return other === undefined || opened.participants.get(other)?.away === true ? null : other;
}

type Proposals = ProposalView['proposals'];

/** Notes what this one would do. True: the two would do the same, and it holds. */
export function propose(
  cluster: SeatCluster,
  wait: WaitEvent,
  by: { readonly participantId: string; readonly decision: Decision },
  turn: Turn,
): boolean {
  const { seat, frameId, question } = wait;
  const before = cluster.desk.proposals.get(frameId)?.proposals ?? [];
  const proposals = [...before.filter(({ participantId }) => participantId !== by.participantId), by];
  const split = splitOf(proposals, question);
  const isAgreed = proposals.length > 1 && split.length === 0;
  if (!isAgreed) tell(cluster, { type: 'proposal', clusterId: cluster.id, seat, frameId, proposals, split }, turn);
  return isAgreed;
}

/** What was proposed about this frame is over: it was decided, tried, or has gone. */
export function dropProposals(cluster: SeatCluster, frameId: number, turn: Turn): void {
  const event = cluster.desk.proposals.get(frameId);
  if (event !== undefined) tell(cluster, { ...event, proposals: [], split: [] }, turn);
}

/** Somebody has left the seat, and what that one proposed there goes along. */
export function dropProposalsOf(cluster: SeatCluster, participantId: string, turn: Turn): void {
  for (const event of cluster.desk.proposals.values()) {
    const proposals = event.proposals.filter((one) => one.participantId !== participantId);
    if (proposals.length < event.proposals.length) tell(cluster, { ...event, proposals, split: [] }, turn);
  }
}

function tell({ desk }: SeatCluster, event: ProposalEvent, turn: Turn): void {
  if (event.proposals.length === 0) desk.proposals.delete(event.frameId);
  else desk.proposals.set(event.frameId, event);
  turn.events.push(event);
}

/** The fields in which they differ, as canonical texts. It says nothing about which is right. */
function splitOf(proposals: Proposals, { kind }: Question): ProposalView['split'] {
  const given = proposals.map(({ decision }) => givenTexts(decision, kind));
  const textsOf = (field: FieldName): (string | null)[] => given.map((texts) => texts.get(field) ?? null);
  return FIELD_NAMES.map((field) => ({ field, texts: textsOf(field) })).filter(({ texts }) => new Set(texts).size > 1);
}
