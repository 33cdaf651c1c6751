import { invariant } from './invariant.js';

/**
 * Timers in order of (time, number of the timer): a binary heap of plain numbers beside a map of
 * what each timer means. Cancelling only forgets the meaning; the heap entry is skipped later.
 */
export interface TimerQueue<Event> {
  /** Binary heap: time and id of entry i at 2i and 2i + 1. */
  heap: number[];
  readonly events: Map<number, Event>;
  nextId: number;
}

/** No timer. Real ids start at 1. */
export const NO_TIMER = 0;

export function createTimerQueue<Event>(): TimerQueue<Event> {
  return { heap: [], events: new Map(), nextId: 1 };
}

export function addTimer<Event>(queue: TimerQueue<Event>, time: number, event: Event): number {
  const id = queue.nextId++;
  queue.events.set(id, event);
  siftUp(queue.heap, time, id);
  return id;
}

export function cancelTimer<Event>(queue: TimerQueue<Event>, id: number): void {
  if (id === NO_TIMER || !queue.events.delete(id)) return;
  if (queue.heap.length > 4 * queue.events.size + 256) rebuild(queue);
}

/** The time of the first timer that is still wanted; Infinity when there is none. */
export function nextTimerTime<Event>(queue: TimerQueue<Event>): number {
  const heap = queue.heap;
  while (heap.length > 0) {
    if (queue.events.has(heap[1] as number)) return heap[0] as number;
    removeTop(heap);
  }
  return Number.POSITIVE_INFINITY;
}

/** Takes the first timer out. Only after `nextTimerTime` said that there is one. */
export function takeTimer<Event>(queue: TimerQueue<Event>): Event {
  const id = queue.heap[1] as number;
  const event = queue.events.get(id);
  invariant(event !== undefined, 'takeTimer without a look at nextTimerTime');
  queue.events.delete(id);
  removeTop(queue.heap);
  return event;
}

export function cloneTimerQueue<Event>(queue: TimerQueue<Event>): TimerQueue<Event> {
  return { heap: queue.heap.slice(), events: new Map(queue.events), nextId: queue.nextId };
}

function isBefore(timeA: number, idA: number, timeB: number, idB: number): boolean {
  return timeA < timeB || (timeA === timeB && idA < idB);
}

function siftUp(heap: number[], time: number, id: number): void {
  let slot = heap.length;
  heap.push(time, id);
  while (slot > 0) {
    const parent = (((slot >> 1) - 1) >> 1) << 1;
    const parentTime = heap[parent] as number;
    const parentId = heap[parent + 1] as number;
    if (!isBefore(time, id, parentTime, parentId)) break;
    heap[slot] = parentTime;
    heap[slot + 1] = parentId;
    slot = parent;
  }
  heap[slot] = time;
  heap[slot + 1] = id;
}

function removeTop(heap: number[]): void {
  const id = heap.pop() as number;
  const time = heap.pop() as number;
  const size = heap.length;
  if (size === 0) return;
  let slot = 0;
  for (;;) {
    let child = slot * 2 + 2;
    if (child >= size) break;
    const right = child + 2;
    if (
      right < size &&
      isBefore(heap[right] as number, heap[right + 1] as number, heap[child] as number, heap[child + 1] as number)
    )
      child = right;
    if (!isBefore(heap[child] as number, heap[child + 1] as number, time, id)) break;
    heap[slot] = heap[child] as number;
    heap[slot + 1] = heap[child + 1] as number;
    slot = child;
  }
  heap[slot] = time;
  heap[slot + 1] = id;
}

function rebuild<Event>(queue: TimerQueue<Event>): void {
  const old = queue.heap;
  queue.heap = [];
  for (let slot = 0; slot < old.length; slot += 2) {
    const id = old[slot + 1] as number;
    if (queue.events.has(id)) siftUp(queue.heap, old[slot] as number, id);
  }
}
