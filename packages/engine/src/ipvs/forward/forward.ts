import type { HookVerdict, HostEnvironment } from '../../host/environment.js';
import type { Host } from '../../host/host.js';
import type { Ipv4Packet } from '../../wire/frame.js';
import type { Connection, Ipvs } from '../ipvs.js';
import { sendByDirectRoute } from './direct-route.js';
import { sendByMasquerade } from './masquerade.js';
import { sendByTunnel } from './tunnel.js';

/** cp->packet_xmit: the way of the connection's forwarding method. */
export function sendToServer(
  env: HostEnvironment,
  host: Host,
  ipvs: Ipvs,
  connection: Connection,
  packet: Ipv4Packet,
): HookVerdict {
  switch (connection.forwarding) {
    case 'direct-route':
      return sendByDirectRoute(env, host, connection, packet);
    case 'masquerade':
      return sendByMasquerade(env, host, connection, packet);
    case 'tunnel':
      return sendByTunnel(env, host, ipvs, connection, packet);
  }
}
