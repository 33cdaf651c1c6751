import { type Ipv4Packet, ipv4Length } from '../../wire/frame.js';
import type { HostEnvironment } from '../environment.js';
import type { Host } from '../host.js';
import type { Interface } from '../interface.js';
import { matchesRule, type Passage } from './match.js';
import { type Chain, chainOf, type FirewallTable, type HookName, type RejectWith, type Target } from './rule-set.js';

/** What the chains of one hook made of a packet: the packet itself, perhaps with another mark, or its end. */
export type HookOutcome = Ipv4Packet | { readonly kind: 'drop' } | { readonly kind: 'reject'; readonly by: RejectWith };

const DROP: HookOutcome = { kind: 'drop' };

/** mangle comes before filter (NF_IP_PRI_MANGLE, NF_IP_PRI_FILTER). */
const BOTH: readonly FirewallTable[] = ['mangle', 'filter'];

/** nf_hook, as far as iptables sits there. Without a firewall nothing is asked. */
export function runHook(
  env: HostEnvironment,
  host: Host,
  hook: HookName,
  packet: Ipv4Packet,
  from: Interface | null,
  to: Interface | null,
  tables: readonly FirewallTable[] = BOTH,
): HookOutcome {
  const firewall = host.firewall;
  if (firewall === null) return packet;
  let passed = packet;
  for (const table of tables) {
    const chain = chainOf(firewall, table, hook);
    if (chain === undefined) continue;
    const outcome = traverse(env, chain, { packet: passed, in: from, out: to });
    if (outcome.kind !== 'ipv4') return outcome;
    passed = outcome;
  }
  return passed;
}

/** ipt_do_table. */
function traverse(env: HostEnvironment, chain: Chain, passage: Passage): HookOutcome {
  let mark = passage.packet.mark ?? 0;
  const bytes = ipv4Length(passage.packet);
  for (const entry of chain.entries) {
    if (!matchesRule(entry.rule, passage, mark)) continue;
    entry.packets += 1;
    entry.bytes += bytes;
    const { target } = entry.rule;
    if (target.kind === 'accept') return withMark(passage.packet, mark);
    if (target.kind === 'drop') return dropped(env);
    if (target.kind === 'reject') return rejected(env, target.by);
    if (target.kind === 'return') break;
    mark = markedBy(env, target, mark);
  }
  chain.packets += 1;
  chain.bytes += bytes;
  return chain.policy === 'DROP' ? dropped(env) : withMark(passage.packet, mark);
}

function withMark(packet: Ipv4Packet, mark: number): Ipv4Packet {
  return mark === (packet.mark ?? 0) ? packet : { ...packet, mark };
}

function dropped(env: HostEnvironment): HookOutcome {
  env.decided('NETFILTER-DROP');
  return DROP;
}

function rejected(env: HostEnvironment, by: RejectWith): HookOutcome {
  env.decided('NETFILTER-REJECT');
  return { kind: 'reject', by };
}

/** xt_mark.c: clears the bits of the mask, then sets those of the value. */
function markedBy(env: HostEnvironment, target: Target, mark: number): number {
  if (target.kind !== 'mark') return mark;
  env.decided('NETFILTER-MARK');
  return ((mark & ~target.mask) ^ target.value) >>> 0;
}

/** The mark belongs to this host's copy of the packet: it never travels. */
export function withoutMark(packet: Ipv4Packet): Ipv4Packet {
  if (packet.mark === undefined) return packet;
  const { mark: _mark, ...rest } = packet;
  return rest;
}
