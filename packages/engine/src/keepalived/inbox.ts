import { type Interface, isRunning } from '../host/interface.js';
import type { Ipv4Packet } from '../wire/frame.js';
import { PROTOCOL_VRRP } from '../wire/vrrp.js';
import type { Keepalived } from './daemon.js';

/** Its raw socket takes every VRRP packet that is delivered to this host. */
export function takesPacket(keepalived: Keepalived, iface: Interface, packet: Ipv4Packet): boolean {
  const daemon = keepalived.daemon;
  if (daemon?.phase !== 'running' || daemon.instances.length === 0) return false;
  if (packet.payload.kind !== 'opaque' || packet.payload.protocol !== PROTOCOL_VRRP) return false;
  daemon.inbox.push({ kind: 'packet', ifindex: iface.ifindex, packet });
  return true;
}

export function hearsLink(keepalived: Keepalived, iface: Interface): boolean {
  const daemon = keepalived.daemon;
  if (daemon?.phase !== 'running') return false;
  daemon.inbox.push({ kind: 'link', iface: iface.name, running: isRunning(iface) });
  return true;
}
