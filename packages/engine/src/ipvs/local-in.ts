import { US_PER_SECOND } from '../core/time.js';
import type { HookVerdict } from '../host/environment.js';
import type { Host } from '../host/host.js';
import { sendUnreachable } from '../host/icmp-send.js';
import { type Ipv4Packet, ipv4Length, TCP_SYN, type TcpSegment, type UdpDatagram } from '../wire/frame.js';
import {
  addConnection,
  advance,
  createConnection,
  type Flow,
  findConnection,
  removeConnection,
  touch,
} from './connection-table.js';
import type { IpvsEnvironment } from './environment.js';
import { sendToServer } from './forward/forward.js';
import { ipvsErrorIn } from './icmp.js';
import { type Connection, type Destination, type Ipvs, type Service, type Template, type TemplateKey } from './ipvs.js';
import { schedulerNamed } from './schedulers/registry.js';
import type { NewFlow } from './schedulers/scheduler.js';
import { findService } from './service-lookup.js';
import { countConnection, countIncoming } from './statistics.js';
import { tellConnection } from './sync/master.js';
import { isDefending } from './sysctls.js';
import { addTemplate, controlBy, templateKeyFor, touchTemplate, usableTemplate } from './template.js';

const PORT_UNREACHABLE = 3;
const FTP_PORT = 21;

type Carried = TcpSegment | UdpDatagram;

/** ip_vs_in_hook, at LOCAL_IN and LOCAL_OUT. */
export function ipvsLocalIn(env: IpvsEnvironment, host: Host, ipvs: Ipvs, packet: Ipv4Packet): HookVerdict {
  if (ipvs.sync.backup !== null && ipvs.sysctls.backup_only !== 0) return packet;
  const carried = packet.payload;
  if (carried.kind === 'icmp-error') return ipvsErrorIn(env, host, ipvs, packet, carried);
  if (carried.kind !== 'tcp' && carried.kind !== 'udp') return packet;
  const known = usableConnection(env, ipvs, packet, carried);
  if (known === 'drop') return 'stolen';
  if (known !== undefined && host.mistakes?.has('M35') === true && isDrained(ipvs, known)) {
    removeConnection(env, ipvs, known);
    return 'stolen';
  }
  if (known !== undefined) {
    env.decided('IPVS-KNOWN');
    env.directed(known, false);
    return handle(env, host, ipvs, known, packet, carried);
  }
  return scheduleNew(env, host, ipvs, packet, carried);
}

/** M35: weight 0 takes the connections with it. */
function isDrained(ipvs: Ipvs, connection: Connection): boolean {
  return ipvs.destinations.get(connection.destination)?.weight === 0;
}

/** The entry for this packet, if it may be used: not when a new SYN comes for a finished one, nor when its server is gone. */
function usableConnection(
  env: IpvsEnvironment,
  ipvs: Ipvs,
  packet: Ipv4Packet,
  carried: Carried,
): Connection | 'drop' | undefined {
  const { sourcePort, destinationPort } = carried;
  const known = findConnection(ipvs, carried.kind, packet.src, sourcePort, packet.dst, destinationPort);
  if (known === undefined) return undefined;
  const destination = ipvs.destinations.get(known.destination);
  if (isSyn(carried) && startsAnew(ipvs, known, destination)) {
    removeConnection(env, ipvs, known);
    return undefined;
  }
  if (known.destination === 0 || destination?.available === true) return known;
  env.decided('IPVS-SERVER-GONE');
  if (ipvs.sysctls.expire_nodest_conn === 0) return 'drop';
  removeConnection(env, ipvs, known);
  return undefined;
}

function startsAnew(ipvs: Ipvs, known: Connection, destination: Destination | undefined): boolean {
  if (ipvs.sysctls.expire_nodest_conn !== 0 && destination?.weight === 0) return true;
  const mode = ipvs.sysctls.conn_reuse_mode;
  // is_new_conn_expected: never where a template controls the connection.
  if (mode === 0 || known.template !== 0) return false;
  if (known.state === 'TIME_WAIT' || known.state === 'CLOSE') return true;
  return (mode & 2) !== 0 && known.state === 'FIN_WAIT' && known.inputOnly;
}

function isSyn(carried: Carried): boolean {
  return carried.kind === 'tcp' && (carried.flags & TCP_SYN) !== 0;
}

/** tcp_conn_schedule, udp_conn_schedule. */
function scheduleNew(env: IpvsEnvironment, host: Host, ipvs: Ipvs, packet: Ipv4Packet, carried: Carried): HookVerdict {
  const flow: Flow = {
    protocol: carried.kind,
    clientAddress: packet.src,
    clientPort: carried.sourcePort,
    virtualAddress: packet.dst,
    virtualPort: carried.destinationPort,
  };
  const service = serviceFor(ipvs, flow, packet.mark ?? 0);
  if (service === undefined || isLeftToHost(ipvs, carried)) {
    env.decided(service === undefined ? 'IPVS-NO-SERVICE' : 'IPVS-NOT-SYN');
    return packet;
  }
  if (isDropped(ipvs)) return 'stolen';
  const persistent = isPersistent(service) ? templateKeyFor(service, flow) : null;
  const template = persistent === null ? undefined : usableTemplate(ipvs, persistent);
  const destination = chooseDestination(env, ipvs, service, flow, template);
  if (destination === null) {
    env.decided('IPVS-NO-DESTINATION');
    // ip_vs_leave: what is not for FTP itself is left to the host.
    if (isFtpData(service, flow)) return packet;
    sendUnreachable(env, host, PORT_UNREACHABLE, { packet, unicast: true, delivered: true });
    return 'stolen';
  }
  env.decided(template === undefined ? 'IPVS-SCHEDULE' : 'IPVS-TEMPLATE');
  const connection = bind(env, ipvs, { service, destination, flow, mark: packet.mark ?? 0 }, persistent, template);
  env.directed(connection, true);
  return handle(env, host, ipvs, connection, packet, carried);
}

interface Binding {
  readonly service: Service;
  readonly destination: Destination;
  readonly flow: Flow;
  readonly mark: number;
}

/** The connection, and the template that it lives by. */
function bind(
  env: IpvsEnvironment,
  ipvs: Ipvs,
  { service, destination, flow, mark }: Binding,
  persistent: TemplateKey | null,
  template: Template | undefined,
): Connection {
  const onePacket = flow.protocol === 'udp' && service.flags.includes('ops');
  const connection = onePacket
    ? createConnection(service, destination, flow)
    : addConnection(ipvs, service, destination, flow);
  connection.mark = mark;
  if (persistent !== null) {
    const controlling = template ?? addTemplate(ipvs, service, destination, persistent, mark);
    if (!onePacket) controlBy(controlling, connection);
    touchTemplate(env, controlling);
  }
  countConnection(service.stats, env.now);
  countConnection(destination.stats, env.now);
  return connection;
}

/** tcp_conn_schedule: only a SYN may start a connection, unless sloppy_tcp is set. */
function isLeftToHost({ sysctls }: Ipvs, carried: Carried): boolean {
  return carried.kind === 'tcp' && !isSyn(carried) && sysctls.sloppy_tcp === 0;
}

/** ip_vs_todrop: with drop_packet=3 every so many-th new connection is dropped. */
function isDropped(ipvs: Ipvs): boolean {
  const { am_droprate, drop_packet } = ipvs.sysctls;
  if (!isDefending(drop_packet) || am_droprate === 0) return false;
  ipvs.dropCounter -= 1;
  if (ipvs.dropCounter > 0) return false;
  ipvs.dropCounter = am_droprate;
  return true;
}

/** ip_vs_schedule: without persistence a service takes its own port only. */
function serviceFor(ipvs: Ipvs, flow: Flow, mark: number): Service | undefined {
  const service = findService(ipvs, flow, mark);
  return service !== undefined && isForeignPort(service, flow) && !isPersistent(service) ? undefined : service;
}

function isFtpData(service: Service, flow: Flow): boolean {
  return service.key.kind !== 'mark' && service.key.port === FTP_PORT && isForeignPort(service, flow);
}

function isForeignPort({ key }: Service, flow: Flow): boolean {
  return key.kind !== 'mark' && key.port !== flow.virtualPort;
}

function isPersistent(service: Service): boolean {
  return service.persistenceTimeoutS !== null;
}

// The scheduler is asked even when a person has chosen, so that its turn has passed.
function chooseDestination(
  env: IpvsEnvironment,
  ipvs: Ipvs,
  service: Service,
  flow: Flow,
  template: Template | undefined,
): Destination | null {
  const kept = template === undefined ? undefined : ipvs.destinations.get(template.destination);
  const scheduled = kept ?? schedulerNamed(service.scheduler).schedule(service, newFlow(ipvs, flow, env.now));
  const forced = env.forcedDestination();
  if (forced === undefined) return scheduled;
  const chosen = service.destinations.find(
    (destination) => destination.address === forced.address && destination.port === forced.port,
  );
  return chosen ?? scheduled;
}

function newFlow({ sysctls }: Ipvs, { clientAddress, clientPort, virtualAddress }: Flow, now: number): NewFlow {
  return {
    clientAddress,
    clientPort,
    virtualAddress,
    now,
    lblcrExpirationUs: sysctls.lblcr_expiration * US_PER_SECOND,
  };
}

function handle(
  env: IpvsEnvironment,
  host: Host,
  ipvs: Ipvs,
  connection: Connection,
  packet: Ipv4Packet,
  carried: Carried,
): HookVerdict {
  const bytes = ipv4Length(packet);
  const destination = ipvs.destinations.get(connection.destination);
  if (destination !== undefined) countIncoming(destination.stats, env.now, bytes);
  const service = ipvs.services.get(connection.service);
  if (service !== undefined) countIncoming(service.stats, env.now, bytes);
  // A one-packet connection is in no table: it is over with this packet.
  if (connection.id !== 0) {
    advance(ipvs, connection, carried);
    touch(env, connection);
    connection.packets += 1;
    tellConnection(env, ipvs, connection, connection.packets);
  }
  return sendToServer(env, host, ipvs, connection, packet);
}
