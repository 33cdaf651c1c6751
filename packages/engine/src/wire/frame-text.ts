import { formatIpv4, formatMac, type Ipv4Address, MAC_ZERO, type MacAddress } from './address.js';
import { type Frame, type Ipv4Packet, ipv4Length, PROTOCOL_TCP, type TcpSegment } from './frame.js';
import { frameToJson, type TcpBookkeeping, tcpFields } from './frame-json.js';

/** Keeps, beside what the numbers of TCP need, what has been written before. One for a whole trace, in order. */
export interface TextBookkeeping {
  readonly tcp: TcpBookkeeping;
  readonly macs: Map<MacAddress, string>;
  readonly addresses: Map<Ipv4Address, string>;
  /** What goes out at one device comes in at the next: the same frame, the same text. */
  last: { readonly frame: Frame; readonly text: string } | null;
}

export function createTextBookkeeping(tcp: TcpBookkeeping): TextBookkeeping {
  return { tcp, macs: new Map(), addresses: new Map(), last: null };
}

/** A flood with ever new addresses must not fill the memory. */
const TEXTS_MAX = 4096;

/** The octets of `JSON.stringify(frameToJson(frame, tcp))`, without making the objects for what is most frequent. */
export function frameToText(frame: Frame, known: TextBookkeeping): string {
  if (known.last !== null && known.last.frame === frame) return known.last.text;
  const text = textOf(frame, known);
  known.last = { frame, text };
  return text;
}

function textOf(frame: Frame, known: TextBookkeeping): string {
  const packet = frame.payload;
  if (packet.kind !== 'ipv4' || packet.payload.kind !== 'tcp') return JSON.stringify(frameToJson(frame, known.tcp));
  if (packet.moreFragments || packet.fragmentOffset > 0) return JSON.stringify(frameToJson(frame, known.tcp));
  const { src, dst } = frame;
  const macs = src === MAC_ZERO && dst === MAC_ZERO ? '' : `"src":${macText(src, known)},"dst":${macText(dst, known)},`;
  return `{${macs}"type":"ipv4",${segmentText(packet, packet.payload, known)}}`;
}

function segmentText(packet: Ipv4Packet, segment: TcpSegment, known: TextBookkeeping): string {
  const source = addressText(packet.src, known);
  const destination = addressText(packet.dst, known);
  const { ttl, id } = packet;
  const { sport, dport, flags, seq, ack, len } = tcpFields(packet, segment, known.tcp);
  const ip = `{"src":${source},"dst":${destination},"ttl":${ttl},"proto":${PROTOCOL_TCP},"id":${id},"len":${ipv4Length(packet)}}`;
  return `"ip":${ip},"tcp":{"sport":${sport},"dport":${dport},"flags":"${flags}","seq":${seq},"ack":${ack},"len":${len}}`;
}

function macText(mac: MacAddress, { macs }: TextBookkeeping): string {
  const written = macs.get(mac);
  if (written !== undefined) return written;
  if (macs.size >= TEXTS_MAX) macs.clear();
  const text = `"${formatMac(mac)}"`;
  macs.set(mac, text);
  return text;
}

function addressText(address: Ipv4Address, { addresses }: TextBookkeeping): string {
  const written = addresses.get(address);
  if (written !== undefined) return written;
  if (addresses.size >= TEXTS_MAX) addresses.clear();
  const text = `"${formatIpv4(address)}"`;
  addresses.set(address, text);
  return text;
}
