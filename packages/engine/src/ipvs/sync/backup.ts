import { type SimTimeUs, US_PER_SECOND } from '../../core/time.js';
import { NO_TIMER } from '../../core/timer-queue.js';
import type { UdpDatagram } from '../../wire/frame.js';
import { decodeSyncMessage, type SyncRecord } from '../../wire/ipvs-sync.js';
import { type Flow, findConnection, insertConnection, removeConnection, touch } from '../connection-table.js';
import type { IpvsEnvironment } from '../environment.js';
import type { Connection, ConnectionState, Destination, Ipvs, Template, TransportProtocol } from '../ipvs.js';
import { overloadOnBind } from '../overload.js';
import { findService } from '../service-lookup.js';
import { bindTemplate, findTemplate, insertTemplate, touchTemplate } from '../template.js';
import {
  FLAG_INACTIVE,
  FLAG_NO_OUTPUT,
  FLAG_TEMPLATE,
  forwardingOf,
  protocolNamed,
  stateNamed,
  TEMPLATE_ASSURED,
} from './flags.js';

// The backup of the synchronisation: what it makes of a message (ip_vs_process_message, ip_vs_proc_conn).

export function receiveSync(env: IpvsEnvironment, ipvs: Ipvs, datagram: UdpDatagram): void {
  const backup = ipvs.sync.backup;
  const message = decodeSyncMessage(datagram.payload);
  if (backup === null || message === null) return;
  if (backup.syncId !== 0 && message.syncId !== backup.syncId) return;
  for (const record of message.records) {
    const protocol = protocolNamed(record.protocol);
    if (protocol === undefined) continue;
    if ((record.flags & FLAG_TEMPLATE) !== 0) learnTemplate(env, ipvs, protocol, record);
    else if (protocol !== 'ip') learnConnection(env, ipvs, protocol, record);
  }
}

function learnConnection(env: IpvsEnvironment, ipvs: Ipvs, protocol: TransportProtocol, record: SyncRecord): void {
  const state = stateNamed(protocol, record.state);
  if (state === undefined) return;
  const { clientAddress, clientPort, virtualAddress, virtualPort } = record;
  const flow: Flow = { protocol, clientAddress, clientPort, virtualAddress, virtualPort };
  const inactive = (record.flags & FLAG_INACTIVE) !== 0;
  let connection = findConnection(ipvs, protocol, clientAddress, clientPort, virtualAddress, virtualPort);
  if (connection !== undefined && isElsewhere(connection, record)) {
    // The end of a connection that has been replaced since.
    if (inactive) return;
    removeConnection(env, ipvs, connection);
    connection = undefined;
  }
  if (connection === undefined) connection = addLearned(ipvs, flow, record, state);
  else updateLearned(ipvs, connection, record, inactive);
  connection.packets = ipvs.sysctls.sync_threshold;
  connection.state = state;
  connection.toldState = state;
  if (record.timeoutS > 0) connection.timeoutUs = record.timeoutS * US_PER_SECOND;
  touch(env, connection);
}

function isElsewhere(connection: Connection, record: SyncRecord): boolean {
  const { destinationAddress, destinationPort } = connection;
  return destinationAddress !== record.destinationAddress || destinationPort !== record.destinationPort;
}

const THREE_MINUTES_US = 180 * US_PER_SECOND;

/** The server need not be known here: the connection has its address and method, and only counts nowhere. */
function addLearned(ipvs: Ipvs, flow: Flow, record: SyncRecord, state: ConnectionState): Connection {
  const connection: Connection = {
    id: 0,
    ...flow,
    destinationAddress: record.destinationAddress,
    destinationPort: record.destinationPort,
    forwarding: forwardingOf(record.flags),
    destination: 0,
    service: '',
    template: 0,
    mark: record.mark,
    packets: 0,
    toldState: state,
    toldUntil: 0,
    state,
    inactive: (record.flags & FLAG_INACTIVE) !== 0,
    inputOnly: (record.flags & FLAG_NO_OUTPUT) !== 0,
    timeoutUs: THREE_MINUTES_US,
    expiresAt: 0 as SimTimeUs,
    timer: NO_TIMER,
  };
  bindLearned(ipvs, connection, record);
  insertConnection(ipvs, connection);
  return connection;
}

function updateLearned(ipvs: Ipvs, connection: Connection, record: SyncRecord, inactive: boolean): void {
  const destination = ipvs.destinations.get(connection.destination);
  if (destination !== undefined && connection.inactive !== inactive) {
    destination.active += inactive ? -1 : 1;
    destination.inactive += inactive ? 1 : -1;
  }
  connection.inactive = inactive;
  if (destination === undefined) bindLearned(ipvs, connection, record);
}

/** ip_vs_bind_dest for a connection of another director: the method is the one of the server here. */
function bindLearned(ipvs: Ipvs, connection: Connection, record: SyncRecord): void {
  const destination = findDestination(ipvs, connection.protocol, record);
  if (destination === undefined) return;
  connection.destination = destination.id;
  connection.service = destination.service;
  connection.forwarding = destination.forwarding;
  connection.inputOnly = destination.forwarding !== 'masquerade';
  if (connection.inactive) destination.inactive += 1;
  else destination.active += 1;
  destination.references += 1;
  overloadOnBind(destination);
}

/** ip_vs_find_dest. */
function findDestination(ipvs: Ipvs, protocol: TransportProtocol, record: SyncRecord): Destination | undefined {
  const { virtualAddress, virtualPort, mark } = record;
  const service = findService(ipvs, { protocol, virtualAddress, virtualPort }, mark);
  const port = mark !== 0 && forwardingOf(record.flags) !== 'masquerade' ? 0 : record.destinationPort;
  const at = (wanted: number): Destination | undefined =>
    service?.destinations.find(
      (destination) => destination.address === record.destinationAddress && destination.port === wanted,
    );
  return at(port) ?? at(port === 0 ? record.destinationPort : 0);
}

function learnTemplate(env: IpvsEnvironment, ipvs: Ipvs, protocol: Template['protocol'], record: SyncRecord): void {
  const { clientAddress, virtualAddress, virtualPort } = record;
  const template =
    findTemplate(ipvs, { protocol, clientAddress, virtualAddress, virtualPort }) ??
    addLearnedTemplate(ipvs, protocol, record);
  if (template.destination === 0) bindLearnedTemplate(ipvs, template, record);
  template.packets = ipvs.sysctls.sync_threshold;
  template.assured = (record.state & TEMPLATE_ASSURED) !== 0;
  template.timeoutUs = record.timeoutS > 0 ? record.timeoutS * US_PER_SECOND : THREE_MINUTES_US;
  touchTemplate(env, template);
}

function addLearnedTemplate(ipvs: Ipvs, protocol: Template['protocol'], record: SyncRecord): Template {
  const template: Template = {
    protocol,
    clientAddress: record.clientAddress,
    virtualAddress: record.virtualAddress,
    virtualPort: record.virtualPort,
    id: ipvs.nextTemplateId++,
    destinationAddress: record.destinationAddress,
    destinationPort: record.destinationPort,
    forwarding: forwardingOf(record.flags),
    destination: 0,
    service: '',
    mark: record.mark,
    assured: false,
    controlled: 0,
    packets: 0,
    toldUntil: 0,
    timeoutUs: THREE_MINUTES_US,
    expiresAt: 0 as SimTimeUs,
    timer: NO_TIMER,
  };
  insertTemplate(ipvs, template);
  return template;
}

function bindLearnedTemplate(ipvs: Ipvs, template: Template, record: SyncRecord): void {
  const destination = findDestination(ipvs, template.protocol === 'udp' ? 'udp' : 'tcp', record);
  if (destination === undefined) return;
  template.service = destination.service;
  template.forwarding = destination.forwarding;
  bindTemplate(template, destination);
}
