import { holdAt, type MistakeId, type World } from '@frameplay/engine';
import type { LabRun } from '@frameplay/lab';
import type { Fault } from '../command.js';
import { createRelativeSeqs, type RelativeSeqs } from '../frame/relative-seqs.js';
import type { SeatActivity } from '../lesson/activity.js';
import type { DeviceTables } from '../view.js';
import { createWhyBook, type WhyBook } from '../why/why-book.js';
import type { Desk, Poisoning, SeatState } from './desk.js';
import { type LabParts, labViewOf } from './lab-view.js';
import { type RunningLab, startActivityLab, type Topology } from './running-lab.js';
import { createWires, type Wires } from './wires.js';

/** The simulation behind a desk, and what is kept about it between two log entries. */
export interface ClusterRun {
  /** Replaced when a fault is taken back. */
  running: RunningLab;
  readonly seqs: RelativeSeqs;
  readonly wires: Wires;
  readonly why: WhyBook;
  /** The engine's number of a waiting frame -> the classroom's. Only frames that were presented to a person. */
  readonly presented: Map<number, number>;
  /** How often a seat was asked each kind of question in this activity. */
  readonly asked: Map<string, number>;
  /** Tables of a device as they were at its last decision. */
  readonly baselines: Map<string, DeviceTables>;
  poisoning: Poisoning | null;
  /** By seat: the misconception that the device holds in this network, and the commands that set it back. */
  readonly armed: Map<string, { readonly mistake: MistakeId; readonly undo: readonly string[] }>;
  /** What the teacher has broken in this activity. */
  faults: readonly Fault[];
  /** The network and its faults before the newest one, until it moves on. */
  undoFault: { readonly before: LabRun; readonly faults: readonly Fault[] } | null;
}

/** A fresh world with its set-up run; frames wait from here on at the seats that persons play. */
export function startRun(
  activity: SeatActivity,
  seats: readonly SeatState[],
  seed: number,
): { run: ClusterRun; desk: Desk } {
  const running = startActivityLab(activity, seed);
  const { world, lab } = running;
  for (const { seat, playedBy } of seats) if (playedBy === 'person') holdAt(world, seat);
  const run: ClusterRun = {
    running,
    seqs: createRelativeSeqs(),
    wires: createWires(lab),
    why: createWhyBook(),
    presented: new Map(),
    asked: new Map(),
    baselines: new Map(),
    poisoning: null,
    armed: new Map(),
    faults: [],
    undoFault: null,
  };
  return { run, desk: emptyDesk(lab, world, activity) };
}

export function emptyDesk(lab: Topology, world: World, activity: LabParts): Desk {
  return {
    lab: labViewOf(lab, world, activity),
    tUs: world.now,
    moves: [],
    console: [],
    tables: new Map(),
    waits: new Map(),
    proposals: new Map(),
    consequence: null,
    storm: null,
    opened: false,
  };
}

const MIX = 0x9e37_79b1;

/** Every activity of every cluster has its own seed; the same classroom always the same ones. */
export function seedOf(classroomSeed: number, clusterIndex: number, activityIndex: number): number {
  const mixed =
    Math.imul(classroomSeed ^ Math.imul(clusterIndex + 1, MIX), 0x85eb_ca6b) ^
    Math.imul(activityIndex + 1, 0xc2b2_ae35);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
