/**
 * First in, first out. A ring that only grows: a list that is emptied and filled again in every instant would be
 * allocated anew each time.
 */
export interface Fifo<Item> {
  /** As many as a power of two; what is not in use is undefined. */
  slots: (Item | undefined)[];
  head: number;
  size: number;
}

const FIRST_SLOTS = 4;

export function createFifo<Item>(): Fifo<Item> {
  return { slots: [], head: 0, size: 0 };
}

export function putLast<Item>(fifo: Fifo<Item>, item: Item): void {
  if (fifo.size === fifo.slots.length) grow(fifo);
  fifo.slots[(fifo.head + fifo.size) & (fifo.slots.length - 1)] = item;
  fifo.size += 1;
}

/** Undefined when there is none. */
export function takeFirst<Item>(fifo: Fifo<Item>): Item | undefined {
  if (fifo.size === 0) return undefined;
  const { slots, head } = fifo;
  const item = slots[head];
  slots[head] = undefined;
  fifo.size -= 1;
  // An empty ring starts again at its beginning, where memory is warm.
  fifo.head = fifo.size === 0 ? 0 : (head + 1) & (slots.length - 1);
  return item;
}

/** `place` counts from the first, 0. */
export function itemAt<Item>(fifo: Fifo<Item>, place: number): Item | undefined {
  return place < fifo.size ? fifo.slots[(fifo.head + place) & (fifo.slots.length - 1)] : undefined;
}

/** All that wait, the first first. */
export function listOf<Item>(fifo: Fifo<Item>): Item[] {
  const items: Item[] = [];
  for (let place = 0; place < fifo.size; place++) items.push(itemAt(fifo, place) as Item);
  return items;
}

/** The items are shared: they never change. */
export function cloneFifo<Item>({ slots, head, size }: Fifo<Item>): Fifo<Item> {
  return { slots: slots.slice(), head, size };
}

function grow<Item>(fifo: Fifo<Item>): void {
  const items = listOf(fifo);
  const { length } = items;
  const slots: (Item | undefined)[] = items;
  for (let place = length; place < Math.max(FIRST_SLOTS, 2 * length); place++) slots.push(undefined);
  fifo.slots = slots;
  fifo.head = 0;
}
