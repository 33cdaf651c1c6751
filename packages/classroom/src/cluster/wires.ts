import type { Frame } from '@frameplay/engine';
import type { PlayedBy } from '../view.js';
import type { Topology } from './running-lab.js';

export interface Plug {
  readonly node: string;
  readonly iface: string;
}

export interface Arrival extends Plug {
  readonly frame: Frame;
  readonly no: number;
}

/** The cables of a lab, and who sent the frames that are on them. */
export interface Wires {
  /** The other end of the cable; undefined where none is plugged in. */
  readonly peers: ReadonlyMap<string, Plug>;
  /** Frames on their way, by sending plug, in order. */
  readonly underway: Map<string, { readonly frame: Frame; readonly sentBy: PlayedBy }[]>;
  /** Last frames that arrived, by receiving node: a waiting frame finds its number here. */
  readonly arrivals: Map<string, Arrival[]>;
  /** The next so many frames that this node sends are a person's. */
  credit: { readonly node: string; frames: number } | null;
  nextNo: number;
}

const ARRIVALS_KEPT = 64;

export function createWires(lab: Topology): Wires {
  const peers = new Map<string, Plug>();
  for (const { endpoints } of lab.links) {
    const [a, b] = endpoints.map(({ node, interface: iface }) => ({ node, iface }));
    if (a === undefined || b === undefined) continue;
    peers.set(plugKey(a), b);
    peers.set(plugKey(b), a);
  }
  return { peers, underway: new Map(), arrivals: new Map(), credit: null, nextNo: 1 };
}

export function plugKey({ node, iface }: Plug): string {
  return `${node}:${iface}`;
}

export function noteSent(wires: Wires, from: Plug, frame: Frame): void {
  const key = plugKey(from);
  const queue = wires.underway.get(key) ?? [];
  queue.push({ frame, sentBy: spendCredit(wires, from.node) });
  wires.underway.set(key, queue);
}

function spendCredit(wires: Wires, node: string): PlayedBy {
  const { credit } = wires;
  if (credit === null || credit.node !== node || credit.frames === 0) return 'kernel';
  credit.frames -= 1;
  return 'person';
}

/** Numbers a frame that arrived and says where it came from; null for one that came by no cable. */
export function noteArrived(wires: Wires, to: Plug, frame: Frame): { no: number; from: Plug; sentBy: PlayedBy } | null {
  const from = wires.peers.get(plugKey(to));
  if (from === undefined) return null;
  const no = wires.nextNo;
  wires.nextNo += 1;
  const arrivals = wires.arrivals.get(to.node) ?? [];
  arrivals.push({ ...to, frame, no });
  if (arrivals.length > ARRIVALS_KEPT) arrivals.shift();
  wires.arrivals.set(to.node, arrivals);
  return { no, from, sentBy: takeSender(wires, from, frame) };
}

/** Frames that the cable lost (link down) stand before the one that arrived; they are forgotten. */
function takeSender(wires: Wires, from: Plug, frame: Frame): PlayedBy {
  const queue = wires.underway.get(plugKey(from)) ?? [];
  const at = queue.findIndex((sent) => sent.frame === frame);
  if (at === -1) return 'kernel';
  return queue.splice(0, at + 1).at(-1)?.sentBy ?? 'kernel';
}

export function arrivalNo(wires: Wires, { node, iface }: Plug, frame: Frame): number {
  const arrivals = wires.arrivals.get(node) ?? [];
  return arrivals.findLast((arrival) => arrival.iface === iface && arrival.frame === frame)?.no ?? 0;
}
