import type { Ipv4Packet } from '../wire/frame.js';
import type { HostEnvironment } from './environment.js';
import type { Host } from './host.js';
import { type Offence, sendUnreachable } from './icmp-send.js';

const PORT_UNREACHABLE = 3;

/** tunnel4_rcv and ip_tunnel_rcv: the inner packet arrives by tunl0, if that is up, whoever sent it. */
export function receiveTunnelled(env: HostEnvironment, host: Host, offence: Offence, inner: Ipv4Packet): void {
  const tunnel = host.interfaces.find((iface) => iface.kind === 'ipip' && iface.up);
  if (tunnel === undefined) {
    env.decided('TUNNEL-NONE');
    sendUnreachable(env, host, PORT_UNREACHABLE, offence);
    return;
  }
  env.decided('TUNNEL-DECAPSULATE');
  const { mark } = offence.packet;
  env.decapsulated(host, tunnel, mark === undefined ? inner : { ...inner, mark });
}
