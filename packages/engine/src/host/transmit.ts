import type { MacAddress } from '../wire/address.js';
import type { Frame, Ipv4Packet } from '../wire/frame.js';
import type { HostEnvironment } from './environment.js';
import type { Host } from './host.js';
import { type Interface, isRunning } from './interface.js';

/** dev_queue_xmit: an interface that is down, or has no carrier, swallows the frame. */
export function transmit(env: HostEnvironment, host: Host, iface: Interface, frame: Frame): void {
  if (isRunning(iface)) env.transmit(host, iface, frame);
}

export function transmitPacket(
  env: HostEnvironment,
  host: Host,
  iface: Interface,
  dst: MacAddress,
  packet: Ipv4Packet,
): void {
  if (isRunning(iface)) env.transmit(host, iface, { src: iface.mac, dst, payload: packet });
}
