import { type Ipv4Address, inPrefix } from '../../wire/address.js';
import { type FlowReference, type Ipv4Packet, PROTOCOL_TCP, PROTOCOL_UDP, protocolOf } from '../../wire/frame.js';
import type { Interface } from '../interface.js';
import type {
  AddressMatch,
  ConnectionState,
  FirewallRule,
  IcmpTypeMatch,
  InterfaceMatch,
  MacMatch,
  MarkMatch,
  PortMatch,
  StateMatch,
} from './rule-set.js';

/** Which way a packet is going: an interface is null where there is none yet or any more. */
export interface Passage {
  readonly packet: Ipv4Packet;
  readonly in: Interface | null;
  readonly out: Interface | null;
}

/** ip_packet_match and the matches of the rule, in net/ipv4/netfilter/ip_tables.c. */
export function matchesRule(rule: FirewallRule, { packet, in: from, out: to }: Passage): boolean {
  return (
    matchesAddress(rule.source, packet.src) &&
    matchesAddress(rule.destination, packet.dst) &&
    matchesInterface(rule.inInterface, from) &&
    matchesInterface(rule.outInterface, to) &&
    matchesProtocol(rule, packet) &&
    matchesPorts(rule, packet) &&
    matchesIcmpType(rule.icmpType, packet) &&
    matchesFlags(rule, packet) &&
    matchesMac(rule.mac, packet) &&
    matchesState(rule.state, packet) &&
    matchesMark(rule.mark, packet.mark ?? 0)
  );
}

export function matchesAddress(match: AddressMatch | null, address: Ipv4Address): boolean {
  return match === null || inPrefix(address, match.address, match.prefixLength) !== match.inverted;
}

// A packet without an interface has the name '' there, which an inverted match takes.
export function matchesInterface(match: InterfaceMatch | null, iface: Interface | null): boolean {
  if (match === null) return true;
  const name = iface?.name ?? '';
  const same = match.name.endsWith('+') ? name.startsWith(match.name.slice(0, -1)) : name === match.name;
  return same !== match.inverted;
}

function matchesProtocol({ protocol }: FirewallRule, packet: Ipv4Packet): boolean {
  if (protocol === null || protocol.protocol === 0) return true;
  return (protocolOf(packet.payload) === protocol.protocol) !== protocol.inverted;
}

function matchesPorts({ sourcePorts, destinationPorts }: FirewallRule, packet: Ipv4Packet): boolean {
  if (sourcePorts === null && destinationPorts === null) return true;
  const ports = portsOf(packet);
  if (ports === null) return false;
  return inRanges(sourcePorts, ports.source) && inRanges(destinationPorts, ports.destination);
}

function inRanges(match: PortMatch | null, port: number): boolean {
  return match === null || match.ranges.some(({ first, last }) => port >= first && port <= last) !== match.inverted;
}

// Only the first fragment has ports; here it is octets already.
function portsOf({
  payload,
  fragmentOffset,
}: Ipv4Packet): { readonly source: number; readonly destination: number } | null {
  if (fragmentOffset > 0) return null;
  if (payload.kind === 'tcp' || payload.kind === 'udp')
    return { source: payload.sourcePort, destination: payload.destinationPort };
  if (payload.kind !== 'opaque' || (payload.protocol !== PROTOCOL_TCP && payload.protocol !== PROTOCOL_UDP))
    return null;
  const [a, b, c, d] = payload.bytes;
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null;
  return { source: a * 256 + b, destination: c * 256 + d };
}

function matchesIcmpType(match: IcmpTypeMatch | null, { payload, fragmentOffset }: Ipv4Packet): boolean {
  if (match === null) return true;
  if (fragmentOffset > 0 || (payload.kind !== 'icmp-echo' && payload.kind !== 'icmp-error')) return false;
  const code = payload.kind === 'icmp-echo' ? 0 : payload.code;
  const same = payload.type === match.type && (match.code === null || match.code === code);
  return same !== match.inverted;
}

function matchesFlags({ tcpFlags }: FirewallRule, { payload }: Ipv4Packet): boolean {
  if (tcpFlags === null) return true;
  if (payload.kind !== 'tcp') return false;
  return ((payload.flags & tcpFlags.mask) === tcpFlags.compare) !== tcpFlags.inverted;
}

/** xt_mac.c: what has come by no Ethernet matches neither the address nor its opposite. */
function matchesMac(match: MacMatch | null, { senderMac }: Ipv4Packet): boolean {
  return match === null || (senderMac !== undefined && (senderMac === match.mac) !== match.inverted);
}

/** conntrack_mt: what is tracked but belongs to no connection is INVALID. */
function matchesState(match: StateMatch | null, { flow }: Ipv4Packet): boolean {
  if (match === null) return true;
  return match.states.includes(stateOf(flow)) !== match.inverted;
}

function stateOf(flow: FlowReference | undefined): ConnectionState {
  if (flow === undefined) return 'INVALID';
  if (flow.id === 0) return 'UNTRACKED';
  if (flow.related) return 'RELATED';
  return flow.fresh ? 'NEW' : 'ESTABLISHED';
}

function matchesMark(match: MarkMatch | null, mark: number): boolean {
  return match === null || ((mark & match.mask) >>> 0 === match.value) !== match.inverted;
}
