import { addValue, createDigest, digestHex } from '../core/state-digest.js';
import type { TimerQueue } from '../core/timer-queue.js';
import type { World } from './world-handle.js';
import { stateOf, type WorldTimer } from './world-state.js';

/** 16 hex digits over everything that decides the future of the world; the collected trace does not. */
export function stateHash(world: World): string {
  const state = stateOf(world);
  const digest = createDigest();
  addValue(digest, {
    seed: state.seed,
    now: state.now,
    nodes: state.nodes,
    wiring: state.wiring,
    timers: liveTimers(state.timers),
    nextTimer: state.timers.nextId,
    backlog: state.backlog.slice(state.backlogHead),
    wakes: state.wakes.slice(state.wakesHead),
    held: [...state.held].sort((a, b) => a - b),
    waiting: state.waiting,
    nextWaitingId: state.nextWaitingId,
    nextAutoMac: state.nextAutoMac,
    nextProgramId: state.nextProgramId,
    framesInSecond: state.framesInSecond,
    second: state.second,
    stopped: state.stopped,
  });
  return digestHex(digest);
}

/** Cancelled timers leave traces in the heap that mean nothing. */
function liveTimers(queue: TimerQueue<WorldTimer>): readonly (readonly [number, number, WorldTimer])[] {
  const live: (readonly [number, number, WorldTimer])[] = [];
  for (let slot = 0; slot < queue.heap.length; slot += 2) {
    const id = queue.heap[slot + 1] ?? 0;
    const event = queue.events.get(id);
    if (event !== undefined) live.push([queue.heap[slot] ?? 0, id, event]);
  }
  return live.sort((a, b) => a[1] - b[1]);
}
