import type { Frame } from '../wire/frame.js';

/** A frame on its way into a port, in this very instant. */
export interface Delivery {
  readonly node: number;
  readonly port: number;
  readonly frame: Frame;
  /** The number of its sending in the trace; 0 while no trace is taken. Decides nothing. */
  readonly cause: number;
}

/**
 * Frames of one instant, first in, first out: a ring of frames beside a ring of where each goes. One object for each
 * delivery would be a tenth of all that the collector has to clear away.
 */
export interface Backlog {
  /** As many as a power of two. */
  frames: (Frame | undefined)[];
  /** Node, port and cause of frame i at 3i, 3i + 1, 3i + 2. */
  ends: number[];
  head: number;
  size: number;
}

const FIRST_SLOTS = 4;

export function createBacklog(): Backlog {
  return { frames: [], ends: [], head: 0, size: 0 };
}

export function putDelivery(backlog: Backlog, node: number, port: number, frame: Frame, cause: number): void {
  if (backlog.size === backlog.frames.length) grow(backlog);
  const { frames, ends } = backlog;
  const slot = (backlog.head + backlog.size) & (frames.length - 1);
  frames[slot] = frame;
  const end = 3 * slot;
  ends[end] = node;
  ends[end + 1] = port;
  ends[end + 2] = cause;
  backlog.size += 1;
}

/** The one that is being handled: written over by the next. */
export interface CurrentDelivery {
  node: number;
  port: number;
  frame: Frame;
  cause: number;
}

/** False: there is none. */
export function takeDelivery(backlog: Backlog, into: CurrentDelivery): boolean {
  if (backlog.size === 0) return false;
  const { frames, ends, head } = backlog;
  const end = 3 * head;
  into.node = ends[end] as number;
  into.port = ends[end + 1] as number;
  into.cause = ends[end + 2] as number;
  into.frame = frames[head] as Frame;
  frames[head] = undefined;
  backlog.size -= 1;
  // An empty ring starts again at its beginning, where memory is warm.
  backlog.head = backlog.size === 0 ? 0 : (head + 1) & (frames.length - 1);
  return true;
}

/** `place` counts from the first, 0. */
export function deliveryAt({ frames, ends, head }: Backlog, place: number): Delivery {
  const slot = (head + place) & (frames.length - 1);
  const [node = 0, port = 0, cause = 0] = ends.slice(3 * slot, 3 * slot + 3);
  return { node, port, frame: frames[slot] as Frame, cause };
}

export function replaceFrameAt(backlog: Backlog, place: number, frame: Frame): void {
  backlog.frames[(backlog.head + place) & (backlog.frames.length - 1)] = frame;
}

/** All that wait, the first first. */
export function deliveriesOf(backlog: Backlog): Delivery[] {
  return Array.from({ length: backlog.size }, (_, place) => deliveryAt(backlog, place));
}

export function cloneBacklog({ frames, ends, head, size }: Backlog): Backlog {
  return { frames: frames.slice(), ends: ends.slice(), head, size };
}

function grow(backlog: Backlog): void {
  const waiting = deliveriesOf(backlog);
  const slots = Math.max(FIRST_SLOTS, 2 * waiting.length);
  backlog.frames = [];
  backlog.ends = [];
  for (let slot = 0; slot < slots; slot++) {
    backlog.frames.push(undefined);
    backlog.ends.push(0, 0, 0);
  }
  backlog.head = 0;
  backlog.size = 0;
  for (const { node, port, frame, cause } of waiting) putDelivery(backlog, node, port, frame, cause);
}
