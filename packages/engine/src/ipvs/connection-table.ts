import { deleteFlow, type FlowMap, getFlow, setFlow } from '../core/flow-map.js';
import { later, type SimTimeUs, US_PER_SECOND } from '../core/time.js';
import { NO_TIMER } from '../core/timer-queue.js';
import type { Ipv4Address } from '../wire/address.js';
import type { TcpSegment, UdpDatagram } from '../wire/frame.js';
import { type Connection, type Destination, type Ipvs, type Service, type TransportProtocol } from './ipvs.js';
import { overloadOnBind, relieveOnUnbind } from './overload.js';
import { isDefending } from './sysctls.js';
import { isActiveState, nextTcpState, tcpTimeoutUs } from './tcp-states.js';

/** What the connection table needs of its surroundings. */
export interface ConnectionEnvironment {
  readonly now: SimTimeUs;
  setConnectionTimer(at: number, id: number): number;
  setTemplateTimer(at: number, id: number): number;
  /** Exactly then. */
  setSyncTimer(at: number): number;
  moveTimer(id: number, at: number): void;
  cancelTimer(id: number): void;
}

const FIRST_TIMEOUT_US = 3 * US_PER_SECOND;

export interface Flow {
  readonly protocol: TransportProtocol;
  readonly clientAddress: Ipv4Address;
  readonly clientPort: number;
  readonly virtualAddress: Ipv4Address;
  readonly virtualPort: number;
}

export function findConnection(
  ipvs: Ipvs,
  protocol: TransportProtocol,
  clientAddress: Ipv4Address,
  clientPort: number,
  virtualAddress: Ipv4Address,
  virtualPort: number,
): Connection | undefined {
  return connectionIn(ipvs, ipvs.flows[protocol], clientAddress, clientPort, virtualAddress, virtualPort);
}

function connectionIn(
  ipvs: Ipvs,
  flows: FlowMap<number>,
  clientAddress: Ipv4Address,
  clientPort: number,
  address: Ipv4Address,
  port: number,
): Connection | undefined {
  const id = getFlow(flows, clientAddress, clientPort, address, port);
  return id === undefined ? undefined : ipvs.connections.get(id);
}

/** ip_vs_conn_out_get: whose answer this is. Only masqueraded servers answer with their own address. */
export function findByReply(
  ipvs: Ipvs,
  protocol: TransportProtocol,
  clientAddress: Ipv4Address,
  clientPort: number,
  address: Ipv4Address,
  port: number,
): Connection | undefined {
  const replies = ipvs.replies[protocol];
  const translated =
    replies.size === 0 ? undefined : connectionIn(ipvs, replies, clientAddress, clientPort, address, port);
  if (translated !== undefined) return translated;
  const known = connectionIn(ipvs, ipvs.flows[protocol], clientAddress, clientPort, address, port);
  return known?.forwarding === 'masquerade' ? undefined : known;
}

/** A connection that is in no table yet; one-packet scheduling (`ipvsadm -o`) needs no more. */
export function createConnection(service: Service, destination: Destination, flow: Flow): Connection {
  return {
    id: 0,
    protocol: flow.protocol,
    clientAddress: flow.clientAddress,
    clientPort: flow.clientPort,
    virtualAddress: flow.virtualAddress,
    virtualPort: flow.virtualPort,
    destinationAddress: destination.address,
    destinationPort: serverPort(service, destination, flow),
    forwarding: destination.forwarding,
    destination: destination.id,
    service: destination.service,
    template: 0,
    mark: 0,
    packets: 0,
    toldState: 'NONE',
    toldUntil: 0,
    state: flow.protocol === 'udp' ? 'UDP' : 'NONE',
    inactive: true,
    inputOnly: destination.forwarding !== 'masquerade',
    timeoutUs: FIRST_TIMEOUT_US,
    expiresAt: 0 as SimTimeUs,
    timer: NO_TIMER,
  };
}

/** ip_vs_conn_hash. */
export function insertConnection(ipvs: Ipvs, connection: Connection): void {
  const { protocol, clientAddress, clientPort, virtualAddress, virtualPort } = connection;
  connection.id = ipvs.nextConnectionId++;
  ipvs.connections.set(connection.id, connection);
  setFlow(ipvs.flows[protocol], clientAddress, clientPort, virtualAddress, virtualPort, connection.id);
  if (connection.forwarding !== 'masquerade') return;
  const { destinationAddress, destinationPort } = connection;
  setFlow(ipvs.replies[protocol], clientAddress, clientPort, destinationAddress, destinationPort, connection.id);
}

/** A persistent service changes the port only for connections to its own. */
function serverPort(service: Service, destination: Destination, flow: Flow): number {
  const { key } = service;
  const otherPort = service.persistenceTimeoutS !== null && (key.kind === 'mark' || key.port !== flow.virtualPort);
  return destination.port === 0 || otherPort ? flow.virtualPort : destination.port;
}

/** ip_vs_conn_new and ip_vs_bind_dest. */
export function addConnection(ipvs: Ipvs, service: Service, destination: Destination, flow: Flow): Connection {
  const connection = createConnection(service, destination, flow);
  insertConnection(ipvs, connection);
  destination.inactive += 1;
  destination.references += 1;
  overloadOnBind(destination);
  return connection;
}

/** state_transition of the protocol: the next state, and in which column the connection counts. */
export function advance(
  ipvs: Ipvs,
  connection: Connection,
  carried: TcpSegment | UdpDatagram,
  fromServer = false,
): void {
  if (fromServer) connection.inputOnly = false;
  const direction = fromServer ? 'output' : connection.inputOnly ? 'input-only' : 'input';
  if (carried.kind === 'udp' || connection.state === 'UDP') {
    connection.timeoutUs = ipvs.timeouts.udpS * US_PER_SECOND;
    if (fromServer) assureTemplate(ipvs, connection);
    return;
  }
  const before = connection.state;
  connection.state = nextTcpState(before, carried.flags, direction, isDefending(ipvs.sysctls.secure_tcp));
  if (connection.state === 'ESTABLISHED' && before !== 'ESTABLISHED') assureTemplate(ipvs, connection);
  connection.timeoutUs = tcpTimeoutUs(connection.state, ipvs.timeouts);
  const destination = ipvs.destinations.get(connection.destination);
  const inactive = !isActiveState(connection.state);
  if (destination === undefined || inactive === connection.inactive) return;
  connection.inactive = inactive;
  destination.active += inactive ? -1 : 1;
  destination.inactive += inactive ? 1 : -1;
}

/** ip_vs_conn_put: every packet starts the timer anew. */
export function touch(env: ConnectionEnvironment, connection: Connection): void {
  connection.expiresAt = later(env.now, connection.timeoutUs);
  if (connection.timer !== NO_TIMER) env.moveTimer(connection.timer, connection.expiresAt);
  else connection.timer = env.setConnectionTimer(connection.expiresAt, connection.id);
}

/** ip_vs_conn_expire. */
export function removeConnection(env: ConnectionEnvironment, ipvs: Ipvs, connection: Connection): void {
  env.cancelTimer(connection.timer);
  ipvs.connections.delete(connection.id);
  dropFlows(ipvs, connection);
  const template = ipvs.templates.get(connection.template);
  if (template !== undefined) template.controlled -= 1;
  const destination = ipvs.destinations.get(connection.destination);
  if (destination === undefined) return;
  if (connection.inactive) destination.inactive -= 1;
  else destination.active -= 1;
  relieveOnUnbind(destination);
  releaseDestination(env, destination);
}

function dropFlows(ipvs: Ipvs, connection: Connection): void {
  const { protocol, clientAddress, clientPort, virtualAddress, virtualPort } = connection;
  deleteFlow(ipvs.flows[protocol], clientAddress, clientPort, virtualAddress, virtualPort);
  const replies = ipvs.replies[protocol];
  const { destinationAddress, destinationPort } = connection;
  if (getFlow(replies, clientAddress, clientPort, destinationAddress, destinationPort) === connection.id)
    deleteFlow(replies, clientAddress, clientPort, destinationAddress, destinationPort);
}

/** ip_vs_control_assure_ct. */
function assureTemplate(ipvs: Ipvs, connection: Connection): void {
  const template = ipvs.templates.get(connection.template);
  if (template !== undefined) template.assured = true;
}

/** The end of ip_vs_unbind_dest. */
export function releaseDestination(env: ConnectionEnvironment, destination: Destination): void {
  destination.references -= 1;
  if (!destination.available && destination.references === 0) destination.idleSince = env.now;
}
