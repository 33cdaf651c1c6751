import { nextUint32 } from '../../core/prng.js';
import { US_PER_SECOND } from '../../core/time.js';
import { US_PER_TICK, wheelTime } from '../../core/timer-wheel.js';
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
  if (isConnectionDue(ipvs, connection, packets, env.now)) queueRecord(env, master, connectionRecord(connection));
  const template = ipvs.templates.get(connection.template);
  if (template === undefined) return;
  template.packets += 1;
  tellTemplate(env, ipvs, template, template.packets);
}

export function tellTemplate(env: IpvsEnvironment, ipvs: Ipvs, template: Template, packets: number): void {
  const master = ipvs.sync.master;
  if (master === null) return;
  const { sync_period, sync_refresh_period, sync_threshold } = ipvs.sysctls;
  const mark = refreshMark(ipvs, template, env.now);
  if (mark === null || (sync_period === 0 && sync_refresh_period === 0 && packets !== sync_threshold)) return;
  template.toldUntil = mark;
  queueRecord(env, master, templateRecord(template));
}

/** ip_vs_sync_conn_needed: closing is told at once, the rest with the packet that the threshold names. */
function isConnectionDue(ipvs: Ipvs, connection: Connection, packets: number, now: number): boolean {
  if (ipvs.sysctls.sync_persist_mode !== 0 && connection.template !== 0) return false;
  if (!TOLD_STATES.has(connection.state)) return false;
  const changed = connection.state !== connection.toldState && connection.state !== 'ESTABLISHED';
  const closing = changed && connection.protocol === 'tcp';
  const mark = closing ? endOf(connection, now) : refreshMark(ipvs, connection, now);
  if (mark === null || !(closing || isTurnOf(ipvs, packets))) return false;
  connection.toldState = connection.state;
  connection.toldUntil = mark;
  return true;
}

function isTurnOf({ sysctls }: Ipvs, packets: number): boolean {
  const { sync_period, sync_refresh_period, sync_threshold } = sysctls;
  if (sync_period > 0) return packets % sync_period === sync_threshold;
  return sync_refresh_period > 0 || packets === sync_threshold;
}

type Told = Pick<Connection, 'toldUntil' | 'timeoutUs'>;

/** The end of an entry in ticks; the two lowest bits are free for how often it was told again. */
function endOf({ timeoutUs }: Told, now: number): number {
  return Math.floor((now + timeoutUs) / US_PER_TICK / RETRY_STEPS) * RETRY_STEPS;
}

const RETRY_STEPS = 4;
const TICKS_PER_SECOND = US_PER_SECOND / US_PER_TICK;
const REFRESH_TICKS_MIN = 10 * TICKS_PER_SECOND;

/**
 * sync_refresh_period: an entry whose end has hardly moved is not told again, but for sync_retries times, an eighth of
 * the period apart. What to remember when it is told; null: not now.
 */
function refreshMark({ sysctls }: Ipvs, told: Told, now: number): number | null {
  const end = endOf(told, now);
  const period = sysctls.sync_refresh_period * TICKS_PER_SECOND;
  if (period <= 0) return end;
  const timeout = Math.floor(told.timeoutUs / US_PER_TICK);
  const half = Math.max(timeout >> 1, REFRESH_TICKS_MIN);
  if (Math.abs(end - told.toldUntil) >= Math.min(period, half)) return end;
  const retries = told.toldUntil % RETRY_STEPS;
  const tooSoon = Math.floor(now / US_PER_TICK) < told.toldUntil - timeout + (period >> 3);
  return retries >= sysctls.sync_retries || tooSoon ? null : end + retries + 1;
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
