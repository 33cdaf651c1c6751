/** Where the other end of a cable is: node and port by number. */
export interface FarEnd {
  readonly node: number;
  readonly port: number;
}

/** For each node, for each of its ports by index: the far end, or null for ports without a cable. */
export type Wiring = (FarEnd | null)[][];

export function plug(wiring: Wiring, a: FarEnd, b: FarEnd): void {
  setEnd(wiring, a, b);
  setEnd(wiring, b, a);
}

function setEnd(wiring: Wiring, at: FarEnd, far: FarEnd): void {
  let ports = wiring[at.node];
  if (ports === undefined) {
    ports = [];
    wiring[at.node] = ports;
  }
  while (ports.length < at.port) ports.push(null);
  ports[at.port] = far;
}

export function farEnd(wiring: Wiring, node: number, port: number): FarEnd | null {
  return wiring[node]?.[port] ?? null;
}
