// The practical limit of the language: an event loop with a binary heap that only passes frame objects on.

/** Events by (time, order of their making). */
class EventHeap {
  #events = [];

  push(event) {
    const events = this.#events;
    let slot = events.length;
    events.push(event);
    while (slot > 0) {
      const parent = (slot - 1) >> 1;
      const above = events[parent];
      if (!isBefore(event, above)) break;
      events[slot] = above;
      slot = parent;
    }
    events[slot] = event;
  }

  pop() {
    const events = this.#events;
    const first = events[0];
    const last = events.pop();
    const size = events.length;
    if (size === 0) return first;
    let slot = 0;
    for (;;) {
      let child = slot * 2 + 1;
      if (child >= size) break;
      if (child + 1 < size && isBefore(events[child + 1], events[child])) child += 1;
      if (!isBefore(events[child], last)) break;
      events[slot] = events[child];
      slot = child;
    }
    events[slot] = last;
    return first;
  }
}

function isBefore(a, b) {
  return a.time < b.time || (a.time === b.time && a.order < b.order);
}

const NODES = 256;
const IN_FLIGHT = 1024;

/** Passes frames on from node to node of a ring, `deliveries` times; each arrival is one new frame and one new event. */
export function runBareLoop(deliveries, inFlight = IN_FLIGHT) {
  const heap = new EventHeap();
  const next = Array.from({ length: NODES }, (_, node) => (node * 7 + 1) % NODES);
  const seen = new Array(NODES).fill(0);
  let order = 0;
  for (let index = 0; index < inFlight; index++) {
    heap.push({ time: index, order: order++, node: index % NODES, frame: { src: index, dst: 0, payload: null } });
  }
  for (let count = 0; count < deliveries; count++) {
    const { time, node, frame } = heap.pop();
    seen[node] += 1;
    const passed = { src: node, dst: frame.src, payload: frame.payload };
    heap.push({ time: time + 1 + (node & 3), order: order++, node: next[node], frame: passed });
  }
  return seen;
}
