import type { MacAddress } from './address.js';
import { foldChecksum, pseudoHeaderSum, sumWords } from './checksum.js';
import {
  type ArpPacket,
  ETHERTYPE_ARP,
  ETHERTYPE_IPV4,
  type EthernetPayload,
  type Frame,
  type IcmpMessage,
  type Ipv4Packet,
  ipv4Length,
  ipv4PayloadLength,
  PROTOCOL_TCP,
  PROTOCOL_UDP,
  protocolOf,
  type TcpOptions,
  type TcpSegment,
  tcpHeaderLength,
  type UdpDatagram,
} from './frame.js';

const ETHERNET_HEADER_BYTES = 14;
const IPV4_HEADER_BYTES = 20;
const ARP_BYTES = 28;
const FRAME_BYTES_MIN = 60;

/** The frame's octets from the destination MAC on, without FCS, padded to 60, checksums right. */
export function encodeFrame(frame: Frame): Uint8Array {
  const length = ETHERNET_HEADER_BYTES + payloadLength(frame.payload);
  const bytes = new Uint8Array(Math.max(length, FRAME_BYTES_MIN));
  putMac(bytes, 0, frame.dst);
  putMac(bytes, 6, frame.src);
  put16(bytes, 12, etherTypeOf(frame.payload));
  putEthernetPayload(bytes, frame.payload);
  return bytes;
}

export function etherTypeOf(payload: EthernetPayload): number {
  switch (payload.kind) {
    case 'arp':
      return ETHERTYPE_ARP;
    case 'ipv4':
      return ETHERTYPE_IPV4;
    case 'opaque':
      return payload.protocol;
  }
}

function payloadLength(payload: EthernetPayload): number {
  switch (payload.kind) {
    case 'arp':
      return ARP_BYTES;
    case 'ipv4':
      return ipv4Length(payload);
    case 'opaque':
      return payload.bytes.length;
  }
}

function putEthernetPayload(bytes: Uint8Array, payload: EthernetPayload): void {
  switch (payload.kind) {
    case 'arp':
      putArp(bytes, ETHERNET_HEADER_BYTES, payload);
      return;
    case 'ipv4':
      putIpv4(bytes, ETHERNET_HEADER_BYTES, payload);
      return;
    case 'opaque':
      bytes.set(payload.bytes, ETHERNET_HEADER_BYTES);
  }
}

/** An IPv4 packet alone, as it travels inside tunnels and ICMP errors. */
export function encodeIpv4(packet: Ipv4Packet): Uint8Array {
  const bytes = new Uint8Array(ipv4Length(packet));
  putIpv4(bytes, 0, packet);
  return bytes;
}

/** What the header carries, as octets. */
export function encodeIpv4Payload(packet: Ipv4Packet): Uint8Array {
  return encodeIpv4(packet).subarray(IPV4_HEADER_BYTES);
}

function put16(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 8;
  bytes[at + 1] = value;
}

function put32(bytes: Uint8Array, at: number, value: number): void {
  put16(bytes, at, value >>> 16);
  put16(bytes, at + 2, value & 0xffff);
}

function putMac(bytes: Uint8Array, at: number, mac: MacAddress): void {
  put16(bytes, at, Math.floor(mac / 0x1_0000_0000));
  put32(bytes, at + 2, mac >>> 0);
}

function putArp(bytes: Uint8Array, at: number, arp: ArpPacket): void {
  put16(bytes, at, 1);
  put16(bytes, at + 2, ETHERTYPE_IPV4);
  bytes[at + 4] = 6;
  bytes[at + 5] = 4;
  put16(bytes, at + 6, arp.operation);
  putMac(bytes, at + 8, arp.senderMac);
  put32(bytes, at + 14, arp.senderIp);
  putMac(bytes, at + 18, arp.targetMac);
  put32(bytes, at + 24, arp.targetIp);
}

function putIpv4(bytes: Uint8Array, at: number, packet: Ipv4Packet): void {
  bytes[at] = 0x45;
  bytes[at + 1] = packet.tos;
  put16(bytes, at + 2, ipv4Length(packet));
  put16(bytes, at + 4, packet.id);
  const flags = (packet.dontFragment ? 0x4000 : 0) | (packet.moreFragments ? 0x2000 : 0);
  put16(bytes, at + 6, flags | (packet.fragmentOffset >>> 3));
  bytes[at + 8] = packet.ttl;
  bytes[at + 9] = protocolOf(packet.payload);
  put32(bytes, at + 12, packet.src);
  put32(bytes, at + 16, packet.dst);
  put16(bytes, at + 10, foldChecksum(sumWords(bytes, at, at + IPV4_HEADER_BYTES)));
  putIpv4Payload(bytes, at + IPV4_HEADER_BYTES, packet);
}

function putIpv4Payload(bytes: Uint8Array, at: number, packet: Ipv4Packet): void {
  const payload = packet.payload;
  switch (payload.kind) {
    case 'tcp':
      putTcp(bytes, at, packet, payload);
      return;
    case 'udp':
      putUdp(bytes, at, packet, payload);
      return;
    case 'icmp-echo':
    case 'icmp-error':
      putIcmp(bytes, at, payload);
      return;
    case 'ipv4':
      putIpv4(bytes, at, payload);
      return;
    case 'opaque':
      bytes.set(payload.bytes, at);
  }
}

function putTcp(bytes: Uint8Array, at: number, packet: Ipv4Packet, segment: TcpSegment): void {
  const header = tcpHeaderLength(segment);
  put16(bytes, at, segment.sourcePort);
  put16(bytes, at + 2, segment.destinationPort);
  put32(bytes, at + 4, segment.seq);
  put32(bytes, at + 8, segment.ack);
  bytes[at + 12] = (header / 4) << 4;
  bytes[at + 13] = segment.flags;
  put16(bytes, at + 14, segment.window);
  if (segment.options !== null) putTcpOptions(bytes, at + 20, at + header, segment.options);
  bytes.set(segment.payload, at + header);
  const length = header + segment.payload.length;
  const pseudo = pseudoHeaderSum(packet.src, packet.dst, PROTOCOL_TCP, length);
  put16(bytes, at + 16, foldChecksum(sumWords(bytes, at, at + length, pseudo)));
}

// The order of Linux's tcp_options_write: MSS, SACK permitted with timestamps, window scale.
function putTcpOptions(bytes: Uint8Array, from: number, to: number, options: TcpOptions): void {
  let at = from;
  if (options.maximumSegmentSize !== null) {
    bytes.set([2, 4], at);
    put16(bytes, at + 2, options.maximumSegmentSize);
    at += 4;
  }
  if (options.timestamp !== null) {
    bytes.set(options.sackPermitted ? [4, 2, 8, 10] : [1, 1, 8, 10], at);
    put32(bytes, at + 4, options.timestamp);
    put32(bytes, at + 8, options.timestampEcho);
    at += 12;
  } else if (options.sackPermitted) {
    bytes.set([1, 1, 4, 2], at);
    at += 4;
  }
  if (options.windowScale !== null) {
    bytes.set([1, 3, 3, options.windowScale], at);
    at += 4;
  }
  if (options.sackBlocks !== undefined) {
    bytes.set([1, 1, 5, 2 + 8 * options.sackBlocks.length], at);
    at += 4;
    for (const block of options.sackBlocks) {
      put32(bytes, at, block.from);
      put32(bytes, at + 4, block.to);
      at += 8;
    }
  }
  while (at < to) bytes[at++] = 1;
}

function putUdp(bytes: Uint8Array, at: number, packet: Ipv4Packet, datagram: UdpDatagram): void {
  const length = 8 + datagram.payload.length;
  put16(bytes, at, datagram.sourcePort);
  put16(bytes, at + 2, datagram.destinationPort);
  put16(bytes, at + 4, length);
  bytes.set(datagram.payload, at + 8);
  const pseudo = pseudoHeaderSum(packet.src, packet.dst, PROTOCOL_UDP, length);
  const checksum = foldChecksum(sumWords(bytes, at, at + length, pseudo));
  // RFC 768: zero would mean "no checksum".
  put16(bytes, at + 6, checksum === 0 ? 0xffff : checksum);
}

function putIcmp(bytes: Uint8Array, at: number, message: IcmpMessage): void {
  const length = ipv4PayloadLength(message);
  bytes[at] = message.type;
  if (message.kind === 'icmp-echo') {
    put16(bytes, at + 4, message.id);
    put16(bytes, at + 6, message.seq);
    bytes.set(message.payload, at + 8);
  } else {
    bytes[at + 1] = message.code;
    put32(bytes, at + 4, message.type === 5 ? message.gateway : message.mtu);
    bytes.set(encodeIpv4(message.quoted).subarray(0, message.quotedBytes), at + 8);
  }
  put16(bytes, at + 2, foldChecksum(sumWords(bytes, at, at + length)));
}
