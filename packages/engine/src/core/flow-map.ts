/**
 * Values by two addresses and two ports. Maps in maps of 32-bit numbers, because text keys would have to be made and
 * hashed for every packet; plain data, so that it can be copied and digested.
 */
export type FlowMap<Value> = Map<number, Map<number, Map<number, Value>>>;

function portsKey(portA: number, portB: number): number {
  return (portA << 16) | portB;
}

export function getFlow<Value>(
  flows: FlowMap<Value>,
  addressA: number,
  portA: number,
  addressB: number,
  portB: number,
): Value | undefined {
  return flows
    .get(addressA | 0)
    ?.get(addressB | 0)
    ?.get(portsKey(portA, portB));
}

export function setFlow<Value>(
  flows: FlowMap<Value>,
  addressA: number,
  portA: number,
  addressB: number,
  portB: number,
  value: Value,
): void {
  let peers = flows.get(addressA | 0);
  if (peers === undefined) {
    peers = new Map();
    flows.set(addressA | 0, peers);
  }
  let ports = peers.get(addressB | 0);
  if (ports === undefined) {
    ports = new Map();
    peers.set(addressB | 0, ports);
  }
  ports.set(portsKey(portA, portB), value);
}

export function deleteFlow<Value>(
  flows: FlowMap<Value>,
  addressA: number,
  portA: number,
  addressB: number,
  portB: number,
): void {
  const peers = flows.get(addressA | 0);
  const ports = peers?.get(addressB | 0);
  if (peers === undefined || ports === undefined) return;
  ports.delete(portsKey(portA, portB));
  if (ports.size === 0) peers.delete(addressB | 0);
  if (peers.size === 0) flows.delete(addressA | 0);
}

/** The values are shared: they must be numbers or never change. */
export function cloneFlows<Value>(flows: FlowMap<Value>): FlowMap<Value> {
  const copy: FlowMap<Value> = new Map();
  for (const [addressA, peers] of flows) {
    const copiedPeers = new Map<number, Map<number, Value>>();
    for (const [addressB, ports] of peers) copiedPeers.set(addressB, new Map(ports));
    copy.set(addressA, copiedPeers);
  }
  return copy;
}
