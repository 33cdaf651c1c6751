import { later, type SimTimeUs, US_PER_MS, US_PER_SECOND } from '../core/time.js';
import { nextTimerTime, takeTimer } from '../core/timer-queue.js';
import { countReceived, type Interface } from '../host/interface.js';
import { type Delivery, takeDelivery } from './backlog.js';
import { tap } from './capture.js';
import type { Cause } from './cause.js';
import { handleFrame, runTimer, runWake } from './dispatch.js';
import { Effects } from './effects.js';
import type { WaitingFrame } from './frame-reaction.js';
import type { StormLimit, TraceEvent } from './trace.js';
import type { Tracer } from './tracer.js';
import { takeWake } from './wake-queue.js';
import type { World } from './world-handle.js';
import { type Node, nodeAt, nodeName, portName, stateOf, type WorldState } from './world-state.js';

export interface RunOptions {
  /** At most this many frame deliveries in this call; 'budget' when used up, call again to go on. */
  readonly maxFrames?: number;
  /**
   * Stop ('blocked') as soon as a frame waits, with the rest of this instant still to come. What is settled before
   * going on then happens in the order that it has when nobody holds the node.
   */
  readonly stopAtWaiting?: boolean;
}

/**
 * `idle`: nothing will ever happen by itself; `time`: `until` is reached; `blocked`: a frame waits
 * and the 100 ms are over (or nothing else is left to do); `storm`: the world has stopped for good;
 * `budget`: `maxFrames` are used up.
 */
export type RunOutcome = 'idle' | 'time' | 'blocked' | 'storm' | 'budget';

/** How long simulated time goes on while a person thinks. */
const DECISION_GRACE_US = 100 * US_PER_MS;

/**
 * Runs all events up to and including `until`; the clock then stands at `until` (after 'blocked',
 * 'storm' and 'budget' at the last event).
 */
export function runUntil(world: World, until: SimTimeUs, options?: RunOptions): RunOutcome {
  const state = stateOf(world);
  const effects = new Effects(state);
  const stopAtWaiting = options?.stopAtWaiting === true;
  let frames = options?.maxFrames ?? Number.POSITIVE_INFINITY;
  for (;;) {
    frames -= drainInstant(state, effects, frames, stopAtWaiting);
    if (state.stopped) return 'storm';
    if (stopAtWaiting && state.waiting.length > 0) return 'blocked';
    if (frames <= 0 && hasWork(state)) return 'budget';
    const outcome = advanceClock(state, effects, until);
    if (outcome !== null) return outcome;
  }
}

/** Runs what is due now (time does not move). */
export function settle(world: World, options?: RunOptions): RunOutcome {
  return runUntil(world, world.now, options);
}

/** Takes one timer, or says why there is none to take. */
function advanceClock(state: WorldState, effects: Effects, until: SimTimeUs): RunOutcome | null {
  const next = nextTimerTime(state.timers);
  const oldest = state.waiting[0];
  if (oldest !== undefined && next > oldest.arrivedAtUs + DECISION_GRACE_US) {
    if (until >= oldest.arrivedAtUs + DECISION_GRACE_US || next === Number.POSITIVE_INFINITY) return 'blocked';
  }
  if (next > until) {
    if (Number.isFinite(until) && until > state.now) state.now = until;
    return next === Number.POSITIVE_INFINITY ? 'idle' : 'time';
  }
  if (next > state.now) state.now = next as SimTimeUs;
  const timer = takeTimer(state.timers);
  effects.tracer?.runs(timer, state.timers.takenCause);
  runTimer(state, effects, timer);
  return null;
}

function hasWork(state: WorldState): boolean {
  return state.backlog.size > 0 || state.wakes.wakes.size > 0;
}

/** All frames of this instant, then one program's turn, and so on. Returns how many frames. */
function drainInstant(state: WorldState, effects: Effects, limit: number, stopAtWaiting: boolean): number {
  let frames = 0;
  while (!state.stopped) {
    if (stopAtWaiting && state.waiting.length > 0) return frames;
    if (state.backlog.size > 0 && frames >= limit) return frames;
    if (takeDelivery(state.backlog, effects.delivery)) {
      frames += 1;
      arrive(state, effects, effects.delivery);
      continue;
    }
    const wake = takeWake(state.wakes);
    if (wake === undefined) break;
    effects.tracer?.turns(wake);
    runWake(state, effects, wake);
  }
  return frames;
}

/** A frame comes out of its cable: it is seen, and either waits for a person or is handled. */
function arrive(state: WorldState, effects: Effects, delivery: Delivery): void {
  if (isStorm(state, delivery)) return;
  const node = nodeAt(state, delivery.node);
  see(state, node, delivery);
  if (effects.tracer !== null || state.held.size > 0) {
    const kind = node.kind === 'host' ? node.host.interfaces[delivery.port]?.kind : 'ethernet';
    if (effects.tracer !== null) traceArrival(effects.tracer, node, delivery, kind);
    // What comes by lo or out of a tunnel is this device's own doing.
    if (kind === 'ethernet' && state.held.has(delivery.node)) {
      hold(state, effects, delivery);
      return;
    }
  }
  handleFrame(state, effects, delivery);
}

/** The interface counts the frame, and shows it to who listens there. */
function see(state: WorldState, node: Node, delivery: Delivery): void {
  if (node.kind === 'host') {
    const iface = node.host.interfaces[delivery.port];
    if (iface?.up !== true) return;
    countReceived(iface, delivery.frame);
  }
  if (state.captures.size > 0) tap(state, delivery.node, delivery.port, 'in', delivery.frame);
}

function traceArrival(tracer: Tracer, node: Node, delivery: Delivery, kind: Interface['kind'] | undefined): void {
  const port = node.kind === 'host' ? node.host.interfaces[delivery.port] : node.device.ports[delivery.port];
  if (port?.up === true && kind !== 'loopback') tracer.arrives(delivery, nodeName(node), port.name);
  else tracer.arrivesUnseen(delivery);
}

function hold(state: WorldState, effects: Effects, delivery: Delivery): void {
  const node = nodeAt(state, delivery.node);
  const waiting: WaitingFrame = {
    id: state.nextWaitingId++,
    node: nodeName(node),
    iface: portName(node, delivery.port),
    frame: delivery.frame,
    arrivedAtUs: state.now,
  };
  effects.tracer?.waits(waiting);
  state.waiting.push(waiting);
}

function isStorm(state: WorldState, delivery: Delivery): boolean {
  const second = Math.floor(state.now / US_PER_SECOND);
  if (second !== state.second) {
    state.second = second;
    state.framesInSecond = 0;
  }
  state.framesInSecond += 1;
  if (state.framesInSecond > state.budget.framesPerSecond)
    return stop(state, delivery, 'frames-per-second', state.framesInSecond);
  const queued = state.backlog.size;
  if (queued > state.budget.backlog) return stop(state, delivery, 'backlog', queued);
  return false;
}

function stop(state: WorldState, delivery: Delivery, limit: StormLimit, count: number): true {
  state.stopped = true;
  const node = nodeName(nodeAt(state, delivery.node));
  state.trace.push({ kind: 'storm-detected', t: state.now, limit, node, count });
  return true;
}

/** When the next event is due; null when none is. */
export function nextEventAt(world: World): SimTimeUs | null {
  const state = stateOf(world);
  if (hasWork(state)) return state.now;
  const next = nextTimerTime(state.timers);
  return next === Number.POSITIVE_INFINITY ? null : later(next as SimTimeUs, 0);
}

/** Takes the trace events collected since the last call. */
export function drainTrace(world: World): TraceEvent[] {
  const state = stateOf(world);
  const events = state.trace;
  state.trace = [];
  return events;
}

/** Takes what led to those events and is no frame, likewise. */
export function drainCauses(world: World): Cause[] {
  const state = stateOf(world);
  const { causes } = state;
  state.causes = [];
  return causes;
}

/** Off for speed and for forks; on at first. */
export function collectTrace(world: World, on: boolean): void {
  stateOf(world).tracing = on;
}
