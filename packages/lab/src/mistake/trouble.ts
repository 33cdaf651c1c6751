import {
  type Frame,
  type Ipv4Packet,
  isGroupMac,
  type MacAddress,
  neighboursOf,
  TCP_RST,
  type TraceEvent,
} from '@frameplay/engine';
import type { History } from '../history/history.js';
import { seek } from '../history/seek.js';
import type { StepResult } from '../run/lab-run.js';
import { type ClusterFacts, clusterFacts } from './cluster-facts.js';
import { deathOf } from './death.js';

/**
 * What goes wrong for people: `poisoned`: a neighbour table says that the virtual address is at another MAC than the
 * director's; `bypass`: a request reaches a server without the director; `reset`: a connection is refused; `loop`: a
 * packet wears out its TTL, or a storm; `flooded`: a host is shown what is for others; `unreachable`: an ICMP error
 * says so; `no-answer`: a client waits in vain; `martian`: likewise, because a host refused the sender's address.
 */
export const TROUBLES = [
  'poisoned',
  'bypass',
  'reset',
  'loop',
  'martian',
  'unreachable',
  'no-answer',
  'flooded',
] as const;

export type TroubleKind = (typeof TROUBLES)[number];

export interface Trouble {
  readonly kind: TroubleKind;
  readonly step: number;
  /** The number of the event at which it shows. */
  readonly event: number;
  readonly node: string;
  /** The rule of the kernel that let the packet die, where one did. */
  readonly rule: string | null;
}

type FrameEvent = Extract<TraceEvent, { kind: 'frame' }>;

/** The first of each kind in each step, in order of time. */
export function troublesOf(history: History): Trouble[] {
  const facts = clusterFacts(history.end.world);
  const found = new Map<string, Trouble>();
  const poisoned = new Set<string>();
  const note = (trouble: Trouble): void => {
    const key = `${trouble.step} ${trouble.kind}`;
    if (!found.has(key)) found.set(key, trouble);
  };
  for (const [number, { step, event }] of history.events.entries()) {
    for (const kind of kindsOf(event, facts)) note({ kind, step, event: number, node: event.node, rule: null });
    if (event.kind !== 'frame' || poisoned.has(event.node) || !mayPoison(event, facts)) continue;
    if (!isPoisoned(history, number, event.node, facts)) continue;
    poisoned.add(event.node);
    note({ kind: 'poisoned', step, event: number, node: event.node, rule: null });
  }
  for (const result of history.end.results) {
    const lost = lostOf(history, result, found);
    if (lost !== undefined) note(lost);
  }
  return [...found.values()].sort((a, b) => a.event - b.event);
}

function kindsOf(event: TraceEvent, facts: ClusterFacts): TroubleKind[] {
  if (event.kind !== 'frame') return ['loop'];
  const { payload } = event.frame;
  if (payload.kind !== 'ipv4') return [];
  return event.dir === 'out' ? troublesSent(payload) : troublesReceived(event, payload, facts);
}

function troublesSent(packet: Ipv4Packet): TroubleKind[] {
  const { payload } = packet;
  if (payload.kind === 'tcp') return (payload.flags & TCP_RST) === 0 ? [] : ['reset'];
  if (payload.kind !== 'icmp-error') return [];
  return payload.type === ICMP_TIME_EXCEEDED ? ['loop'] : payload.type === ICMP_UNREACHABLE ? ['unreachable'] : [];
}

const ICMP_UNREACHABLE = 3;
const ICMP_TIME_EXCEEDED = 11;

function troublesReceived(event: FrameEvent, packet: Ipv4Packet, facts: ClusterFacts): TroubleKind[] {
  const mine = facts.macs.get(`${event.node}:${event.iface}`);
  if (mine === undefined || isGroupMac(event.frame.dst)) return [];
  if (event.frame.dst !== mine) return event.iface === 'tunl0' ? [] : ['flooded'];
  const passedBy = facts.vips.has(packet.dst) && facts.servers.has(event.node) && !facts.directors.has(event.node);
  return passedBy && !facts.directorMacs.has(event.frame.src) && isOfHost(event.frame.src, facts) ? ['bypass'] : [];
}

/** A switch that rewrites hides who sent it. */
function isOfHost(mac: MacAddress, facts: ClusterFacts): boolean {
  return [...facts.macs.values()].includes(mac);
}

/** An ARP packet that names a virtual address with another MAC than a director's. */
function mayPoison({ dir, frame }: FrameEvent, facts: ClusterFacts): boolean {
  return dir === 'in' && namesVip(frame, facts);
}

function namesVip({ payload }: Frame, facts: ClusterFacts): boolean {
  return payload.kind === 'arp' && facts.vips.has(payload.senderIp) && !facts.directorMacs.has(payload.senderMac);
}

function isPoisoned(history: History, event: number, node: string, facts: ClusterFacts): boolean {
  const { world } = seek(history, event, 'after');
  if (!history.lab.nodes.some(({ name, kind }) => name === node && kind === 'linux')) return false;
  return neighboursOf(world, node).some(
    ({ address, mac }) => facts.vips.has(address) && mac !== null && !facts.directorMacs.has(mac),
  );
}

/** A client that gives up: where its request, or the answer, died. */
function lostOf(history: History, result: StepResult, found: ReadonlyMap<string, Trouble>): Trouble | undefined {
  if (result.kind === 'wait' || result.result.exit === 0 || !/^(curl|ping|nc|udp)\b/.test(result.command))
    return undefined;
  const { step } = result;
  if (found.has(`${step} reset`) || found.has(`${step} loop`)) return undefined;
  const death = deathOf(history, step, result.on);
  if (death === undefined) return undefined;
  const isMartian = death.rule?.includes('MARTIAN') === true;
  return { kind: isMartian ? 'martian' : 'no-answer', step, ...death };
}
