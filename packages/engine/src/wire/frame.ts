import type { Ipv4Address, MacAddress } from './address.js';

/**
 * One Ethernet frame as a structured value. Frames are never changed once made: devices that
 * rewrite a field make a new frame and share the rest, so forks and traces may keep references.
 */
export interface Frame {
  readonly src: MacAddress;
  readonly dst: MacAddress;
  readonly payload: EthernetPayload;
}

export type EthernetPayload = ArpPacket | Ipv4Packet | OpaquePayload;

/** Bytes that the engine carries but does not read. `protocol` is the EtherType or IP protocol. */
export interface OpaquePayload {
  readonly kind: 'opaque';
  readonly protocol: number;
  readonly bytes: Uint8Array;
  /** Not on the wire: these octets are the beginning of this, as the first fragment has it. */
  readonly beginningOf?: Ipv4Payload;
}

/** RFC 826, Ethernet and IPv4 only. `operation` 1 asks, 2 answers. */
export interface ArpPacket {
  readonly kind: 'arp';
  readonly operation: number;
  readonly senderMac: MacAddress;
  readonly senderIp: Ipv4Address;
  readonly targetMac: MacAddress;
  readonly targetIp: Ipv4Address;
}

/** RFC 791. `fragmentOffset` is in bytes. The header length is always 20: no IP options. */
export interface Ipv4Packet {
  readonly kind: 'ipv4';
  readonly src: Ipv4Address;
  readonly dst: Ipv4Address;
  readonly ttl: number;
  readonly tos: number;
  readonly id: number;
  readonly dontFragment: boolean;
  readonly moreFragments: boolean;
  readonly fragmentOffset: number;
  readonly payload: Ipv4Payload;
  /**
   * Not on the wire: TCP saw its peer make progress, so whoever passes this packet on takes the next
   * hop for alive. Linux keeps the mark across a veth cable (skb->dst_pending_confirm).
   */
  readonly confirmsPath?: boolean;
  /** Not on the wire: the largest of the fragments that this was put together from (IPCB(skb)->frag_max_size). */
  readonly fragmentBytesMax?: number;
  /** Not on the wire: what netfilter marked this host's copy with (skb->mark). */
  readonly mark?: number;
  /** Not on the wire: the MAC it came from, where a firewall asks for it. */
  readonly senderMac?: MacAddress;
  /** Not on the wire: the tracked connection that it belongs to (skb->_nfct). */
  readonly flow?: FlowReference;
}

/** `id` 0: this packet is not to be tracked. `related`: an ICMP error about the connection. */
export interface FlowReference {
  readonly id: number;
  readonly reply: boolean;
  readonly related: boolean;
  /** It may start the connection: it is translated as the rules say. */
  readonly fresh: boolean;
}

export type Ipv4Payload = TcpSegment | UdpDatagram | IcmpMessage | Ipv4Packet | OpaquePayload;

/** RFC 9293. `flags` is the sum of the `TCP_*` bits; `options` null means a bare 20 byte header. */
export interface TcpSegment {
  readonly kind: 'tcp';
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly seq: number;
  readonly ack: number;
  readonly flags: number;
  readonly window: number;
  readonly options: TcpOptions | null;
  readonly payload: Uint8Array;
  /** Not on the wire: this was put together from segments of so many octets (gso_size). */
  readonly mergedBytes?: number;
}

/** Timestamps (RFC 7323) in both kinds; MSS, scale and permission on SYN segments only. */
export interface TcpOptions {
  readonly maximumSegmentSize: number | null;
  readonly sackPermitted: boolean;
  readonly windowScale: number | null;
  readonly timestamp: number | null;
  readonly timestampEcho: number;
  /** RFC 2018: what has come beyond a gap, the latest first; absent when there is no gap. */
  readonly sackBlocks?: readonly SackBlock[];
}

/** From the first octet to the one after the last. */
export interface SackBlock {
  readonly from: number;
  readonly to: number;
}

export interface UdpDatagram {
  readonly kind: 'udp';
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly payload: Uint8Array;
}

export type IcmpMessage = IcmpEcho | IcmpError;

/** RFC 792 types 8 (request) and 0 (reply). */
export interface IcmpEcho {
  readonly kind: 'icmp-echo';
  readonly type: 0 | 8;
  readonly id: number;
  readonly seq: number;
  readonly payload: Uint8Array;
}

/** RFC 792 types 3, 5, 11. `quoted` is the packet it is about, of which `quotedBytes` octets travel. */
export interface IcmpError {
  readonly kind: 'icmp-error';
  readonly type: 3 | 5 | 11;
  readonly code: number;
  /** Redirects (type 5) only, otherwise 0. */
  readonly gateway: Ipv4Address;
  /** Fragmentation needed (type 3, code 4) only, otherwise 0. */
  readonly mtu: number;
  readonly quoted: Ipv4Packet;
  readonly quotedBytes: number;
}

export const ETHERTYPE_IPV4 = 0x0800;
export const ETHERTYPE_ARP = 0x0806;

export const ARP_REQUEST = 1;
export const ARP_REPLY = 2;

export const PROTOCOL_ICMP = 1;
export const PROTOCOL_IPIP = 4;
export const PROTOCOL_TCP = 6;
export const PROTOCOL_UDP = 17;

export const TCP_FIN = 0x01;
export const TCP_SYN = 0x02;
export const TCP_RST = 0x04;
export const TCP_PSH = 0x08;
export const TCP_ACK = 0x10;
export const TCP_URG = 0x20;

export const ICMP_UNREACHABLE = 3;
export const ICMP_REDIRECT = 5;
export const ICMP_TIME_EXCEEDED = 11;

export const ICMP_NET_UNREACHABLE = 0;
export const ICMP_HOST_UNREACHABLE = 1;
export const ICMP_PROTOCOL_UNREACHABLE = 2;
export const ICMP_PORT_UNREACHABLE = 3;
export const ICMP_FRAGMENTATION_NEEDED = 4;

export const NO_BYTES: Uint8Array = new Uint8Array(0);

const ETHERNET_HEADER_BYTES = 14;
const ARP_BYTES = 28;
const IPV4_HEADER_BYTES = 20;
const TCP_HEADER_BYTES = 20;

/** 20 octets, and the options, each group padded to four as Linux writes them. */
export function tcpHeaderLength(segment: TcpSegment): number {
  const options = segment.options;
  if (options === null) return TCP_HEADER_BYTES;
  let length = TCP_HEADER_BYTES;
  if (options.maximumSegmentSize !== null) length += 4;
  if (options.timestamp !== null) length += 12;
  else if (options.sackPermitted) length += 4;
  if (options.windowScale !== null) length += 4;
  if (options.sackBlocks !== undefined) length += 4 + 8 * options.sackBlocks.length;
  return length;
}

/** Octets of what an IPv4 header carries. */
export function ipv4PayloadLength(payload: Ipv4Payload): number {
  switch (payload.kind) {
    case 'tcp':
      return tcpHeaderLength(payload) + payload.payload.length;
    case 'udp':
    case 'icmp-echo':
      return 8 + payload.payload.length;
    case 'icmp-error':
      return 8 + payload.quotedBytes;
    case 'ipv4':
      return ipv4Length(payload);
    case 'opaque':
      return payload.bytes.length;
  }
}

/** The total length field of the IPv4 header. */
export function ipv4Length(packet: Ipv4Packet): number {
  return IPV4_HEADER_BYTES + ipv4PayloadLength(packet.payload);
}

/** Octets from the destination MAC on, without FCS and padding. */
export function frameLength({ payload }: Frame): number {
  switch (payload.kind) {
    case 'arp':
      return ETHERNET_HEADER_BYTES + ARP_BYTES;
    case 'ipv4':
      return ETHERNET_HEADER_BYTES + ipv4Length(payload);
    case 'opaque':
      return ETHERNET_HEADER_BYTES + payload.bytes.length;
  }
}

/** The protocol field of the IPv4 header. */
export function protocolOf(payload: Ipv4Payload): number {
  switch (payload.kind) {
    case 'tcp':
      return PROTOCOL_TCP;
    case 'udp':
      return PROTOCOL_UDP;
    case 'icmp-echo':
    case 'icmp-error':
      return PROTOCOL_ICMP;
    case 'ipv4':
      return PROTOCOL_IPIP;
    case 'opaque':
      return payload.protocol;
  }
}

/** A router's copy. Field by field where nothing rare is set, because a spread copy of a packet is slow. */
export function oneHopOlder(packet: Ipv4Packet): Ipv4Packet {
  const ttl = packet.ttl - 1;
  const { confirmsPath } = packet;
  if (confirmsPath === undefined || hasNotes(packet)) return { ...packet, ttl };
  return {
    kind: 'ipv4',
    src: packet.src,
    dst: packet.dst,
    ttl,
    tos: packet.tos,
    id: packet.id,
    dontFragment: packet.dontFragment,
    moreFragments: packet.moreFragments,
    fragmentOffset: packet.fragmentOffset,
    payload: packet.payload,
    confirmsPath,
  };
}

function hasNotes({ mark, fragmentBytesMax, senderMac, flow }: Ipv4Packet): boolean {
  return mark !== undefined || fragmentBytesMax !== undefined || senderMac !== undefined || flow !== undefined;
}

/** Without what only the host that handles it knows of it. */
export function asItTravels(packet: Ipv4Packet): Ipv4Packet {
  if (!hasNotes(packet)) return packet;
  const { mark: _mark, fragmentBytesMax: _bytes, senderMac: _mac, flow: _flow, ...rest } = packet;
  return rest;
}
