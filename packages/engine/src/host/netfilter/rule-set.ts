import type { Ipv4Address, MacAddress } from '../../wire/address.js';

/** The five places of netfilter, under the names of iptables' built-in chains. */
export type HookName = 'PREROUTING' | 'INPUT' | 'FORWARD' | 'OUTPUT' | 'POSTROUTING';
export type FirewallTable = 'filter' | 'mangle' | 'nat';

/** `!` before an option of iptables. */
export interface Negatable {
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

/** `--tcp-flags MASK COMPARE`, sums of the `TCP_*` bits; `--syn` is FIN,SYN,RST,ACK SYN. */
export interface TcpFlagsMatch extends Negatable {
  readonly mask: number;
  readonly compare: number;
}

export type ConnectionState = 'INVALID' | 'NEW' | 'RELATED' | 'ESTABLISHED' | 'UNTRACKED';

/** `-m state --state`, `-m conntrack --ctstate`. */
export interface StateMatch extends Negatable {
  readonly states: readonly ConnectionState[];
  readonly module: 'state' | 'conntrack';
}

/** `-m mac --mac-source`. */
export interface MacMatch extends Negatable {
  readonly mac: MacAddress;
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
  | { readonly kind: 'reject'; readonly by: RejectWith }
  /** `-j TCPMSS`; size null: what the paths both ways carry. */
  | { readonly kind: 'tcp-mss'; readonly size: number | null }
  | NatTarget;

/** The targets of table nat. `address` null: as it is; `ports` null: as they are, unless they are taken. */
export type NatTarget =
  | { readonly kind: 'dnat' | 'snat'; readonly address: Ipv4Address | null; readonly ports: PortRange | null }
  | { readonly kind: 'masquerade' | 'redirect'; readonly ports: PortRange | null };

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
  readonly tcpFlags: TcpFlagsMatch | null;
  readonly mac: MacMatch | null;
  readonly state: StateMatch | null;
  readonly mark: MarkMatch | null;
  readonly comment: string | null;
  readonly target: Target;
}

/** What every packet matches, and what does nothing but count: rules are written as what they have otherwise. */
export const MATCHES_ALL: FirewallRule = {
  source: null,
  destination: null,
  inInterface: null,
  outInterface: null,
  protocol: null,
  sourcePorts: null,
  destinationPorts: null,
  icmpType: null,
  tcpFlags: null,
  mac: null,
  state: null,
  mark: null,
  comment: null,
  target: { kind: 'none' },
};

export interface RuleEntry {
  readonly rule: FirewallRule;
  packets: number;
  bytes: number;
}

export type Policy = 'ACCEPT' | 'DROP';

export interface Chain {
  readonly hook: HookName;
  policy: Policy;
  readonly entries: RuleEntry[];
}

/** The tables of one host; a host that never saw iptables has none. */
export interface Firewall {
  readonly filter: readonly Chain[];
  readonly mangle: readonly Chain[];
  readonly nat: readonly Chain[];
  /** Some rule asks for the MAC of the sender. */
  seesMac: boolean;
  /** Some rule translates or asks for states: connections are tracked as long as there is one (nf_ct_netns_get). */
  tracks: boolean;
}

/** In the order in which iptables lists them. */
export const HOOKS_OF: Readonly<Record<FirewallTable, readonly HookName[]>> = {
  filter: ['INPUT', 'FORWARD', 'OUTPUT'],
  mangle: ['PREROUTING', 'INPUT', 'FORWARD', 'OUTPUT', 'POSTROUTING'],
  nat: ['PREROUTING', 'INPUT', 'OUTPUT', 'POSTROUTING'],
};

export function createFirewall(): Firewall {
  const chains = (table: FirewallTable): Chain[] =>
    HOOKS_OF[table].map((hook) => ({ hook, policy: 'ACCEPT', entries: [] }));
  return {
    filter: chains('filter'),
    mangle: chains('mangle'),
    nat: chains('nat'),
    seesMac: false,
    tracks: false,
  };
}

export function chainOf(firewall: Firewall, table: FirewallTable, hook: HookName): Chain | undefined {
  return firewall[table].find((chain) => chain.hook === hook);
}

/** To be called when rules have come or gone. */
export function noteNeeds(firewall: Firewall): void {
  const rules = [...firewall.filter, ...firewall.mangle, ...firewall.nat].flatMap(({ entries }) => entries);
  firewall.seesMac = rules.some(({ rule }) => rule.mac !== null);
  firewall.tracks = rules.some(({ rule }) => rule.state !== null || isNatTarget(rule.target));
}

export function isNatTarget(target: Target): target is NatTarget {
  return ['dnat', 'snat', 'masquerade', 'redirect'].includes(target.kind);
}

/** Rules are never changed; what counts is. */
export function cloneFirewall(firewall: Firewall): Firewall {
  const clone = (chain: Chain): Chain => ({ ...chain, entries: chain.entries.map((entry) => ({ ...entry })) });
  return {
    ...firewall,
    filter: firewall.filter.map(clone),
    mangle: firewall.mangle.map(clone),
    nat: firewall.nat.map(clone),
  };
}
