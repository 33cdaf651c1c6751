import type { Host } from '../host/host.js';
import { sendUnreachable } from '../host/icmp-send.js';
import { type Ipv4Packet, TCP_RST } from '../wire/frame.js';
import type { IpvsEnvironment } from './environment.js';
import type { Ipvs } from './ipvs.js';

const PORT_UNREACHABLE = 3;

/**
 * The end of ip_vs_out_hook: with nat_icmp_send a masqueraded server is told that nothing is known of its connection
 * (any more), unless it resets that anyway. True: the packet is gone.
 */
export function refuseStrayAnswer(env: IpvsEnvironment, host: Host, ipvs: Ipvs, packet: Ipv4Packet): boolean {
  const { payload } = packet;
  if (ipvs.sysctls.nat_icmp_send === 0 || (payload.kind !== 'tcp' && payload.kind !== 'udp')) return false;
  if (!isMasqueraded(ipvs, payload.kind, packet.src, payload.sourcePort)) return false;
  if (payload.kind === 'tcp' && (payload.flags & TCP_RST) !== 0) return false;
  sendUnreachable(env, host, PORT_UNREACHABLE, { packet, unicast: true, delivered: false });
  return true;
}

/** ip_vs_has_real_service. */
function isMasqueraded(ipvs: Ipvs, protocol: 'tcp' | 'udp', address: number, port: number): boolean {
  for (const { key, destinations } of ipvs.services.values()) {
    if (key.kind !== 'mark' && key.kind !== protocol) continue;
    for (const server of destinations)
      if (server.forwarding === 'masquerade' && server.address === address && server.port === port) return true;
  }
  return false;
}
