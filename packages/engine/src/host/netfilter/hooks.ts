import type { Ipv4Packet } from '../../wire/frame.js';
import { ipv4Length } from '../../wire/frame.js';
import type { HostEnvironment } from '../environment.js';
import type { Host } from '../host.js';
import type { Interface } from '../interface.js';
import { clampedSegment } from './clamp.js';
import { matchesRule, type Passage } from './match.js';
import {
  type Chain,
  chainOf,
  type FirewallTable,
  type HookName,
  isNatTarget,
  type NatTarget,
  type RejectWith,
  type Target,
} from './rule-set.js';

/** What the chains of one hook made of a packet: the packet itself, perhaps changed, or its end. */
export type HookOutcome = Ipv4Packet | { readonly kind: 'drop' } | { readonly kind: 'reject'; readonly by: RejectWith };

const DROP: HookOutcome = { kind: 'drop' };

/** mangle comes before filter (NF_IP_PRI_MANGLE, NF_IP_PRI_FILTER); nat is asked by `translate`. */
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
    const outcome = traverse(env, host, chain, { packet: passed, in: from, out: to });
    if (outcome.kind === 'nat') continue;
    if (outcome.kind !== 'ipv4') return outcome;
    passed = outcome;
  }
  return passed;
}

/** The rule of table nat that takes the first packet of a flow, if one does. */
export function runNatChain(
  env: HostEnvironment,
  host: Host,
  hook: HookName,
  packet: Ipv4Packet,
  from: Interface | null,
  to: Interface | null,
): NatTarget | null {
  const chain = host.firewall === null ? undefined : chainOf(host.firewall, 'nat', hook);
  if (chain === undefined) return null;
  const outcome = traverse(env, host, chain, { packet, in: from, out: to });
  return outcome.kind === 'nat' ? outcome.target : null;
}

/** ipt_do_table. */
function traverse(
  env: HostEnvironment,
  host: Host,
  chain: Chain,
  passage: Passage,
): HookOutcome | { readonly kind: 'nat'; readonly target: NatTarget } {
  let { packet } = passage;
  const bytes = ipv4Length(packet);
  for (const entry of chain.entries) {
    if (!matchesRule(entry.rule, { ...passage, packet })) continue;
    entry.packets += 1;
    entry.bytes += bytes;
    const { target } = entry.rule;
    if (target.kind === 'accept') return packet;
    if (target.kind === 'drop') return dropped(env);
    if (target.kind === 'reject') return rejected(env, target.by);
    if (target.kind === 'return') break;
    if (isNatTarget(target)) return { kind: 'nat', target };
    packet =
      target.kind === 'tcp-mss'
        ? clampedSegment(env, host, packet, passage.out, target.size)
        : marked(env, packet, target);
  }
  return chain.policy === 'DROP' ? dropped(env) : packet;
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
function marked(env: HostEnvironment, packet: Ipv4Packet, target: Target): Ipv4Packet {
  if (target.kind !== 'mark') return packet;
  env.decided('NETFILTER-MARK');
  const old = packet.mark ?? 0;
  const mark = ((old & ~target.mask) ^ target.value) >>> 0;
  return mark === old ? packet : { ...packet, mark };
}
