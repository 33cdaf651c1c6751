import {
  encodeFrame,
  type Frame,
  formatIpv4,
  formatMac,
  type Ipv4Packet,
  ipv4Length,
  protocolOf,
  type TcpSegment,
} from '@frameplay/engine';
import type { ArpView, FrameView, IpView, TcpView } from '../view.js';
import { flagsText } from './flags.js';
import type { RelativeSeqs } from './relative-seqs.js';

/** The whole frame, nothing sealed; project() looks at it through a lens. */
export function frameView(frame: Frame, seqs: RelativeSeqs): FrameView {
  const bytes = encodeFrame(frame);
  const packet = frame.payload.kind === 'ipv4' ? frame.payload : null;
  return {
    src: formatMac(frame.src),
    dst: formatMac(frame.dst),
    type: frame.payload.kind === 'arp' ? 'arp' : 'ipv4',
    arp: arpView(frame),
    ip: packet === null ? null : ipView(packet),
    tcp: packet === null ? null : tcpView(packet, seqs),
    icmp: packet === null ? null : icmpView(packet),
    bytes: hexText(bytes),
    length: bytes.length,
  };
}

function arpView({ payload }: Frame): ArpView | null {
  if (payload.kind !== 'arp') return null;
  return {
    op: payload.operation === 1 ? 1 : 2,
    sha: formatMac(payload.senderMac),
    spa: formatIpv4(payload.senderIp),
    tha: formatMac(payload.targetMac),
    tpa: formatIpv4(payload.targetIp),
  };
}

function ipView(packet: Ipv4Packet): IpView {
  return {
    src: formatIpv4(packet.src),
    dst: formatIpv4(packet.dst),
    ttl: packet.ttl,
    proto: protocolOf(packet.payload),
    id: packet.id,
    len: ipv4Length(packet),
  };
}

function tcpView(packet: Ipv4Packet, seqs: RelativeSeqs): TcpView | null {
  const segment = packet.payload;
  if (segment.kind !== 'tcp') return null;
  const { seq, ack } = seqs.relative(packet, segment);
  return {
    sport: segment.sourcePort,
    dport: segment.destinationPort,
    flags: flagsText(segment.flags),
    seq,
    ack,
    len: segment.payload.length,
    text: firstLine(segment),
  };
}

function icmpView({ payload }: Ipv4Packet): FrameView['icmp'] {
  if (payload.kind === 'icmp-echo') return { type: payload.type, code: 0 };
  return payload.kind === 'icmp-error' ? { type: payload.type, code: payload.code } : null;
}

const PRINTABLE_MIN = 0x20;
const PRINTABLE_MAX = 0x7e;

function firstLine({ payload }: TcpSegment): string | null {
  if (payload.length === 0) return null;
  let line = '';
  for (const octet of payload) {
    if (octet < PRINTABLE_MIN) break;
    line += octet <= PRINTABLE_MAX ? String.fromCharCode(octet) : '.';
  }
  return line;
}

function hexText(bytes: Uint8Array): string {
  let text = '';
  for (const octet of bytes) text += octet.toString(16).padStart(2, '0');
  return text;
}
