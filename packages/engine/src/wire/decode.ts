import { err, ok, type Result } from '../core/result.js';
import type { Ipv4Address, MacAddress } from './address.js';
import { foldChecksum, pseudoHeaderSum, sumWords } from './checksum.js';
import {
  type ArpPacket,
  ETHERTYPE_ARP,
  ETHERTYPE_IPV4,
  type EthernetPayload,
  type Frame,
  type Ipv4Packet,
  type Ipv4Payload,
  type OpaquePayload,
  PROTOCOL_ICMP,
  PROTOCOL_IPIP,
  PROTOCOL_TCP,
  PROTOCOL_UDP,
} from './frame.js';
import { decodeTcpOptions } from './tcp-options.js';

/** `offset` is where reading stopped. */
export interface DecodeError {
  readonly code: 'decode/too-short' | 'decode/bad-length' | 'decode/bad-checksum' | 'decode/unsupported';
  readonly offset: number;
  readonly message: string;
}

const ETHERNET_HEADER_BYTES = 14;
const IPV4_HEADER_BYTES = 20;
const ARP_BYTES = 28;
/**
 * Packets in packets: more than a frame of 1500 octets has room for. What is deeper stays octets, or a frame of nothing
 * but headers would be longer than the stack.
 */
export const NESTED_MAX = 100;

function fail(code: DecodeError['code'], offset: number, message: string): Result<never, DecodeError> & { ok: false } {
  return err({ code, offset, message });
}

export function read16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

export function read32(bytes: Uint8Array, at: number): number {
  return read16(bytes, at) * 0x1_0000 + read16(bytes, at + 2);
}

export function readMac(bytes: Uint8Array, at: number): MacAddress {
  return (read16(bytes, at) * 0x1_0000_0000 + read32(bytes, at + 2)) as MacAddress;
}

function readIp(bytes: Uint8Array, at: number): Ipv4Address {
  return read32(bytes, at) as Ipv4Address;
}

/** From the destination MAC on, without FCS. Padding after the payload is dropped. Never throws. */
export function decodeFrame(bytes: Uint8Array): Result<Frame, DecodeError> {
  if (bytes.length < ETHERNET_HEADER_BYTES) return fail('decode/too-short', bytes.length, 'Ethernet header cut short');
  const payload = decodeEthernetPayload(bytes, read16(bytes, 12));
  if (!payload.ok) return payload;
  return ok({ src: readMac(bytes, 6), dst: readMac(bytes, 0), payload: payload.value });
}

function decodeEthernetPayload(bytes: Uint8Array, etherType: number): Result<EthernetPayload, DecodeError> {
  switch (etherType) {
    case ETHERTYPE_ARP:
      return decodeArp(bytes, ETHERNET_HEADER_BYTES);
    case ETHERTYPE_IPV4:
      return decodeIpv4(bytes, ETHERNET_HEADER_BYTES, bytes.length);
    default:
      return ok({ kind: 'opaque', protocol: etherType, bytes: bytes.slice(ETHERNET_HEADER_BYTES) });
  }
}

// RFC 826. Ethernet/IPv4 only: hardware type 1, protocol type 0x0800.
function decodeArp(bytes: Uint8Array, at: number): Result<ArpPacket, DecodeError> {
  if (bytes.length < at + ARP_BYTES) return fail('decode/too-short', bytes.length, 'ARP packet cut short');
  const shape = read32(bytes, at) === 0x0001_0800 && bytes[at + 4] === 6 && bytes[at + 5] === 4;
  if (!shape) return fail('decode/unsupported', at, 'ARP of other than Ethernet and IPv4');
  return ok({
    kind: 'arp',
    operation: read16(bytes, at + 6),
    senderMac: readMac(bytes, at + 8),
    senderIp: readIp(bytes, at + 14),
    targetMac: readMac(bytes, at + 18),
    targetIp: readIp(bytes, at + 24),
  });
}

/** `end` is where the carrier's payload ends; a total length beyond it is an error. */
function decodeIpv4(bytes: Uint8Array, at: number, end: number, depth = 0): Result<Ipv4Packet, DecodeError> {
  if (end < at + IPV4_HEADER_BYTES) return fail('decode/too-short', end, 'IPv4 header cut short');
  if (bytes[at] !== 0x45) return fail('decode/unsupported', at, 'IPv4 with options, or not IPv4');
  const length = read16(bytes, at + 2);
  if (length < IPV4_HEADER_BYTES || at + length > end) return fail('decode/bad-length', at + 2, 'IPv4 total length');
  if (foldChecksum(sumWords(bytes, at, at + IPV4_HEADER_BYTES)) !== 0)
    return fail('decode/bad-checksum', at + 10, 'IPv4 header checksum');
  const packet = readHeader(bytes, at, length);
  if (packet.moreFragments || packet.fragmentOffset > 0 || depth > NESTED_MAX) return ok(packet);
  const payload = decodeIpv4Payload(bytes, at + IPV4_HEADER_BYTES, at + length, packet, depth);
  return payload.ok ? ok({ ...packet, payload: payload.value }) : payload;
}

function readHeader(bytes: Uint8Array, at: number, length: number): Ipv4Packet {
  const flags = read16(bytes, at + 6);
  return {
    kind: 'ipv4',
    src: readIp(bytes, at + 12),
    dst: readIp(bytes, at + 16),
    ttl: bytes[at + 8] ?? 0,
    tos: bytes[at + 1] ?? 0,
    id: read16(bytes, at + 4),
    dontFragment: (flags & 0x4000) !== 0,
    moreFragments: (flags & 0x2000) !== 0,
    fragmentOffset: (flags & 0x1fff) * 8,
    payload: opaque(bytes, bytes[at + 9] ?? 0, at + IPV4_HEADER_BYTES, at + length),
  };
}

function opaque(bytes: Uint8Array, protocol: number, from: number, to: number): OpaquePayload {
  return { kind: 'opaque', protocol, bytes: bytes.slice(from, to) };
}

/** What an IPv4 header (or, after reassembly, a whole datagram) carries between `at` and `end`. */
export function decodeIpv4Payload(
  bytes: Uint8Array,
  at: number,
  end: number,
  packet: Ipv4Packet,
  depth = 0,
): Result<Ipv4Payload, DecodeError> {
  const protocol = packet.payload.kind === 'opaque' ? packet.payload.protocol : 0;
  switch (protocol) {
    case PROTOCOL_TCP:
      return decodeTcp(bytes, at, end, packet);
    case PROTOCOL_UDP:
      return decodeUdp(bytes, at, end, packet);
    case PROTOCOL_ICMP:
      return decodeIcmp(bytes, at, end, depth);
    case PROTOCOL_IPIP:
      return decodeIpv4(bytes, at, end, depth + 1);
    default:
      return ok(packet.payload);
  }
}

function decodeTcp(bytes: Uint8Array, at: number, end: number, packet: Ipv4Packet): Result<Ipv4Payload, DecodeError> {
  if (end < at + 20) return fail('decode/too-short', end, 'TCP header cut short');
  const header = ((bytes[at + 12] ?? 0) >> 4) * 4;
  if (header < 20 || at + header > end) return fail('decode/bad-length', at + 12, 'TCP data offset');
  const pseudo = pseudoHeaderSum(packet.src, packet.dst, PROTOCOL_TCP, end - at);
  if (foldChecksum(sumWords(bytes, at, end, pseudo)) !== 0) return fail('decode/bad-checksum', at + 16, 'TCP checksum');
  return ok({
    kind: 'tcp',
    sourcePort: read16(bytes, at),
    destinationPort: read16(bytes, at + 2),
    seq: read32(bytes, at + 4),
    ack: read32(bytes, at + 8),
    flags: bytes[at + 13] ?? 0,
    window: read16(bytes, at + 14),
    options: header === 20 ? null : decodeTcpOptions(bytes, at + 20, at + header),
    payload: bytes.slice(at + header, end),
  });
}

function decodeUdp(bytes: Uint8Array, at: number, end: number, packet: Ipv4Packet): Result<Ipv4Payload, DecodeError> {
  const length = read16(bytes, at + 4);
  if (end < at + 8) return fail('decode/too-short', end, 'UDP header cut short');
  if (length < 8 || at + length > end) return fail('decode/bad-length', at + 4, 'UDP length');
  const pseudo = pseudoHeaderSum(packet.src, packet.dst, PROTOCOL_UDP, length);
  const checked = read16(bytes, at + 6) !== 0;
  if (checked && foldChecksum(sumWords(bytes, at, at + length, pseudo)) !== 0)
    return fail('decode/bad-checksum', at + 6, 'UDP checksum');
  return ok({
    kind: 'udp',
    sourcePort: read16(bytes, at),
    destinationPort: read16(bytes, at + 2),
    payload: bytes.slice(at + 8, at + length),
  });
}

function decodeIcmp(bytes: Uint8Array, at: number, end: number, depth: number): Result<Ipv4Payload, DecodeError> {
  if (end < at + 8) return fail('decode/too-short', end, 'ICMP header cut short');
  if (foldChecksum(sumWords(bytes, at, end)) !== 0) return fail('decode/bad-checksum', at + 2, 'ICMP checksum');
  const type = bytes[at];
  const code = bytes[at + 1] ?? 0;
  if ((type === 0 || type === 8) && code === 0)
    return ok({
      kind: 'icmp-echo',
      type,
      id: read16(bytes, at + 4),
      seq: read16(bytes, at + 6),
      payload: bytes.slice(at + 8, end),
    });
  if (type === 3 || type === 5 || type === 11) return decodeIcmpError(bytes, at, end, type, depth);
  return ok({ kind: 'opaque', protocol: PROTOCOL_ICMP, bytes: bytes.slice(at, end) });
}

// Only a quotation that is whole can be a structured packet; a cut one stays octets.
function decodeIcmpError(
  bytes: Uint8Array,
  at: number,
  end: number,
  type: 3 | 5 | 11,
  depth: number,
): Result<Ipv4Payload, DecodeError> {
  const quoted = decodeIpv4(bytes, at + 8, end, depth + 1);
  if (!quoted.ok || read16(bytes, at + 10) !== end - at - 8)
    return ok({ kind: 'opaque', protocol: PROTOCOL_ICMP, bytes: bytes.slice(at, end) });
  const code = bytes[at + 1] ?? 0;
  return ok({
    kind: 'icmp-error',
    type,
    code,
    gateway: (type === 5 ? read32(bytes, at + 4) : 0) as Ipv4Address,
    mtu: type === 3 && code === 4 ? read16(bytes, at + 6) : 0,
    quoted: quoted.value,
    quotedBytes: end - at - 8,
  });
}
