import type { DeviceRole, FrameView, TcpView } from '../view.js';

/** How deep a device opens a frame: a switch Ethernet, a gateway IP, a director the ports, a server everything. */
export type Lens = 'ethernet' | 'ip' | 'ports' | 'all';

const ETHERNET_BYTES = 14;
const IPV4_BYTES = 20;
const HEX_PER_BYTE = 2;

const LENS_OF_ROLE: Readonly<Record<DeviceRole, Lens>> = {
  switch: 'ethernet',
  gateway: 'ip',
  director: 'ports',
  server: 'all',
  client: 'all',
};

export function lensOfRole(role: DeviceRole): Lens {
  return LENS_OF_ROLE[role];
}

/** The frame as far as the lens opens it: deeper layers are null and their bytes are gone, not hidden. */
export function throughLens(frame: FrameView, lens: Lens): FrameView {
  switch (lens) {
    case 'all':
      return frame;
    case 'ports':
      return { ...frame, tcp: withoutText(frame.tcp), bytes: firstBytes(frame, headerBytes(frame)) };
    case 'ip':
      return frame.type === 'arp'
        ? frame
        : { ...frame, tcp: null, icmp: null, bytes: firstBytes(frame, ETHERNET_BYTES + IPV4_BYTES) };
    case 'ethernet':
      return { ...frame, arp: null, ip: null, tcp: null, icmp: null, bytes: firstBytes(frame, ETHERNET_BYTES) };
  }
}

/** What may be said of the frame in one line through this lens; the whole summary names ports, flags and addresses. */
export function summaryThroughLens(summary: string, frame: FrameView, lens: Lens): string {
  if (lens === 'all' || lens === 'ports') return summary;
  if (frame.type === 'arp') return lens === 'ip' ? summary : 'ARP';
  return lens === 'ip' && frame.ip !== null ? `IPv4 ${frame.ip.src} → ${frame.ip.dst}` : 'IPv4';
}

function withoutText(tcp: TcpView | null): TcpView | null {
  return tcp === null ? null : { ...tcp, text: null };
}

function headerBytes(frame: FrameView): number {
  return frame.length - (frame.tcp?.len ?? 0);
}

function firstBytes(frame: FrameView, count: number): string {
  return frame.bytes.slice(0, count * HEX_PER_BYTE);
}

export function isSealed(lens: Lens): boolean {
  return lens === 'ethernet';
}
