import type { FrameClass } from '../decision.js';

/** One frame of what is to come: the `nth` (from 1) that matches, at one capture point, since `playFromStep` began. */
export interface FrameSelector {
  /** Capture point `director:eth0`. */
  readonly at: string;
  readonly dir: 'in' | 'out';
  readonly frameClass: FrameClass;
  readonly nth: number;
}
