import type { TraceArp, TraceLine, TracePacket, TraceTcp } from '../trace/trace-line.js';
import { canonical, pick } from './canonical.js';

/** A frame as it is compared: without times and ids, with ephemeral ports numbered. */
export type NormalFrame = {
  readonly t: number;
  readonly step: number;
  /** What is compared, as a value for people and as text for comparing; `bare` leaves out the step. */
  readonly value: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly bare: string;
};

const EPHEMERAL_PORT_MIN = 32_768;
const IGMP = 2;
const ARP_REQUEST = 1;

/** Ephemeral ports and ICMP ids, numbered where they first begin. */
export type Numbering = { readonly ports: Map<string, string>; readonly ids: Map<number, string> };

/** The frames of each capture point, in order, normalised. */
export function normaliseTrace(frames: readonly TraceLine[], acks: boolean): Map<string, NormalFrame[]> {
  const numbering = numberConnections(frames);
  const points = new Map<string, NormalFrame[]>();
  for (const frame of frames) {
    if (!isCompared(frame, acks)) continue;
    const list = points.get(frame.at) ?? [];
    list.push(normalFrame(frame, numbering));
    points.set(frame.at, list);
  }
  return points;
}

/** IGMP comes at random times, pure acknowledgements when the machine finds the time. */
export function isCompared(frame: TraceLine, acks: boolean): boolean {
  return frame.ip?.proto !== IGMP && (acks || !onlyAcknowledges(frame));
}

/** By time and capture point, so that the numbers do not depend on how simultaneous frames interleave. */
export function numberConnections(frames: readonly TraceLine[]): Numbering {
  const numbering: Numbering = { ports: new Map(), ids: new Map() };
  const ordered = [...frames].sort((a, b) => a.t - b.t || (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  for (const frame of ordered) {
    numberPacket(numbering, frame);
    if (frame.inner !== undefined) numberPacket(numbering, frame.inner);
  }
  return numbering;
}

function numberPacket(numbering: Numbering, packet: TracePacket): void {
  const flags = packet.tcp?.flags ?? '';
  if (packet.ip && packet.tcp && flags.includes('S') && !flags.includes('A')) {
    portName(numbering, packet.ip.src, packet.tcp.sport);
  }
  if (packet.ip && packet.udp) portName(numbering, packet.ip.src, packet.udp.sport);
  if (packet.icmp?.id !== undefined) idName(numbering, packet.icmp.id);
}

function portName(numbering: Numbering, address: string, port: number): string | number {
  if (port < EPHEMERAL_PORT_MIN) return port;
  const key = `${address} ${port}`;
  const name = numbering.ports.get(key) ?? `eph${numbering.ports.size}`;
  numbering.ports.set(key, name);
  return name;
}

function idName(numbering: Numbering, id: number): string {
  const name = numbering.ids.get(id) ?? `id${numbering.ids.size}`;
  numbering.ids.set(id, name);
  return name;
}

/** Pure acknowledgements come when the machine finds the time, but for the third packet of a handshake. */
function onlyAcknowledges(frame: TraceLine): boolean {
  if (frame.icmp !== undefined) return false;
  const tcp = frame.tcp ?? frame.inner?.tcp;
  if (tcp?.flags !== 'A' || (tcp.len ?? 0) !== 0) return false;
  return !(tcp.seq === 1 && tcp.ack === 1);
}

export function normalFrame(frame: TraceLine, numbering: Numbering): NormalFrame {
  const head = { dir: frame.dir, src: frame.src ?? null, dst: frame.dst ?? null, type: frame.type };
  const rest = frame.type === 'arp' ? { arp: normalArp(frame.arp) } : normalPacket(frame, numbering);
  const bare = { ...head, ...rest };
  const value = { step: frame.step, ...bare };
  return { t: frame.t, step: frame.step, value, text: canonical(value), bare: canonical(bare) };
}

function normalArp(arp: TraceArp | undefined): unknown {
  // The target MAC is of no meaning in a request.
  return arp?.op === ARP_REQUEST ? { ...arp, tha: '-' } : arp;
}

function normalPacket(packet: TracePacket, numbering: Numbering): Record<string, unknown> {
  const { ip } = packet;
  if (ip === undefined) return {};
  const normal: Record<string, unknown> = { ip: pick(ip, ['src', 'dst', 'ttl', 'proto', 'frag']) };
  Object.assign(normal, pick(packet, ['vrrp', 'sync']));
  if (packet.tcp) {
    const ports = normalPorts(ip, packet.tcp, numbering);
    normal['tcp'] = packet.tcp.flags === undefined ? ports : { ...ports, ...segment(packet.tcp, packet.tcp.flags) };
  }
  if (packet.udp) normal['udp'] = { ...normalPorts(ip, packet.udp, numbering), len: packet.udp.len ?? null };
  if (packet.icmp) {
    const id = packet.icmp.id === undefined ? {} : { id: idName(numbering, packet.icmp.id) };
    normal['icmp'] = { ...pick(packet.icmp, ['type', 'code', 'seq', 'gw', 'mtu']), ...id };
  }
  if (packet.inner && Object.keys(packet.inner).length > 0) normal['inner'] = normalPacket(packet.inner, numbering);
  return normal;
}

type Ports = { readonly sport: number; readonly dport: number };

function normalPorts(ip: { readonly src: string; readonly dst: string }, ports: Ports, numbering: Numbering) {
  return { sport: portName(numbering, ip.src, ports.sport), dport: portName(numbering, ip.dst, ports.dport) };
}

function segment(tcp: TraceTcp, flags: string) {
  const ack = flags.includes('A') ? (tcp.ack ?? null) : 0;
  return { flags: [...flags].sort().join(''), len: tcp.len ?? 0, seq: tcp.seq ?? null, ack };
}
