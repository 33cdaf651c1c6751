import type { Ipv4Address, MacAddress } from '../../wire/address.js';
import type { AddressMatch, InterfaceMatch, Negatable, Policy } from './rule-set.js';

/** The two places where arptables sits. */
export type ArpHookName = 'INPUT' | 'OUTPUT';

/** `--source-mac`, `--destination-mac`: the addresses inside the ARP packet. */
export interface ArpMacMatch extends Negatable {
  readonly mac: MacAddress;
}

/** `--opcode`: 1 asks, 2 answers. */
export interface OpcodeMatch extends Negatable {
  readonly operation: number;
}

/** `-j mangle`: fields null stay as they are; `verdict` is what `--mangle-target` says. */
export interface ArpMangle {
  readonly kind: 'mangle';
  readonly senderIp: Ipv4Address | null;
  readonly targetIp: Ipv4Address | null;
  readonly senderMac: MacAddress | null;
  readonly targetMac: MacAddress | null;
  readonly verdict: 'accept' | 'drop' | 'continue';
}

export type ArpTarget = { readonly kind: 'accept' | 'drop' | 'return' | 'none' } | ArpMangle;

/** One rule as arptables was told it; null matches everything. */
export interface ArpRule {
  readonly source: AddressMatch | null;
  readonly destination: AddressMatch | null;
  readonly sourceMac: ArpMacMatch | null;
  readonly destinationMac: ArpMacMatch | null;
  readonly inInterface: InterfaceMatch | null;
  readonly outInterface: InterfaceMatch | null;
  readonly opcode: OpcodeMatch | null;
  readonly target: ArpTarget;
}

export interface ArpRuleEntry {
  readonly rule: ArpRule;
  packets: number;
  bytes: number;
}

export interface ArpChain {
  policy: Policy;
  readonly entries: ArpRuleEntry[];
}

/** Table filter of arptables; a host that never saw it has none. */
export type ArpFirewall = Readonly<Record<ArpHookName, ArpChain>>;

export function createArpFirewall(): ArpFirewall {
  return { INPUT: { policy: 'ACCEPT', entries: [] }, OUTPUT: { policy: 'ACCEPT', entries: [] } };
}

export function cloneArpFirewall({ INPUT, OUTPUT }: ArpFirewall): ArpFirewall {
  const clone = (chain: ArpChain): ArpChain => ({ ...chain, entries: chain.entries.map((entry) => ({ ...entry })) });
  return { INPUT: clone(INPUT), OUTPUT: clone(OUTPUT) };
}
