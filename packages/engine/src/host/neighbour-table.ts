import { nextBelow } from '../core/prng.js';
import { type SimTimeUs, US_PER_MS, US_PER_SECOND } from '../core/time.js';
import { NO_TIMER } from '../core/timer-queue.js';
import { type Ipv4Address, MAC_ZERO, type MacAddress } from '../wire/address.js';
import { ipv4Length } from '../wire/frame.js';
import type { HostEnvironment } from './environment.js';
import { type Host, interfaceByIfindex } from './host.js';
import {
  isConnected,
  isValid,
  type Neighbour,
  type NeighbourState,
  neighbourKey,
  type QueuedPacket,
} from './neighbour.js';
import { DEFAULT_NEIGHBOUR_CONF, type NeighbourConf } from './sysctl.js';

// net/core/neighbour.c. Nothing here sends: what a change sets free is returned to the caller.

const NOTHING: readonly QueuedPacket[] = [];
/** USER_HZ: /proc gives locktime in hundredths of a second. */
export const US_PER_USER_TICK = 10_000;

export function findNeighbour(host: Host, ifindex: number, address: Ipv4Address): Neighbour | undefined {
  return host.neighbours.get(neighbourKey(ifindex, address));
}

export function createNeighbour(env: HostEnvironment, host: Host, ifindex: number, address: Ipv4Address): Neighbour {
  const neighbour: Neighbour = {
    address,
    ifindex,
    state: 'failed',
    mac: MAC_ZERO,
    probes: 0,
    usedAt: env.now,
    confirmedAt: longAgo(env, host, { ifindex }),
    updatedAt: env.now,
    timer: NO_TIMER,
    queue: [],
    headerCached: false,
  };
  host.neighbours.set(neighbourKey(ifindex, address), neighbour);
  return neighbour;
}

export function deleteNeighbour(env: HostEnvironment, host: Host, neighbour: Neighbour): void {
  stopTimer(env, neighbour);
  host.routeMemo.forget();
  host.neighbours.delete(neighbourKey(neighbour.ifindex, neighbour.address));
}

function confOf(host: Host, neighbour: { readonly ifindex: number }): NeighbourConf {
  // The defaults count for entries of an interface that has just gone.
  return interfaceByIfindex(host, neighbour.ifindex)?.neigh ?? DEFAULT_NEIGHBOUR_CONF;
}

function longAgo(env: HostEnvironment, host: Host, neighbour: { readonly ifindex: number }): SimTimeUs {
  return (env.now - 2 * confOf(host, neighbour).base_reachable_time_ms * US_PER_MS) as SimTimeUs;
}

/** Half to one and a half of base_reachable_time, drawn once for each interface. */
function reachableTimeUs(host: Host, neighbour: Neighbour): number {
  const iface = interfaceByIfindex(host, neighbour.ifindex);
  if (iface === undefined) return 0;
  if (iface.reachableTimeUs === 0) {
    const base = iface.neigh.base_reachable_time_ms * US_PER_MS;
    iface.reachableTimeUs = base / 2 + nextBelow(host.prng, base);
  }
  return iface.reachableTimeUs;
}

export function locktimeUs(host: Host, neighbour: Neighbour): number {
  return confOf(host, neighbour).locktime * US_PER_USER_TICK;
}

export function stopTimer(env: HostEnvironment, neighbour: Neighbour): void {
  env.cancelTimer(neighbour.timer);
  neighbour.timer = NO_TIMER;
}

export function startTimer(env: HostEnvironment, host: Host, neighbour: Neighbour, at: number): void {
  env.cancelTimer(neighbour.timer);
  neighbour.timer = env.setTimer(host, at, {
    kind: 'neighbour',
    key: neighbourKey(neighbour.ifindex, neighbour.address),
  });
}

export interface NeighbourUpdate {
  readonly state: NeighbourState;
  /** Null: keep the one that is known. */
  readonly mac: MacAddress | null;
  /** A different MAC may replace a valid one. */
  readonly override: boolean;
  /** `ip neigh`: touches permanent entries too. */
  readonly admin: boolean;
}

/** __neigh_update. Returns the packets that may leave now. */
export function updateNeighbour(
  env: HostEnvironment,
  host: Host,
  neighbour: Neighbour,
  update: NeighbourUpdate,
): readonly QueuedPacket[] {
  const old = neighbour.state;
  if (!update.admin && (old === 'permanent' || old === 'noarp')) {
    env.decided('NEIGH-PERMANENT');
    return NOTHING;
  }
  if (!isValid(update.state)) return invalidateByUpdate(env, neighbour, update.state);
  if (update.mac === null && !isValid(old)) return NOTHING;
  const mac = update.mac ?? neighbour.mac;
  const sameMac = isValid(old) && mac === neighbour.mac;
  if (isConnected(update.state)) neighbour.confirmedAt = env.now;
  let state = update.state;
  if (isValid(old)) {
    if (!sameMac && !update.override) {
      env.decided('NEIGH-LOCKTIME');
      return NOTHING;
    }
    if (sameMac && state === 'stale' && !update.admin) state = old;
  }
  return applyUpdate(env, host, neighbour, { state, mac, changed: !sameMac });
}

function applyUpdate(
  env: HostEnvironment,
  host: Host,
  neighbour: Neighbour,
  next: { readonly state: NeighbourState; readonly mac: MacAddress; readonly changed: boolean },
): readonly QueuedPacket[] {
  const old = neighbour.state;
  if (next.state !== old || next.changed) neighbour.updatedAt = env.now;
  if (next.state !== old) enterState(env, host, neighbour, next.state);
  if (next.changed) {
    neighbour.mac = next.mac;
    env.learnsNeighbour(host, neighbour);
    if (!isConnected(next.state)) neighbour.confirmedAt = longAgo(env, host, neighbour);
  }
  if (next.state === old || isValid(old)) return NOTHING;
  const freed = neighbour.queue;
  neighbour.queue = [];
  return freed;
}

function enterState(env: HostEnvironment, host: Host, neighbour: Neighbour, state: NeighbourState): void {
  stopTimer(env, neighbour);
  neighbour.state = state;
  switch (state) {
    case 'reachable':
      startTimer(env, host, neighbour, env.now + reachableTimeUs(host, neighbour));
      return;
    case 'probe':
      neighbour.probes = 0;
      startTimer(env, host, neighbour, env.now);
      return;
    case 'delay':
    case 'incomplete':
      startTimer(env, host, neighbour, env.now);
      return;
    case 'stale':
    case 'failed':
    case 'permanent':
    case 'noarp':
      return;
  }
}

function invalidateByUpdate(
  env: HostEnvironment,
  neighbour: Neighbour,
  state: NeighbourState,
): readonly QueuedPacket[] {
  stopTimer(env, neighbour);
  neighbour.state = state;
  neighbour.queue = [];
  return NOTHING;
}

/** What __neigh_event_send says: send at once, wait (and perhaps ask first), or forget it where nobody may be asked. */
export type Resolved = 'send' | 'queued' | 'queued-ask-now' | 'dropped';

/** __neigh_event_send: a packet wants to go to this neighbour. */
export function useNeighbour(
  env: HostEnvironment,
  host: Host,
  neighbour: Neighbour,
  queued: QueuedPacket | null,
): Resolved {
  neighbour.usedAt = env.now;
  switch (neighbour.state) {
    case 'reachable':
    case 'permanent':
    case 'noarp':
    case 'delay':
    case 'probe':
      return 'send';
    case 'stale':
      neighbour.state = 'delay';
      neighbour.updatedAt = env.now;
      startTimer(env, host, neighbour, env.now + delayUs(host, neighbour));
      return 'send';
    case 'incomplete':
      enqueue(env, host, neighbour, queued);
      return 'queued';
    case 'failed': {
      const conf = confOf(host, neighbour);
      if (conf.mcast_solicit + conf.app_solicit === 0) {
        neighbour.updatedAt = env.now;
        return 'dropped';
      }
      neighbour.probes = conf.ucast_solicit;
      neighbour.state = 'incomplete';
      neighbour.updatedAt = env.now;
      startTimer(env, host, neighbour, env.now + retransUs(host, neighbour));
      enqueue(env, host, neighbour, queued);
      return 'queued-ask-now';
    }
  }
}

function enqueue(env: HostEnvironment, host: Host, neighbour: Neighbour, queued: QueuedPacket | null): void {
  if (queued === null) return;
  env.waitsForNeighbour(queued);
  const limit = confOf(host, neighbour).unres_qlen_bytes;
  let bytes = truesize(queued);
  for (const waiting of neighbour.queue) bytes += truesize(waiting);
  while (bytes > limit) {
    const oldest = neighbour.queue.shift();
    if (oldest === undefined) break;
    bytes -= truesize(oldest);
  }
  neighbour.queue.push(queued);
}

const SK_BUFF_BYTES = 256;
/** The Ethernet header with its room, and skb_shared_info behind the data. */
const SK_BUFF_OVERHEAD = 64 + 320;
const SMALLEST_SLAB = 512;

/** skb->truesize: what a packet takes in memory; kmalloc gives powers of two. */
function truesize({ packet }: QueuedPacket): number {
  const wanted = ipv4Length(packet) + SK_BUFF_OVERHEAD;
  let slab = SMALLEST_SLAB;
  while (slab < wanted) slab *= 2;
  return slab + SK_BUFF_BYTES;
}

export function delayUs(host: Host, neighbour: Neighbour): number {
  return confOf(host, neighbour).delay_first_probe_time * US_PER_SECOND;
}

function retransUs(host: Host, neighbour: Neighbour): number {
  return Math.max(confOf(host, neighbour).retrans_time_ms * US_PER_MS, US_PER_USER_TICK);
}

export type TimerOutcome =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'ask' }
  /** Nobody answered: these packets die, each with an error to its sender. */
  | { readonly kind: 'failed'; readonly packets: readonly QueuedPacket[] };

const NOTHING_TO_DO: TimerOutcome = { kind: 'nothing' };
const ASK: TimerOutcome = { kind: 'ask' };

/** neigh_timer_handler. */
export function neighbourTimer(env: HostEnvironment, host: Host, neighbour: Neighbour): TimerOutcome {
  neighbour.timer = NO_TIMER;
  if (host.mistakes?.has('M13') === true && isValid(neighbour.state)) return NOTHING_TO_DO;
  switch (neighbour.state) {
    case 'reachable':
      reachableTimer(env, host, neighbour);
      return NOTHING_TO_DO;
    case 'delay':
      if (env.now <= neighbour.confirmedAt + delayUs(host, neighbour)) {
        change(env, neighbour, 'reachable');
        startTimer(env, host, neighbour, neighbour.confirmedAt + reachableTimeUs(host, neighbour));
        return NOTHING_TO_DO;
      }
      change(env, neighbour, 'probe');
      neighbour.probes = 0;
      return probeTimer(env, host, neighbour);
    case 'probe':
    case 'incomplete':
      return probeTimer(env, host, neighbour);
    case 'stale':
    case 'failed':
    case 'permanent':
    case 'noarp':
      return NOTHING_TO_DO;
  }
}

function change(env: HostEnvironment, neighbour: Neighbour, state: NeighbourState): void {
  neighbour.state = state;
  neighbour.updatedAt = env.now;
}

function reachableTimer(env: HostEnvironment, host: Host, neighbour: Neighbour): void {
  const staleAt = neighbour.confirmedAt + reachableTimeUs(host, neighbour);
  if (env.now < staleAt) {
    startTimer(env, host, neighbour, staleAt);
  } else if (env.now <= neighbour.usedAt + delayUs(host, neighbour)) {
    change(env, neighbour, 'delay');
    startTimer(env, host, neighbour, env.now + delayUs(host, neighbour));
  } else {
    change(env, neighbour, 'stale');
  }
}

function probeTimer(env: HostEnvironment, host: Host, neighbour: Neighbour): TimerOutcome {
  const conf = confOf(host, neighbour);
  const broadcasts = neighbour.state === 'probe' ? conf.mcast_resolicit : conf.mcast_solicit;
  const limit = conf.ucast_solicit + conf.app_solicit + broadcasts;
  if (neighbour.probes >= limit) {
    const packets = neighbour.queue;
    neighbour.queue = [];
    change(env, neighbour, 'failed');
    return { kind: 'failed', packets };
  }
  startTimer(env, host, neighbour, env.now + retransUs(host, neighbour));
  return ASK;
}
