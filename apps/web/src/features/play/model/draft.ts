import type { ComposedArp, ComposedPacket, Decision, Question, WaitView } from '@frameplay/classroom';

/** A field of a composed frame. Its value is canonical text, as the graded results have it: `62`, `57860 80`, a MAC, an IP. */
export type SlotName = 'src' | 'dst' | 'sha' | 'spa' | 'tha' | 'tpa' | 'srcIp' | 'dstIp' | 'ttl' | 'ports';

export type ReactionKind = 'none' | 'arp-reply' | 'arp-request' | 'send';

export interface SwitchDraft {
  readonly kind: 'switch';
  /** undefined: not chosen yet; null: learn nothing. */
  readonly learn?: { readonly mac: string; readonly port: string } | null;
  /** undefined: not chosen yet; empty: nowhere. */
  readonly out?: readonly string[];
}

export interface HostDraft {
  readonly kind: 'host';
  readonly verdict?: 'accept' | 'ignore';
  readonly reaction?: ReactionKind;
  readonly realServer?: string;
  readonly slots: Readonly<Partial<Record<SlotName, string>>>;
}

export type Draft = SwitchDraft | HostDraft;

/** What still has to be set before the decision can be sent. */
export type Missing = 'learn' | 'out' | 'verdict' | 'reaction' | 'realServer' | SlotName;

export const PACKET_SLOTS = ['src', 'dst', 'srcIp', 'dstIp', 'ttl', 'ports'] as const satisfies readonly SlotName[];
export const ARP_SLOTS = ['src', 'dst', 'sha', 'spa', 'tha', 'tpa'] as const satisfies readonly SlotName[];
export const MAC_SLOTS: readonly SlotName[] = ['src', 'dst', 'sha', 'tha'];

/** Ports are not asked where the device does not open the packet so far. */
export function slotsOf(reaction: ReactionKind | undefined, question: Question): readonly SlotName[] {
  const sealed = question.kind === 'packet' && question.portsSealed;
  if (reaction === 'send') return sealed ? PACKET_SLOTS.filter((slot) => slot !== 'ports') : PACKET_SLOTS;
  return reaction === 'arp-reply' || reaction === 'arp-request' ? ARP_SLOTS : [];
}

export function isDirectorQuestion(question: Question): boolean {
  return question.kind === 'packet' && question.servers.length > 0;
}

/**
 * An empty desk. A director forwards what it got, so IPs and ports start as "keep" and can be changed;
 * a server writes an answer of its own, so nothing is set.
 */
export function emptyDraft(question: Question, kept: Readonly<Partial<Record<SlotName, string>>>): Draft {
  if (question.kind === 'switch') return { kind: 'switch' };
  if (question.kind === 'arp') return { kind: 'host', verdict: 'accept', slots: {} };
  if (!isDirectorQuestion(question)) return { kind: 'host', slots: {} };
  return { kind: 'host', reaction: 'send', slots: keptSlots(question, kept) };
}

/** What a forwarded packet starts with at a director; nothing for anybody else. */
export function keptSlots(
  question: Question,
  { srcIp, dstIp, ports }: Readonly<Partial<Record<SlotName, string>>>,
): Readonly<Partial<Record<SlotName, string>>> {
  if (!isDirectorQuestion(question)) return {};
  return {
    ...(srcIp === undefined ? {} : { srcIp }),
    ...(dstIp === undefined ? {} : { dstIp }),
    ...(ports === undefined ? {} : { ports }),
  };
}

export function missingOf(draft: Draft, question: Question): readonly Missing[] {
  if (draft.kind === 'switch') {
    return [
      ...(draft.learn === undefined ? (['learn'] as const) : []),
      ...(draft.out === undefined ? (['out'] as const) : []),
    ];
  }
  if (draft.verdict === undefined) return ['verdict', ...missingInReaction(draft, question)];
  if (draft.verdict === 'ignore') return [];
  return missingInReaction(draft, question);
}

function missingInReaction(draft: HostDraft, question: Question): readonly Missing[] {
  if (draft.reaction === undefined) return ['reaction'];
  const server = draft.reaction === 'send' && isDirectorQuestion(question) && draft.realServer === undefined;
  const slots = slotsOf(draft.reaction, question).filter((slot) => !isFilled(slot, draft.slots[slot]));
  return [...(server ? (['realServer'] as const) : []), ...slots];
}

const TTL_MAX = 255;

function isFilled(slot: SlotName, text: string | undefined): boolean {
  if (text === undefined || text === '') return false;
  return slot !== 'ttl' || (/^\d{1,3}$/.test(text) && Number(text) <= TTL_MAX);
}

/** The decision as it is sent; null while something is missing. */
export function decisionOf(draft: Draft, question: Question): Decision | null {
  if (missingOf(draft, question).length > 0) return null;
  if (draft.kind === 'switch') return { kind: 'switch', learn: draft.learn ?? null, out: draft.out ?? [] };
  if (draft.verdict === 'ignore') return { kind: 'host', verdict: 'ignore', reaction: { kind: 'none' } };
  const { reaction = 'none', slots, realServer = null } = draft;
  if (reaction === 'none') return { kind: 'host', verdict: 'accept', reaction: { kind: 'none' } };
  if (reaction === 'send') {
    return { kind: 'host', verdict: 'accept', reaction: { kind: 'send', realServer, frame: packetOf(slots) } };
  }
  return { kind: 'host', verdict: 'accept', reaction: { kind: reaction, frame: arpOf(slots) } };
}

function arpOf({ src = '', dst = '', sha = '', spa = '', tha = '', tpa = '' }: HostDraft['slots']): ComposedArp {
  return { src, dst, sha, spa, tha, tpa };
}

function packetOf({
  src = '',
  dst = '',
  srcIp = '',
  dstIp = '',
  ttl = '',
  ports = '',
}: HostDraft['slots']): ComposedPacket {
  const [sport = 0, dport = 0] = ports.split(' ').map(Number);
  return { src, dst, srcIp, dstIp, ttl: Number(ttl), sport, dport };
}

/** The first MAC field that is still empty, in the order of the frame. */
export function nextMacSlot(draft: Draft, question: Question): SlotName | null {
  if (draft.kind === 'switch') return null;
  return (
    slotsOf(draft.reaction, question).find((slot) => MAC_SLOTS.includes(slot) && draft.slots[slot] === undefined) ??
    null
  );
}

/** One name for a frame that waits, over activities and clusters. */
export function frameKey(clusterId: string, activityIndex: number, wait: WaitView): string {
  return `${clusterId}/${activityIndex}/${wait.frameId}`;
}
