import { invariant } from './invariant.js';

/**
 * Timers in order of (time, order of their setting). Kernel timers come in coarse steps, so many are due at the same
 * time: they stand in one slot, and only the times of the slots are in a heap. A timer that is moved to a later time
 * stays where it stands until that slot is due (as in the kernel's wheel), so prolonging it costs next to nothing.
 */
export interface TimerQueue<Event> {
  readonly timers: Map<number, Timer<Event>>;
  readonly slots: Map<number, Slot>;
  /** Binary heap of the keys of `slots`. */
  times: number[];
  /** Ids that stand in slots, the forgotten ones too. */
  standing: number;
  /** Numbers timers and settings. */
  nextId: number;
  /** What had set the timer that was taken last. */
  takenCause: number;
}

export interface Timer<Event> {
  readonly event: Event;
  /** NEVER while it is parked. */
  time: number;
  order: number;
  /** The time of the slot that it stands in, never after the time at which it is to fire; NOWHERE when that has passed. */
  slot: number;
  /** The number of what set it, for the trace; decides nothing. */
  cause: number;
}

interface Slot {
  readonly ids: number[];
  /** Those before have been handled. */
  next: number;
  lastOrder: number;
  sorted: boolean;
}

/** No timer. Real ids start at 1. */
export const NO_TIMER = 0;
/** Of a parked timer. Infinity would make a number in memory of what is a small integer otherwise. */
const NEVER = -1;
const NOWHERE = -1;

export function createTimerQueue<Event>(): TimerQueue<Event> {
  return { timers: new Map(), slots: new Map(), times: [], standing: 0, nextId: 1, takenCause: 0 };
}

export function addTimer<Event>(queue: TimerQueue<Event>, time: number, event: Event, cause = 0): number {
  const id = queue.nextId++;
  const timer: Timer<Event> = { event, time, order: id, slot: NOWHERE, cause };
  queue.timers.set(id, timer);
  stand(queue, id, timer);
  return id;
}

/** As if it had been cancelled and set anew (mod_timer). It must not have fired. */
export function moveTimer<Event>(queue: TimerQueue<Event>, id: number, time: number, cause = 0): Event {
  const timer = queue.timers.get(id);
  invariant(timer !== undefined, 'moveTimer of a timer that has fired');
  timer.order = queue.nextId++;
  timer.time = time;
  timer.cause = cause;
  if (timer.slot === NOWHERE || timer.slot > time) stand(queue, id, timer);
  else if (timer.slot === time) slotAt(queue, time).sorted = false;
  return timer.event;
}

/** It will not fire until it is moved. */
export function parkTimer<Event>(queue: TimerQueue<Event>, id: number): void {
  const timer = queue.timers.get(id);
  if (timer !== undefined) timer.time = NEVER;
}

export function cancelTimer<Event>(queue: TimerQueue<Event>, id: number): void {
  if (id === NO_TIMER || !queue.timers.delete(id)) return;
  if (queue.standing > 4 * queue.timers.size + 256) rebuild(queue);
}

/** The time of the first timer that is still wanted; Infinity when there is none. */
export function nextTimerTime<Event>(queue: TimerQueue<Event>): number {
  for (;;) {
    const time = queue.times[0];
    if (time === undefined) return Number.POSITIVE_INFINITY;
    const slot = sortedSlot(queue, time);
    while (slot.next < slot.ids.length) {
      const id = slot.ids[slot.next] as number;
      const timer = queue.timers.get(id);
      if (timer !== undefined && timer.slot === time) {
        if (timer.time === time) return time;
        timer.slot = NOWHERE;
        if (timer.time !== NEVER) stand(queue, id, timer);
      }
      slot.next += 1;
      queue.standing -= 1;
    }
    queue.slots.delete(time);
    removeTop(queue.times);
  }
}

/** Takes the first timer out. Only after `nextTimerTime` said that there is one. */
export function takeTimer<Event>(queue: TimerQueue<Event>): Event {
  const slot = slotAt(queue, queue.times[0] as number);
  const id = slot.ids[slot.next] as number;
  const timer = queue.timers.get(id);
  invariant(timer !== undefined, 'takeTimer without a look at nextTimerTime');
  slot.next += 1;
  queue.standing -= 1;
  queue.timers.delete(id);
  queue.takenCause = timer.cause;
  return timer.event;
}

/** Everything that will fire, in the order of setting, each with its time and that order. */
export function liveTimers<Event>(queue: TimerQueue<Event>): (readonly [number, number, Event])[] {
  const live: (readonly [number, number, Event])[] = [];
  for (const { time, order, event } of queue.timers.values()) if (time !== NEVER) live.push([time, order, event]);
  return live.sort((a, b) => a[1] - b[1]);
}

export function cloneTimerQueue<Event>(queue: TimerQueue<Event>): TimerQueue<Event> {
  const timers = new Map<number, Timer<Event>>();
  for (const [id, { event, time, order, slot, cause }] of queue.timers)
    timers.set(id, { event, time, order, slot, cause });
  const slots = new Map<number, Slot>();
  for (const [time, { ids, next, lastOrder, sorted }] of queue.slots)
    slots.set(time, { ids: ids.slice(), next, lastOrder, sorted });
  const { standing, nextId, takenCause } = queue;
  return { timers, slots, times: queue.times.slice(), standing, nextId, takenCause };
}

function slotAt<Event>(queue: TimerQueue<Event>, time: number): Slot {
  const slot = queue.slots.get(time);
  invariant(slot !== undefined, 'every time in the heap has a slot');
  return slot;
}

/** Puts a timer at the end of the slot of its time. */
function stand<Event>(queue: TimerQueue<Event>, id: number, timer: Timer<Event>): void {
  const { time, order } = timer;
  timer.slot = time;
  queue.standing += 1;
  const slot = queue.slots.get(time);
  if (slot === undefined) {
    queue.slots.set(time, { ids: [id], next: 0, lastOrder: order, sorted: true });
    insertTime(queue.times, time);
    return;
  }
  slot.ids.push(id);
  if (order < slot.lastOrder) slot.sorted = false;
  else slot.lastOrder = order;
}

/** Timers that were moved stand where their old setting put them, so the slot may have to be sorted first. */
function sortedSlot<Event>(queue: TimerQueue<Event>, time: number): Slot {
  const slot = slotAt(queue, time);
  if (slot.sorted) return slot;
  const orderOf = (id: number): number => queue.timers.get(id)?.order ?? NOWHERE;
  const rest = slot.ids.slice(slot.next).filter((id) => queue.timers.get(id)?.slot === time);
  rest.sort((a, b) => orderOf(a) - orderOf(b));
  queue.standing -= slot.ids.length - slot.next - rest.length;
  const last = rest[rest.length - 1];
  const lastOrder = last === undefined ? NOWHERE : orderOf(last);
  const sorted: Slot = { ids: rest, next: 0, lastOrder, sorted: true };
  queue.slots.set(time, sorted);
  return sorted;
}

function insertTime(heap: number[], time: number): void {
  let slot = heap.length;
  heap.push(time);
  while (slot > 0) {
    const parent = (slot - 1) >> 1;
    const above = heap[parent] as number;
    if (above <= time) break;
    heap[slot] = above;
    slot = parent;
  }
  heap[slot] = time;
}

function removeTop(heap: number[]): void {
  const last = heap.pop() as number;
  const size = heap.length;
  if (size === 0) return;
  let slot = 0;
  for (;;) {
    let child = slot * 2 + 1;
    if (child >= size) break;
    if (child + 1 < size && (heap[child + 1] as number) < (heap[child] as number)) child += 1;
    if ((heap[child] as number) >= last) break;
    heap[slot] = heap[child] as number;
    slot = child;
  }
  heap[slot] = last;
}

function rebuild<Event>(queue: TimerQueue<Event>): void {
  queue.slots.clear();
  queue.times = [];
  queue.standing = 0;
  for (const [id, timer] of queue.timers) {
    timer.slot = NOWHERE;
    if (timer.time !== NEVER) stand(queue, id, timer);
  }
}
