import type {
  ComposedArp,
  ComposedPacket,
  Decision,
  HostDecision,
  LabView,
  Reaction,
  WaitView,
} from '@frameplay/classroom';
import type { SeatChange } from '../schema/solution-schema.js';

type Changed = SeatChange['set'];

/** The kernel's decision with some of it decided otherwise. What a person would have to fill in as well is filled in as one would. */
export function alterDecision(right: Decision, set: Changed, wait: WaitView, lab: LabView): Decision {
  if (right.kind === 'switch') {
    const out = set.out === undefined ? right.out : set.out;
    return { kind: 'switch', learn: learned(right.learn, set.learn), out };
  }
  const verdict = set.verdict ?? right.verdict;
  const reaction = verdict === 'ignore' ? ({ kind: 'none' } as const) : reactionOf(right, set, wait, lab);
  return { kind: 'host', verdict, reaction };
}

function learned(right: { mac: string; port: string } | null, set: string | undefined) {
  if (set === undefined) return right;
  const [mac, port] = set.split(' ');
  return set === 'nothing' || mac === undefined || port === undefined ? null : { mac, port };
}

function reactionOf({ reaction }: HostDecision, set: Changed, wait: WaitView, lab: LabView): Reaction {
  const kind = set.reaction ?? reaction.kind;
  switch (kind) {
    case 'none':
      return { kind };
    case 'arp-reply':
    case 'arp-request': {
      const frame = reaction.kind === kind ? reaction.frame : answerTo(wait, lab);
      return { kind, frame: { ...frame, ...pick(set, ['src', 'dst', 'sha', 'spa', 'tha', 'tpa']) } };
    }
    case 'send': {
      const frame = reaction.kind === 'send' ? reaction.frame : forwarded(wait, lab);
      const own = pick(set, ['src', 'dst', 'srcIp', 'dstIp', 'ttl', 'sport', 'dport']);
      const realServer = set.realServer ?? (reaction.kind === 'send' ? reaction.realServer : null);
      return { kind, realServer, frame: { ...frame, ...own } };
    }
  }
}

function pick<Key extends keyof Changed>(set: Changed, keys: readonly Key[]): { [K in Key]?: NonNullable<Changed[K]> } {
  const entries = keys.flatMap((key) => (set[key] === undefined ? [] : [[key, set[key]]]));
  return Object.fromEntries(entries) as { [K in Key]?: NonNullable<Changed[K]> };
}

/** "That address is mine": the answer to the ARP request that waits. */
function answerTo({ frame, seat, iface }: WaitView, lab: LabView): ComposedArp {
  const mac = macOf(lab, seat, iface);
  const asked = frame?.arp;
  return {
    src: mac,
    dst: asked?.sha ?? '',
    sha: mac,
    spa: asked?.tpa ?? '',
    tha: asked?.sha ?? '',
    tpa: asked?.spa ?? '',
  };
}

/** The packet that came, sent on from this device as it is. */
function forwarded({ frame, seat, iface }: WaitView, lab: LabView): ComposedPacket {
  return {
    src: macOf(lab, seat, iface),
    dst: frame?.dst ?? '',
    srcIp: frame?.ip?.src ?? '',
    dstIp: frame?.ip?.dst ?? '',
    ttl: frame?.ip?.ttl ?? 0,
    sport: frame?.tcp?.sport ?? 0,
    dport: frame?.tcp?.dport ?? 0,
  };
}

function macOf(lab: LabView, seat: string, iface: string): string {
  const node = lab.nodes.find(({ name }) => name === seat);
  return node?.interfaces.find(({ name }) => name === iface)?.mac ?? '';
}
