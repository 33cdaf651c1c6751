import { createTcpBookkeeping, decodeFrame, frameToJson } from '@frameplay/engine';
import type { Capture, CapturedFrame } from './read-pcapng.js';
import type { TraceLine, TracePacket } from './trace-line.js';

const LINKTYPE_ETHERNET = 1;
const LINKTYPE_RAW = 101;

/** One line for each frame of a capture: number, time, place, what it is, and its comment. */
export function frameLines(capture: Capture): string[] {
  const tcp = createTcpBookkeeping();
  const width = Math.max(0, ...capture.interfaces.map(({ name }) => printable(name).length));
  return capture.frames.map((frame, index) => {
    const point = capture.interfaces[frame.point];
    const place = `${printable(point?.name ?? '?').padEnd(width)} ${(frame.dir ?? '?').padEnd(3)}`;
    const comment = frame.comment === undefined ? '' : `  # ${printable(frame.comment)}`;
    const what = frameText(frame, point?.linkType ?? 0, tcp);
    return `${String(index + 1).padStart(5)} ${frame.seconds.toFixed(6).padStart(12)}  ${place} ${what}${comment}`;
  });
}

/** A capture comes from anywhere: what is in it must not move the cursor of a terminal. */
function printable(text: string): string {
  return Array.from(text, (character) => (character < ' ' || character === '\u007f' ? '?' : character)).join('');
}

function frameText(frame: CapturedFrame, linkType: number, tcp: ReturnType<typeof createTcpBookkeeping>): string {
  if (frame.bytes.length < frame.originalBytes)
    return `cut short: ${frame.bytes.length} of ${frame.originalBytes} bytes`;
  if (linkType !== LINKTYPE_ETHERNET && linkType !== LINKTYPE_RAW)
    return `${frame.bytes.length} bytes of link type ${linkType}`;
  const decoded = decodeFrame(linkType === LINKTYPE_RAW ? withHeader(frame.bytes) : frame.bytes);
  if (!decoded.ok) return `not decoded: ${JSON.stringify(decoded.error)}`;
  const line = frameToJson(decoded.value, tcp) as unknown as TraceLine;
  return lineText(linkType === LINKTYPE_RAW ? { ...line, src: undefined } : line);
}

/** What a frame is, without time and place. */
export function lineText(line: Omit<TraceLine, 'src'> & { readonly src?: string | undefined }): string {
  const macs = line.src === undefined ? '' : `${line.src} > ${line.dst} `;
  return `${macs}${line.arp === undefined ? packetText(line, line.type) : arpText(line.arp)}`;
}

/** What is in a tunnel has no Ethernet header. */
function withHeader(packet: Uint8Array): Uint8Array {
  const frame = new Uint8Array(14 + packet.length);
  frame.set([0x08, 0x00], 12);
  frame.set(packet, 14);
  return frame;
}

function arpText(arp: NonNullable<TraceLine['arp']>): string {
  if (arp.op === 1) return `ARP who-has ${arp.tpa} tell ${arp.spa} (${arp.sha})`;
  return arp.op === 2 ? `ARP ${arp.spa} is-at ${arp.sha} to ${arp.tpa}` : `ARP operation ${arp.op}`;
}

function packetText(packet: TracePacket, otherwise: string): string {
  const { ip, tcp, udp, icmp, inner } = packet;
  if (ip === undefined) return otherwise;
  const ports = tcp ?? udp;
  const [from, to] = ports === undefined ? ['', ''] : [`:${ports.sport}`, `:${ports.dport}`];
  const parts = [`${ip.src}${from} > ${ip.dst}${to}`, protocolText(packet, ip.proto), `ttl ${ip.ttl}`];
  const nested = inner === undefined ? '' : ` [${packetText(inner, 'nothing')}]`;
  const redirect = icmp?.gw === undefined ? '' : ` to ${icmp.gw}`;
  return `${parts.join(' ')}${redirect}${nested}`;
}

function protocolText({ tcp, udp, icmp }: TracePacket, number: number): string {
  if (tcp !== undefined) {
    const numbers = tcp.seq === undefined ? '' : ` seq ${tcp.seq} ack ${tcp.ack ?? 0} len ${tcp.len ?? 0}`;
    return `TCP ${tcp.flags ?? ''}${numbers}`;
  }
  if (udp !== undefined) return `UDP${udp.len === undefined ? '' : ` len ${udp.len}`}`;
  return icmp === undefined ? `IP protocol ${number}` : `ICMP ${icmp.type}/${icmp.code}`;
}
