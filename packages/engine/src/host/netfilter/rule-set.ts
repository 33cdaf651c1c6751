import type { Ipv4Address } from '../../wire/address.js';

/** The five places of netfilter, under the names of iptables' built-in chains. */
export type HookName = 'PREROUTING' | 'INPUT' | 'FORWARD' | 'OUTPUT' | 'POSTROUTING';
export type FirewallTable = 'filter' | 'mangle';

/** `!` before an option of iptables. */
interface Negatable {
  readonly inverted: boolean;
}

/** `-s`, `-d`. */
export interface AddressMatch extends Negatable {
  readonly address: Ipv4Address;
  readonly prefixLength: number;
}

/** `-i`, `-o`; a `+` at the end stands for anything. */
export interface InterfaceMatch extends Negatable {
  readonly name: string;
}

/** `-p`; 0 is every protocol. */
export interface ProtocolMatch extends Negatable {
  readonly protocol: number;
}

export interface PortRange {
  readonly first: number;
  readonly last: number;
}

/** `--sport`, `--dport`, and the lists of `-m multiport`. */
export interface PortMatch extends Negatable {
  readonly ranges: readonly PortRange[];
  readonly list: boolean;
}

/** `--icmp-type`; code null: any. */
export interface IcmpTypeMatch extends Negatable {
  readonly type: number;
  readonly code: number | null;
}

/** `-m mark --mark VALUE/MASK`. */
export interface MarkMatch extends Negatable {
  readonly value: number;
  readonly mask: number;
}

/** `--syn`. */
export interface SynMatch extends Negatable {
  readonly syn: true;
}

export type RejectWith =
  | 'icmp-net-unreachable'
  | 'icmp-host-unreachable'
  | 'icmp-proto-unreachable'
  | 'icmp-port-unreachable'
  | 'icmp-net-prohibited'
  | 'icmp-host-prohibited'
  | 'icmp-admin-prohibited'
  | 'tcp-reset';

export type Target =
  | { readonly kind: 'accept' | 'drop' | 'return' | 'none' }
  | { readonly kind: 'mark'; readonly value: number; readonly mask: number }
  | { readonly kind: 'reject'; readonly by: RejectWith };

/** One rule as iptables was told it; null matches everything. */
export interface FirewallRule {
  readonly source: AddressMatch | null;
  readonly destination: AddressMatch | null;
  readonly inInterface: InterfaceMatch | null;
  readonly outInterface: InterfaceMatch | null;
  readonly protocol: ProtocolMatch | null;
  readonly sourcePorts: PortMatch | null;
  readonly destinationPorts: PortMatch | null;
  readonly icmpType: IcmpTypeMatch | null;
  readonly syn: SynMatch | null;
  readonly mark: MarkMatch | null;
  readonly comment: string | null;
  readonly target: Target;
}

export interface RuleEntry {
  readonly rule: FirewallRule;
  packets: number;
  bytes: number;
}

export type Policy = 'ACCEPT' | 'DROP';

export interface Chain {
  readonly hook: HookName;
  policy: Policy;
  /** What no rule of this chain decided. */
  packets: number;
  bytes: number;
  readonly entries: RuleEntry[];
}

/** The tables of one host; a host that never saw iptables has none. */
export interface Firewall {
  readonly filter: readonly Chain[];
  readonly mangle: readonly Chain[];
}

/** In the order in which iptables lists them. */
export const HOOKS_OF: Readonly<Record<FirewallTable, readonly HookName[]>> = {
  filter: ['INPUT', 'FORWARD', 'OUTPUT'],
  mangle: ['PREROUTING', 'INPUT', 'FORWARD', 'OUTPUT', 'POSTROUTING'],
};

export function createFirewall(): Firewall {
  const chains = (table: FirewallTable): Chain[] =>
    HOOKS_OF[table].map((hook) => ({ hook, policy: 'ACCEPT', packets: 0, bytes: 0, entries: [] }));
  return { filter: chains('filter'), mangle: chains('mangle') };
}

export function chainOf(firewall: Firewall, table: FirewallTable, hook: HookName): Chain | undefined {
  return firewall[table].find((chain) => chain.hook === hook);
}

/** Rules are never changed; what counts is. */
export function cloneFirewall(firewall: Firewall): Firewall {
  const clone = (chain: Chain): Chain => ({ ...chain, entries: chain.entries.map((entry) => ({ ...entry })) });
  return { filter: firewall.filter.map(clone), mangle: firewall.mangle.map(clone) };
}
