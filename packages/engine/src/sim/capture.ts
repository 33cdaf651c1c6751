import { isGroupMac, MAC_BROADCAST, type MacAddress } from '../wire/address.js';
import { encodeFrame } from '../wire/encode.js';
import { type Frame, frameLength } from '../wire/frame.js';
import { passesFilter } from '../wire/packet-filter.js';
import type { Capture, PacketType } from './captured.js';
import { nodeAt, type WorldState } from './world-state.js';

const ETHERNET_HEADER_BYTES = 14;
/** The ring of a packet socket is full when nobody can read so much. */
const FRAMES_MAX = 10_000;

/** dev_queue_xmit_nit and the taps of __netif_receive_skb_core. */
export function tap(state: WorldState, node: number, port: number, dir: 'in' | 'out', frame: Frame): void {
  for (const capture of state.captures.values()) {
    if (capture.node !== node || capture.endedAt !== null) continue;
    if (capture.port !== null && capture.port !== port) continue;
    show(state, capture, port, dir, frame);
  }
}

function show(state: WorldState, capture: Capture, port: number, dir: 'in' | 'out', frame: Frame): void {
  const { name, ifindex, mac, linkLayer } = pointOf(state, capture.node, port);
  if (capture.filter !== null) {
    // The header of a packet without a link layer is all zeros here, and says what the packet is.
    const bytes = octetsOf(frame, 'ethernet');
    if (!passesFilter(capture.filter, { bytes, network: ETHERNET_HEADER_BYTES })) return;
  }
  if (capture.frames.length >= FRAMES_MAX) {
    capture.dropped += 1;
    return;
  }
  const packetType = dir === 'out' ? 'outgoing' : packetTypeOf(frame, mac);
  capture.frames.push({ t: state.now, iface: name, ifindex, linkLayer, packetType, frame });
  if (capture.frames.length === capture.limit) capture.endedAt = state.now;
}

/** A frame's octets as a packet socket gets them: not padded, and without a link layer where there is none. */
export function octetsOf(frame: Frame, linkLayer: 'ethernet' | 'none'): Uint8Array {
  const bytes = encodeFrame(frame).subarray(0, frameLength(frame));
  return linkLayer === 'ethernet' ? bytes : bytes.subarray(ETHERNET_HEADER_BYTES);
}

function pointOf(state: WorldState, node: number, port: number) {
  const found = nodeAt(state, node);
  if (found.kind === 'switch') {
    const { name, index, mac } = found.device.ports[port] ?? { name: '', index: port, mac: 0 as MacAddress };
    return { name, ifindex: index + FIRST_PORT_IFINDEX, mac, linkLayer: 'ethernet' as const };
  }
  const iface = found.host.interfaces[port];
  const linkLayer = iface?.kind === 'ipip' ? ('none' as const) : ('ethernet' as const);
  return { name: iface?.name ?? '', ifindex: iface?.ifindex ?? 0, mac: iface?.mac ?? (0 as MacAddress), linkLayer };
}

/** After lo, tunl0, ... as on hosts. */
const FIRST_PORT_IFINDEX = 4;

function packetTypeOf(frame: Frame, mac: MacAddress): PacketType {
  if (frame.dst === mac || frame.dst === 0) return 'host';
  if (frame.dst === MAC_BROADCAST) return 'broadcast';
  return isGroupMac(frame.dst) ? 'multicast' : 'other-host';
}
