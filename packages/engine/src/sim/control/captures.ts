import type { Brand } from '../../core/brand.js';
import { type KernelError, kernelError } from '../../core/kernel-error.js';
import { ok, type Result } from '../../core/result.js';
import type { SimTimeUs } from '../../core/time.js';
import { addTimer } from '../../core/timer-queue.js';
import type { PacketFilter } from '../../wire/packet-filter.js';
import type { CapturedFrame } from '../captured.js';
import type { World } from '../world-handle.js';
import { nodeIdOf, nodeNamed, portIndex, stateOf } from '../world-state.js';

export type CaptureId = Brand<number, 'CaptureId'>;

export interface CaptureOptions {
  /** Null: all interfaces. */
  readonly iface: string | null;
  readonly filter: PacketFilter | null;
  /** Frames after which it ends; null: never. */
  readonly limit: number | null;
}

export interface CaptureView {
  readonly startedAt: SimTimeUs;
  /** Null while it runs. */
  readonly endedAt: SimTimeUs | null;
  readonly frames: readonly CapturedFrame[];
  readonly dropped: number;
}

/** Listens at a node's interface from now on. ENODEV. */
export function startCapture(world: World, node: string, options: CaptureOptions): Result<CaptureId, KernelError> {
  const state = stateOf(world);
  const port = options.iface === null ? null : portIndex(nodeNamed(state, node), options.iface);
  if (port === undefined) return kernelError('ENODEV', `No such device ${options.iface}`);
  const id = state.nextProgramId++;
  state.captures.set(id, {
    id,
    node: nodeIdOf(state, node),
    port,
    filter: options.filter,
    limit: options.limit,
    startedAt: state.now,
    endedAt: null,
    frames: [],
    dropped: 0,
  });
  return ok(id as CaptureId);
}

/** Undefined once it is forgotten. */
export function captureOf(world: World, id: CaptureId): CaptureView | undefined {
  return stateOf(world).captures.get(id);
}

/** It hears nothing more, and its frames are gone. */
export function forgetCapture(world: World, id: CaptureId): void {
  stateOf(world).captures.delete(id);
}

/** A timer of no program: nothing comes of it but that the clock stops at `at`. */
export function setAlarm(world: World, node: string, at: SimTimeUs): void {
  const state = stateOf(world);
  const timer = { kind: 'program', program: NO_PROGRAM, tag: 0 } as const;
  addTimer(state.timers, Math.max(at, state.now), { kind: 'host', node: nodeIdOf(state, node), timer });
}

const NO_PROGRAM = 0;
