import type { HookVerdict, HostEnvironment } from '../host/environment.js';
import type { Host } from '../host/host.js';
import { sendUnreachable } from '../host/icmp-send.js';
import type { Ipv4Address } from '../wire/address.js';
import { type Ipv4Packet, ipv4Length, TCP_SYN, type TcpSegment } from '../wire/frame.js';
import {
  addConnection,
  advance,
  type ConnectionEnvironment,
  type Flow,
  findConnection,
  removeConnection,
  touch,
} from './connection-table.js';
import { sendByDirectRoute } from './forward/direct-route.js';
import { type Connection, type Destination, type Ipvs, type Service, serviceKeyText } from './ipvs.js';
import { schedulerNamed } from './schedulers/registry.js';
import { countConnection, countIncoming } from './statistics.js';

const PORT_UNREACHABLE = 3;

/** What IPVS needs beyond what a host needs. */
export interface IpvsEnvironment extends HostEnvironment, ConnectionEnvironment {
  /** A person chose the server for the next new connection; undefined: the scheduler does. */
  forcedDestination(): { readonly address: Ipv4Address; readonly port: number } | undefined;
  /** For the key: where a packet went. */
  directed(connection: Connection, isNew: boolean): void;
}

/** ip_vs_in_hook for TCP, at LOCAL_IN. */
export function ipvsLocalIn(env: IpvsEnvironment, host: Host, ipvs: Ipvs, packet: Ipv4Packet): HookVerdict {
  if (ipvs.services.size === 0 || packet.payload.kind !== 'tcp' || packet.fragmentOffset > 0) return 'accept';
  const segment = packet.payload;
  const flow: Flow = {
    clientAddress: packet.src,
    clientPort: segment.sourcePort,
    virtualAddress: packet.dst,
    virtualPort: segment.destinationPort,
  };
  const known = usableConnection(env, ipvs, flow, segment);
  if (known === 'drop') return 'stolen';
  if (known !== undefined) {
    env.decided('IPVS-KNOWN');
    env.directed(known, false);
    return handle(env, host, ipvs, known, packet, segment);
  }
  return scheduleNew(env, host, ipvs, flow, packet, segment);
}

/** The entry for this packet, if it may be used: not when a new SYN comes for a finished one, nor when its server is gone. */
function usableConnection(
  env: IpvsEnvironment,
  ipvs: Ipvs,
  flow: Flow,
  segment: TcpSegment,
): Connection | 'drop' | undefined {
  const known = findConnection(ipvs, flow);
  if (known === undefined) return undefined;
  const destination = ipvs.destinations.get(known.destination);
  if ((segment.flags & TCP_SYN) !== 0 && startsAnew(ipvs, known, destination)) {
    removeConnection(env, ipvs, known);
    return undefined;
  }
  if (destination?.available === true) return known;
  env.decided('IPVS-SERVER-GONE');
  if (ipvs.sysctls.expire_nodest_conn === 0) return 'drop';
  removeConnection(env, ipvs, known);
  return undefined;
}

function startsAnew(ipvs: Ipvs, known: Connection, destination: Destination | undefined): boolean {
  if (ipvs.sysctls.expire_nodest_conn !== 0 && destination?.weight === 0) return true;
  const mode = ipvs.sysctls.conn_reuse_mode;
  if (mode === 0) return false;
  if (known.state === 'TIME_WAIT' || known.state === 'CLOSE') return true;
  return (mode & 2) !== 0 && known.state === 'FIN_WAIT' && known.inputOnly;
}

/** tcp_conn_schedule: only a SYN may start a connection, unless sloppy_tcp is set. */
function scheduleNew(
  env: IpvsEnvironment,
  host: Host,
  ipvs: Ipvs,
  flow: Flow,
  packet: Ipv4Packet,
  segment: TcpSegment,
): HookVerdict {
  const service = findService(ipvs, flow, packet.mark ?? 0);
  if (service === undefined) {
    env.decided('IPVS-NO-SERVICE');
    return 'accept';
  }
  if ((segment.flags & TCP_SYN) === 0 && ipvs.sysctls.sloppy_tcp === 0) {
    env.decided('IPVS-NOT-SYN');
    return 'accept';
  }
  const destination = chooseDestination(env, service, flow);
  if (destination === null) {
    env.decided('IPVS-NO-DESTINATION');
    sendUnreachable(env, host, PORT_UNREACHABLE, { packet, unicast: true, delivered: true });
    return 'stolen';
  }
  env.decided('IPVS-SCHEDULE');
  const connection = addConnection(ipvs, service, destination, flow);
  countConnection(service.stats, env.now);
  countConnection(destination.stats, env.now);
  env.directed(connection, true);
  return handle(env, host, ipvs, connection, packet, segment);
}

/** ip_vs_service_find: a service of the mark comes first, then the exact port, then a service of port 0. */
function findService(ipvs: Ipvs, flow: Flow, mark: number): Service | undefined {
  const address = flow.virtualAddress;
  const marked = mark === 0 ? undefined : ipvs.services.get(serviceKeyText({ kind: 'mark', mark }));
  return (
    marked ??
    ipvs.services.get(serviceKeyText({ kind: 'tcp', address, port: flow.virtualPort })) ??
    ipvs.services.get(serviceKeyText({ kind: 'tcp', address, port: 0 }))
  );
}

// The scheduler is asked even when a person has chosen, so that its turn has passed.
function chooseDestination(env: IpvsEnvironment, service: Service, flow: Flow): Destination | null {
  const scheduled = schedulerNamed(service.scheduler).schedule(service, { ...flow, now: env.now });
  const forced = env.forcedDestination();
  if (forced === undefined) return scheduled;
  const chosen = service.destinations.find(
    (destination) => destination.address === forced.address && destination.port === forced.port,
  );
  return chosen ?? scheduled;
}

function handle(
  env: IpvsEnvironment,
  host: Host,
  ipvs: Ipvs,
  connection: Connection,
  packet: Ipv4Packet,
  segment: TcpSegment,
): HookVerdict {
  const bytes = ipv4Length(packet);
  const destination = ipvs.destinations.get(connection.destination);
  if (destination !== undefined) countIncoming(destination.stats, env.now, bytes);
  const service = ipvs.services.get(connection.service);
  if (service !== undefined) countIncoming(service.stats, env.now, bytes);
  advance(ipvs, connection, segment.flags);
  touch(env, connection);
  return sendByDirectRoute(env, host, connection, packet);
}
