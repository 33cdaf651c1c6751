/**
 * Values by two addresses and two ports. One map of 32-bit numbers, because text keys would have to be made and hashed
 * for every packet; plain data, so that it can be copied and digested.
 */
export type FlowMap<Value> = Map<number, FlowEntry<Value>>;

interface FlowEntry<Value> {
  readonly addressA: number;
  readonly addressB: number;
  readonly ports: number;
  value: Value;
  /** The next flow with the same hash. */
  next: FlowEntry<Value> | null;
}

function portsOf(portA: number, portB: number): number {
  return (portA << 16) | portB;
}

function hashOf(addressA: number, addressB: number, ports: number): number {
  return Math.imul(addressA ^ Math.imul(addressB, 0x9e37_79b1), 0x85eb_ca6b) ^ ports;
}

export function getFlow<Value>(
  flows: FlowMap<Value>,
  addressA: number,
  portA: number,
  addressB: number,
  portB: number,
): Value | undefined {
  const a = addressA | 0;
  const b = addressB | 0;
  const ports = portsOf(portA, portB);
  let entry = flows.get(hashOf(a, b, ports)) ?? null;
  while (entry !== null) {
    if (entry.addressA === a && entry.addressB === b && entry.ports === ports) return entry.value;
    entry = entry.next;
  }
  return undefined;
}

export function setFlow<Value>(
  flows: FlowMap<Value>,
  addressA: number,
  portA: number,
  addressB: number,
  portB: number,
  value: Value,
): void {
  const a = addressA | 0;
  const b = addressB | 0;
  const ports = portsOf(portA, portB);
  const hash = hashOf(a, b, ports);
  const first = flows.get(hash) ?? null;
  for (let entry = first; entry !== null; entry = entry.next)
    if (entry.addressA === a && entry.addressB === b && entry.ports === ports) {
      entry.value = value;
      return;
    }
  flows.set(hash, { addressA: a, addressB: b, ports, value, next: first });
}

export function deleteFlow<Value>(
  flows: FlowMap<Value>,
  addressA: number,
  portA: number,
  addressB: number,
  portB: number,
): void {
  const a = addressA | 0;
  const b = addressB | 0;
  const ports = portsOf(portA, portB);
  const hash = hashOf(a, b, ports);
  let before: FlowEntry<Value> | null = null;
  let entry = flows.get(hash) ?? null;
  while (entry !== null && !(entry.addressA === a && entry.addressB === b && entry.ports === ports)) {
    before = entry;
    entry = entry.next;
  }
  if (entry === null) return;
  if (before !== null) before.next = entry.next;
  else if (entry.next !== null) flows.set(hash, entry.next);
  else flows.delete(hash);
}

/** The values are shared: they must be numbers or never change. */
export function cloneFlows<Value>(flows: FlowMap<Value>): FlowMap<Value> {
  const copy: FlowMap<Value> = new Map();
  for (const [hash, entry] of flows) copy.set(hash, cloneEntry(entry));
  return copy;
}

function cloneEntry<Value>({ addressA, addressB, ports, value, next }: FlowEntry<Value>): FlowEntry<Value> {
  return { addressA, addressB, ports, value, next: next === null ? null : cloneEntry(next) };
}
