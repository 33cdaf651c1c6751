import { nextUint32 } from '../../core/prng.js';
import { US_PER_SECOND } from '../../core/time.js';
import { wheelTime } from '../../core/timer-wheel.js';
import { count } from '../../host/counters.js';
import type { Host } from '../../host/host.js';
import { interfaceByIfindex } from '../../host/host.js';
import { outputLocal } from '../../host/ip-output.js';
import { LOCAL_ORIGIN } from '../../host/neighbour.js';
import { groupRoute } from '../../host/routed.js';
import { encodeSyncMessage, SYNC_HEADER_BYTES, SYNC_RECORD_BYTES, type SyncRecord } from '../../wire/ipvs-sync.js';
import type { IpvsEnvironment } from '../environment.js';
import type { Connection, ConnectionState, Ipvs, SyncMaster, Template } from '../ipvs.js';
import {
  FLAG_INACTIVE,
  FLAG_NO_OUTPUT,
  FLAG_TEMPLATE,
  forwardingFlag,
  protocolNumber,
  stateNumber,
  TEMPLATE_ASSURED,
} from './flags.js';

// The master of the synchronisation: what it tells, and when (ip_vs_sync_conn, sync_thread_master).

/** IPVS_SYNC_FLUSH_TIME and IPVS_SYNC_CHECK_PERIOD. */
const FLUSH_US = 2 * US_PER_SECOND;
const CHECK_US = US_PER_SECOND;
/** IPVS_SYNC_SEND_DELAY. */
const SEND_DELAY_US = US_PER_SECOND / 50;

const TOLD_STATES: ReadonlySet<ConnectionState> = new Set([
  'ESTABLISHED',
  'FIN_WAIT',
  'CLOSE',
  'CLOSE_WAIT',
  'TIME_WAIT',
  'UDP',
]);

/** After each packet of a connection; `packets` counts this one. Its template is told whenever it is used. */
export function tellConnection(env: IpvsEnvironment, ipvs: Ipvs, connection: Connection, packets: number): void {
  const master = ipvs.sync.master;
  if (master === null) return;
  if (isConnectionDue(ipvs, connection, packets)) queueRecord(env, master, connectionRecord(connection));
  const template = ipvs.templates.get(connection.template);
  if (template === undefined) return;
  template.packets += 1;
  tellTemplate(env, ipvs, template, template.packets);
}

export function tellTemplate(env: IpvsEnvironment, ipvs: Ipvs, template: Template, packets: number): void {
  const master = ipvs.sync.master;
  if (master === null) return;
  const { sync_period, sync_threshold } = ipvs.sysctls;
  if (sync_period === 0 && packets !== sync_threshold) return;
  queueRecord(env, master, templateRecord(template));
}

/** ip_vs_sync_conn_needed: closing is told at once, the rest with the packet that the threshold names. */
function isConnectionDue(ipvs: Ipvs, connection: Connection, packets: number): boolean {
  const { sync_period, sync_threshold, sync_persist_mode } = ipvs.sysctls;
  if (sync_persist_mode !== 0 && connection.template !== 0) return false;
  if (!TOLD_STATES.has(connection.state)) return false;
  const closing = connection.state !== connection.toldState && connection.state !== 'ESTABLISHED';
  const number = sync_period > 0 ? packets % sync_period : packets;
  if (!(closing && connection.protocol === 'tcp') && number !== sync_threshold) return false;
  connection.toldState = connection.state;
  return true;
}

function connectionRecord(connection: Connection): SyncRecord {
  const flags =
    forwardingFlag(connection.forwarding) |
    (connection.inputOnly ? FLAG_NO_OUTPUT : 0) |
    (connection.inactive ? FLAG_INACTIVE : 0);
  return {
    protocol: protocolNumber(connection.protocol),
    flags,
    state: stateNumber(connection.state),
    clientPort: connection.clientPort,
    virtualPort: connection.virtualPort,
    destinationPort: connection.destinationPort,
    mark: connection.mark,
    timeoutS: Math.floor(connection.timeoutUs / US_PER_SECOND),
    clientAddress: connection.clientAddress,
    virtualAddress: connection.virtualAddress,
    destinationAddress: connection.destinationAddress,
  };
}

function templateRecord(template: Template): SyncRecord {
  return {
    protocol: protocolNumber(template.protocol),
    flags: forwardingFlag(template.forwarding) | FLAG_TEMPLATE | FLAG_INACTIVE,
    state: template.assured ? TEMPLATE_ASSURED : 0,
    clientPort: 0,
    virtualPort: template.virtualPort,
    destinationPort: template.destinationPort,
    mark: template.mark,
    timeoutS: Math.floor(template.timeoutUs / US_PER_SECOND),
    clientAddress: template.clientAddress,
    virtualAddress: template.virtualAddress,
    destinationAddress: template.destinationAddress,
  };
}

function queueRecord(env: IpvsEnvironment, master: SyncMaster, record: SyncRecord): void {
  const room = Math.floor((master.maxLength - SYNC_HEADER_BYTES) / SYNC_RECORD_BYTES);
  if (master.buffer !== null && master.buffer.records.length >= room) {
    master.full.push(master.buffer.records);
    master.buffer = null;
    if (master.full.length === 1) schedule(env, master, wheelTime(env.now, env.now + SEND_DELAY_US));
  }
  if (master.buffer === null) {
    master.buffer = { since: env.now, records: [] };
    if (master.full.length === 0) schedule(env, master, nextCheck(env.now, master));
  }
  master.buffer.records = [...master.buffer.records, record];
}

/** The thread looks once a second since it was started; a message leaves at the first look when it is two seconds old. */
function nextCheck(now: number, master: SyncMaster): number {
  const due = (master.buffer?.since ?? now) + FLUSH_US;
  let at = master.lookedAt;
  while (at <= now || at < due) {
    if (at <= now) master.lookedAt = at;
    at = wheelTime(at, at + CHECK_US);
  }
  return at;
}

function schedule(env: IpvsEnvironment, master: SyncMaster, at: number): void {
  env.cancelTimer(master.timer);
  master.timer = env.setSyncTimer(at);
}

/** The thread wakes. */
export function syncDue(env: IpvsEnvironment, host: Host, ipvs: Ipvs): void {
  const master = ipvs.sync.master;
  if (master === null) return;
  master.lookedAt = env.now;
  for (const records of master.full) send(env, host, master, records);
  master.full = [];
  const { buffer } = master;
  if (buffer === null) return;
  if (env.now - buffer.since >= FLUSH_US) {
    master.buffer = null;
    send(env, host, master, buffer.records);
  } else schedule(env, master, nextCheck(env.now, master));
}

function send(env: IpvsEnvironment, host: Host, master: SyncMaster, records: readonly SyncRecord[]): void {
  const out = interfaceByIfindex(host, master.ifindex);
  if (out === undefined || !out.up) return;
  count(host.counters, 'UdpOutDatagrams');
  outputLocal(
    env,
    host,
    groupRoute(out),
    {
      kind: 'ipv4',
      src: master.sourceAddress,
      dst: master.group,
      ttl: master.ttl,
      tos: 0,
      id: nextUint32(host.prng) & 0xffff,
      dontFragment: false,
      moreFragments: false,
      fragmentOffset: 0,
      payload: {
        kind: 'udp',
        sourcePort: master.sourcePort,
        destinationPort: master.port,
        payload: encodeSyncMessage({ syncId: master.syncId, records }),
      },
    },
    LOCAL_ORIGIN,
  );
}
