import { type FlowMap, getFlow, setFlow } from '../core/flow-map.js';
import { formatIpv4, formatMac, MAC_ZERO } from './address.js';
import { etherTypeOf } from './encode.js';
import {
  type EthernetPayload,
  type Frame,
  type IcmpMessage,
  type Ipv4Packet,
  ipv4Length,
  ipv4PayloadLength,
  type OpaquePayload,
  PROTOCOL_ICMP,
  PROTOCOL_UDP,
  protocolOf,
  TCP_ACK,
  TCP_FIN,
  TCP_PSH,
  TCP_RST,
  TCP_SYN,
  TCP_URG,
  type TcpSegment,
  tcpHeaderLength,
} from './frame.js';
import { decodeSyncMessage, SYNC_PORT } from './ipvs-sync.js';
import { decodeVrrp, PROTOCOL_VRRP, VRRP_AUTH_PASS } from './vrrp.js';

/** The frame part of a trace line; keys in the order of the recordings. */
export type FrameJson = Readonly<Record<string, unknown>>;

/** TCP numbers relative to the SYN, as the reader of a trace wants them. */
export interface TcpBookkeeping {
  /** First sequence number by sender and receiver, each with its port. */
  readonly initialSeqs: FlowMap<number>;
  /** What goes out at one device comes in at the next, in the very next event: the same frame, the same text. */
  last: { readonly frame: Frame; readonly json: FrameJson } | null;
}

export function createTcpBookkeeping(): TcpBookkeeping {
  return { initialSeqs: new Map(), last: null };
}

/** Feed every frame of a trace in order with one and the same `tcp`. */
export function frameToJson(frame: Frame, tcp: TcpBookkeeping): FrameJson {
  if (tcp.last !== null && tcp.last.frame === frame) return tcp.last.json;
  const json = jsonOf(frame, tcp);
  tcp.last = { frame, json };
  return json;
}

function jsonOf({ src, dst, payload }: Frame, tcp: TcpBookkeeping): FrameJson {
  const type = typeName(payload);
  // An interface without link-layer addresses (tunl0) has frames without them.
  if (src === MAC_ZERO && dst === MAC_ZERO) return { type, ...payloadJson(payload, tcp) };
  return { src: formatMac(src), dst: formatMac(dst), type, ...payloadJson(payload, tcp) };
}

function typeName(payload: EthernetPayload): string {
  if (payload.kind !== 'opaque') return payload.kind;
  return `0x${etherTypeOf(payload).toString(16).padStart(4, '0')}`;
}

function payloadJson(payload: EthernetPayload, tcp: TcpBookkeeping): FrameJson {
  switch (payload.kind) {
    case 'arp':
      return {
        arp: {
          op: payload.operation,
          sha: formatMac(payload.senderMac),
          spa: formatIpv4(payload.senderIp),
          tha: formatMac(payload.targetMac),
          tpa: formatIpv4(payload.targetIp),
        },
      };
    case 'ipv4':
      return packetJson(payload, tcp);
    case 'opaque':
      return {};
  }
}

function packetJson(packet: Ipv4Packet, tcp: TcpBookkeeping): FrameJson {
  return { ip: headerJson(packet), ...carriedJson(packet, tcp) };
}

function headerJson(packet: Ipv4Packet): FrameJson {
  const fragment = packet.moreFragments || packet.fragmentOffset > 0;
  return {
    src: formatIpv4(packet.src),
    dst: formatIpv4(packet.dst),
    ttl: packet.ttl,
    proto: protocolOf(packet.payload),
    id: packet.id,
    len: ipv4Length(packet),
    ...(fragment ? { frag: [packet.fragmentOffset, packet.moreFragments] } : {}),
  };
}

function carriedJson(packet: Ipv4Packet, tcp: TcpBookkeeping): FrameJson {
  const payload = packet.payload;
  switch (payload.kind) {
    case 'tcp':
      return { tcp: tcpFields(packet, payload, tcp) };
    case 'udp':
      return {
        udp: { sport: payload.sourcePort, dport: payload.destinationPort, len: payload.payload.length },
        ...(payload.destinationPort === SYNC_PORT ? syncJson(payload.payload) : {}),
      };
    case 'icmp-echo':
    case 'icmp-error':
      return icmpJson(payload, tcp);
    case 'ipv4':
      return { inner: packetJson(payload, tcp) };
    case 'opaque':
      return packet.moreFragments && packet.fragmentOffset === 0
        ? firstPieceJson(packet, payload, tcp)
        : opaqueJson(packet, payload);
  }
}

function syncJson(bytes: Uint8Array): FrameJson {
  const message = decodeSyncMessage(bytes);
  return message === null ? {} : { sync: { id: message.syncId, conns: message.records.length } };
}

/** The first fragment of a datagram has its protocol's header. */
function firstPieceJson(packet: Ipv4Packet, payload: OpaquePayload, tcp: TcpBookkeeping): FrameJson {
  const whole = payload.beginningOf;
  if (whole?.kind === 'ipv4') return { inner: packetJson(whole, tcp) };
  if (whole?.kind === 'tcp') {
    const length = payload.bytes.length - tcpHeaderLength(whole);
    return { tcp: { ...tcpFields(packet, whole, tcp), len: length } };
  }
  const word = (at: number): number => ((payload.bytes[at] ?? 0) << 8) | (payload.bytes[at + 1] ?? 0);
  switch (payload.protocol) {
    case PROTOCOL_UDP:
      return { udp: { sport: word(0), dport: word(2), len: Math.max(0, word(4) - UDP_HEADER_BYTES) } };
    case PROTOCOL_ICMP:
      return { icmp: { type: payload.bytes[0], code: payload.bytes[1], id: word(4), seq: word(6) } };
    default:
      return {};
  }
}

const UDP_HEADER_BYTES = 8;
function opaqueJson(packet: Ipv4Packet, { protocol, bytes }: OpaquePayload): FrameJson {
  const advert = protocol === PROTOCOL_VRRP && packet.fragmentOffset === 0 ? decodeVrrp(bytes) : null;
  if (advert === null) return {};
  const { version, virtualRouterId: vrid, priority: prio, authType: auth, interval } = advert;
  const addrs = advert.addresses.map(formatIpv4);
  if (version === 3) return { vrrp: { version, vrid, prio, interval_cs: interval, addrs } };
  const password = auth === VRRP_AUTH_PASS ? { pass: advert.password } : {};
  return { vrrp: { version, vrid, prio, auth, interval, addrs, ...password } };
}

export interface TcpFields {
  readonly sport: number;
  readonly dport: number;
  readonly flags: string;
  /** Null: the trace has not seen that SYN. */
  readonly seq: number | null;
  readonly ack: number | null;
  readonly len: number;
}

const FLAG_LETTERS: readonly (readonly [number, string])[] = [
  [TCP_FIN, 'F'],
  [TCP_SYN, 'S'],
  [TCP_RST, 'R'],
  [TCP_PSH, 'P'],
  [TCP_ACK, 'A'],
  [TCP_URG, 'U'],
];

const ALL_FLAGS = 0x3f;
const FLAG_TEXTS = Array.from({ length: ALL_FLAGS + 1 }, (_, flags) =>
  FLAG_LETTERS.map(([bit, letter]) => ((flags & bit) !== 0 ? letter : '')).join(''),
);

/** What a trace tells of a segment, the numbers relative to their SYNs. */
export function tcpFields(packet: Ipv4Packet, segment: TcpSegment, tcp: TcpBookkeeping): TcpFields {
  const { src, dst } = packet;
  const { sourcePort, destinationPort } = segment;
  if ((segment.flags & TCP_SYN) !== 0) setFlow(tcp.initialSeqs, src, sourcePort, dst, destinationPort, segment.seq);
  const first = getFlow(tcp.initialSeqs, src, sourcePort, dst, destinationPort);
  const firstAcked = getFlow(tcp.initialSeqs, dst, destinationPort, src, sourcePort);
  const acks = (segment.flags & TCP_ACK) !== 0;
  return {
    sport: segment.sourcePort,
    dport: segment.destinationPort,
    flags: FLAG_TEXTS[segment.flags & ALL_FLAGS] as string,
    seq: isBareReset(segment) ? 0 : relative(segment.seq, first),
    ack: acks ? relative(segment.ack, firstAcked) : 0,
    len: segment.payload.length,
  };
}

// The answer to a segment that no connection expects has no number of its own.
function isBareReset(segment: TcpSegment): boolean {
  return (segment.flags & TCP_RST) !== 0 && segment.seq === 0;
}

/** Null: the trace has not seen that SYN. */
function relative(value: number, first: number | undefined): number | null {
  return first === undefined ? null : (value - first) >>> 0;
}

function icmpJson(message: IcmpMessage, tcp: TcpBookkeeping): FrameJson {
  if (message.kind === 'icmp-echo') return { icmp: { type: message.type, code: 0, id: message.id, seq: message.seq } };
  return {
    icmp: {
      type: message.type,
      code: message.code,
      ...(message.type === 5 ? { gw: formatIpv4(message.gateway) } : {}),
      ...(message.type === 3 && message.code === 4 ? { mtu: message.mtu } : {}),
    },
    inner: quotedJson(message.quoted, tcp),
  };
}

/** Of a quoted TCP segment a trace keeps the ports only, unless a tunnel carried it. */
function quotedJson(packet: Ipv4Packet, tcp: TcpBookkeeping): FrameJson {
  const payload = packet.payload;
  const ip = headerJson(packet);
  switch (payload.kind) {
    case 'tcp':
      return { ip, tcp: { sport: payload.sourcePort, dport: payload.destinationPort } };
    case 'udp':
      return {
        ip,
        udp: { sport: payload.sourcePort, dport: payload.destinationPort, len: ipv4PayloadLength(payload) - 8 },
      };
    case 'icmp-echo':
    case 'icmp-error':
      return { ip, ...icmpJson(payload, tcp) };
    case 'ipv4':
      return { ip, inner: packetJson(payload, tcp) };
    case 'opaque':
      return payload.beginningOf === undefined || packet.fragmentOffset > 0
        ? { ip }
        : { ...quotedJson({ ...packet, payload: payload.beginningOf }, tcp), ip };
  }
}
