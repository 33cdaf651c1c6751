import { nextUint32 } from '../../core/prng.js';
import type { HookVerdict, HostEnvironment } from '../../host/environment.js';
import type { Host } from '../../host/host.js';
import { outputHandled } from '../../host/ip-output.js';
import { asItTravels, type Ipv4Packet, oneHopOlder } from '../../wire/frame.js';
import type { Connection, Ipvs } from '../ipvs.js';
import { wayOut } from './way-out.js';

const OUTER_HEADER_BYTES = 20;

/** ip_vs_tunnel_xmit: the whole packet, one hop older, inside another one for the real server (RFC 2003). */
export function sendByTunnel(
  env: HostEnvironment,
  host: Host,
  ipvs: Ipvs,
  connection: Connection,
  packet: Ipv4Packet,
): HookVerdict {
  const refuseLarge = ipvs.sysctls.pmtu_disc !== 0;
  const way = wayOut(env, host, connection, packet, { overhead: OUTER_HEADER_BYTES, refuseLarge });
  if (way === 'none') return 'stolen';
  if (way === 'local') {
    env.decided('IPVS-LOCAL-NODE');
    return packet;
  }
  env.decided('IPVS-TUNNEL');
  // Marks belong to this host's copy, which is the outer packet now.
  const { mark, fragmentBytesMax } = packet;
  outputHandled(env, host, way, {
    kind: 'ipv4',
    src: way.source,
    dst: connection.destinationAddress,
    ttl: packet.ttl - 1,
    tos: packet.tos,
    id: nextUint32(host.prng) & 0xffff,
    dontFragment: refuseLarge && packet.dontFragment,
    moreFragments: false,
    fragmentOffset: 0,
    payload: asItTravels(oneHopOlder(packet)),
    ...(mark === undefined ? {} : { mark }),
    ...(fragmentBytesMax === undefined ? {} : { fragmentBytesMax }),
  });
  return 'stolen';
}
