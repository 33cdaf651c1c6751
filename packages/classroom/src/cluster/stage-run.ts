import type { World } from '@frameplay/engine';
import { createRelativeSeqs, type RelativeSeqs } from '../frame/relative-seqs.js';
import type { DeviceTables } from '../view.js';
import { createWhyBook, type WhyBook } from '../why/why-book.js';
import type { Topology } from './running-lab.js';
import { createWires, type Wires } from './wires.js';

/** The network behind a desk where nobody holds a frame: what is shown of it so far. */
export interface StageRun {
  /** Replaced whenever the network moves on: it is a copy of another moment. */
  running: { readonly world: World };
  readonly seqs: RelativeSeqs;
  readonly wires: Wires;
  readonly why: WhyBook;
  /** Tables of a device as they were when they were last looked at as a whole. */
  readonly baselines: Map<string, DeviceTables>;
}

export function startStage(lab: Topology, world: World): StageRun {
  const told = { seqs: createRelativeSeqs(), wires: createWires(lab), why: createWhyBook() };
  return { running: { world }, ...told, baselines: new Map() };
}
