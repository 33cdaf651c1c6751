import { listOf } from '../core/fifo.js';
import { addValue, createDigest, digestHex } from '../core/state-digest.js';
import { liveTimers } from '../core/timer-queue.js';
import { deliveriesOf } from './backlog.js';
import type { World } from './world-handle.js';
import { stateOf } from './world-state.js';

/** 16 hex digits over everything that decides the future of the world; the trace and its causes do not. */
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
    backlog: deliveriesOf(state.backlog).map(({ node, port, frame }) => ({ node, port, frame })),
    wakes: listOf(state.wakes.wakes).map(({ node, program }) => ({ node, program })),
    held: [...state.held].sort((a, b) => a - b),
    waiting: state.waiting,
    nextWaitingId: state.nextWaitingId,
    nextAutoMac: state.nextAutoMac,
    nextProgramId: state.nextProgramId,
    captures: state.captures,
    framesInSecond: state.framesInSecond,
    second: state.second,
    stopped: state.stopped,
  });
  return digestHex(digest);
}
