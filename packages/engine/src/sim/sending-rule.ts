import type { RuleId } from '../core/rule.js';
import { type EthernetPayload, type Frame, type Ipv4Payload, TCP_FIN, TCP_RST, TCP_SYN } from '../wire/frame.js';
import { PROTOCOL_IGMP } from '../wire/igmp.js';
import type { TimerName } from './cause.js';

/** They take part in a sending without being the reason for it. */
const SUPPORTING: ReadonlySet<RuleId> = new Set<RuleId>([
  'IP-LOCAL',
  'NEIGH-KNOWN',
  'NEIGH-PERMANENT',
  'NEIGH-LOCKTIME',
  'ARP-ANNOUNCE-ANY',
  'ARP-ANNOUNCE-SUBNET',
  'ARP-ANNOUNCE-BEST',
  'FDB-LEARN',
  'NETFILTER-MARK',
  'IPVS-NO-SERVICE',
  'IPVS-KNOWN',
  'IPVS-NOT-SYN',
  'TUNNEL-DECAPSULATE',
]);

const OF_ARP: ReadonlySet<RuleId> = new Set<RuleId>(['ARP-REPLY', 'ARP-PROXY', 'ARP-PROBE', 'NEIGH-RESOLVE']);
/** Their reason is an ICMP error, never the packet that it is about. */
const OF_ERRORS: ReadonlySet<RuleId> = new Set<RuleId>([
  'IP-REDIRECT',
  'IP-TTL',
  'IP-NO-ROUTE',
  'IP-TOO-LARGE',
  'NEIGH-FAILED',
  'NETFILTER-REJECT',
  'TUNNEL-NONE',
  'UDP-NO-SOCKET',
  'IPVS-NO-DESTINATION',
  'IPVS-TOO-LARGE',
  'IPVS-TTL',
]);

const OF_BOTH: ReadonlySet<RuleId> = new Set<RuleId>(['FDB-HIT', 'FDB-FLOOD', 'FDB-BROADCAST']);

/**
 * The rule that is the reason why this frame leaves: the last of those that have decided that is about such frames and
 * is not spent on another one (a redirect goes before the packet that is forwarded); when all are spent, the last again.
 */
export function sendingRule(rules: readonly RuleId[], spent: Set<RuleId>, frame: Frame): RuleId | null {
  let again: RuleId | null = null;
  for (let at = rules.length - 1; at >= 0; at -= 1) {
    const rule = rules[at] as RuleId;
    if (SUPPORTING.has(rule) || !isAbout(rule, frame.payload)) continue;
    if (!spent.has(rule)) {
      spent.add(rule);
      return rule;
    }
    again ??= rule;
  }
  return again;
}

function isAbout(rule: RuleId, payload: EthernetPayload): boolean {
  if (OF_BOTH.has(rule)) return true;
  if (OF_ARP.has(rule) || payload.kind === 'arp') return OF_ARP.has(rule) && payload.kind === 'arp';
  return !OF_ERRORS.has(rule) || (payload.kind === 'ipv4' && isAnswerOfError(payload.payload));
}

/** A firewall may reject with a reset, too. */
function isAnswerOfError(carried: Ipv4Payload): boolean {
  return carried.kind === 'icmp-error' || (carried.kind === 'tcp' && (carried.flags & TCP_RST) !== 0);
}

/** What settled the fate of a frame that has arrived; null when no rule looked at it. */
export function settlingRule(rules: readonly RuleId[]): RuleId | null {
  return rules.findLast((rule) => !SUPPORTING.has(rule)) ?? rules.at(-1) ?? null;
}

/** What acts when a device sends with no rule of the kernel having asked for it. */
export type Actor = 'frame' | 'command' | 'program' | TimerName;

const AT_THE_END_OF: ReadonlyMap<Actor, RuleId> = new Map<Actor, RuleId>([
  ['tcp-retransmit', 'TCP-RETRANSMIT'],
  ['tcp-probe', 'TCP-PROBE'],
  ['tcp-delayed-ack', 'TCP-DELAYED-ACK'],
  ['ipvs-sync', 'IPVS-SYNC'],
]);

/** Why a device sends of its own accord: at a timer's end, by a program, or because a setting has changed. */
export function ownRule(actor: Actor, frame: Frame): RuleId {
  const { payload } = frame;
  const timed = AT_THE_END_OF.get(actor);
  if (timed !== undefined) return timed;
  if (payload.kind === 'arp') return ownArpRule(actor);
  return payload.kind === 'ipv4' ? ownPacketRule(payload.payload) : 'RAW-SEND';
}

function ownArpRule(actor: Actor): RuleId {
  if (actor === 'neighbour') return 'NEIGH-PROBE';
  return actor === 'command' ? 'ARP-NOTIFY' : 'ARP-PROGRAM';
}

function ownPacketRule(carried: Ipv4Payload): RuleId {
  switch (carried.kind) {
    case 'tcp':
      return ownSegmentRule(carried.flags);
    case 'udp':
      return 'UDP-SEND';
    case 'icmp-echo':
      return 'ICMP-REQUEST';
    case 'opaque':
      return carried.protocol === PROTOCOL_IGMP ? 'IGMP-REPORT' : 'RAW-SEND';
    case 'icmp-error':
    case 'ipv4':
      return 'RAW-SEND';
  }
}

function ownSegmentRule(flags: number): RuleId {
  if ((flags & TCP_RST) !== 0) return 'TCP-ABORT';
  if ((flags & TCP_SYN) !== 0) return 'TCP-CONNECT';
  return (flags & TCP_FIN) !== 0 ? 'TCP-CLOSE' : 'TCP-SEND';
}
