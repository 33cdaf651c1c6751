import type { World } from '@frameplay/engine';
import type { Activity } from '../lesson.js';

/** What the classroom needs of a lab file. */
export interface Topology {
  readonly name: string;
  readonly nodes: readonly { readonly name: string }[];
  readonly links: readonly { readonly endpoints: readonly [Socket, Socket] }[];
}

interface Socket {
  readonly node: string;
  readonly interface: string;
}

/** A lab on its way through its steps. */
export interface RunningLab {
  readonly lab: Topology;
  readonly world: World;
  /** Runs until frames wait and nothing else can happen, or the last step has ended. */
  advance(): 'blocked' | 'finished';
  /** What terminals showed since the last call: commands as `$ ...`, then their output. */
  takeConsole(): readonly { readonly node: string; readonly text: string }[];
}

export function startActivityLab(activity: Activity, seed: number): RunningLab {
  throw new Error(`not yet ${activity.vip} ${seed}`);
}
