import type { Frame, KernelReaction, World } from '@frameplay/engine';
import type { SeatActivity } from '../lesson/activity.js';
import type { LabView } from '../view.js';

/** Everything a grade is made from: the device as it stands, the frame that waits, and the key. */
export interface GradedFrame {
  readonly world: World;
  /** The engine's number of it. */
  readonly waitingId: number;
  readonly node: string;
  readonly iface: string;
  readonly frame: Frame;
  readonly key: KernelReaction;
  readonly activity: SeatActivity;
  readonly lab: LabView;
}
