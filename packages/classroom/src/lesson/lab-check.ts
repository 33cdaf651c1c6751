import type { Bilingual } from '../decision.js';
import type { FrameSelector } from './frame-selector.js';

/**
 * One thing that the traffic must do after a repair. Checks run on a copy of the world, one after the other, so that
 * any repair that works passes, and one that breaks something else fails.
 */
export interface LabCheck {
  readonly id: string;
  /** What has to hold, said to the student, e.g. "Four requests in a row are answered by both servers in turn". */
  readonly title: Bilingual;
  /** Said when it does not hold. */
  readonly failed: Bilingual;
  readonly points: number;
  /** Collateral: held before the repair as well, and must still. */
  readonly collateral: boolean;
  /** The traffic, as steps of a lab. */
  readonly steps: readonly CheckStep[];
  readonly expect: readonly Expectation[];
}

export type CheckStep =
  | { readonly kind: 'run'; readonly on: string; readonly run: string }
  /** Simulated time; an hour costs little. */
  | { readonly kind: 'wait'; readonly us: number };

export type Expectation =
  | { readonly kind: 'exit'; readonly step: number; readonly code: number }
  /** Regular expression that what the step prints must match, or must not. */
  | { readonly kind: 'output'; readonly step: number; readonly matches: string; readonly not: boolean }
  /** How many frames of a class were seen at a capture point during the check; `nth` does not count. */
  | {
      readonly kind: 'frames';
      readonly frame: Omit<FrameSelector, 'nth'>;
      readonly min: number;
      readonly max: number | null;
    }
  /** Every one of these texts is printed by some step: e.g. each server answered. */
  | { readonly kind: 'outputs-include'; readonly texts: readonly string[] };

/** What a look costs in an incident; the first prefix that fits the command line counts. */
export interface LookCost {
  /** First words of the command: `tcpdump`, `ip neigh`, `ipvsadm -L`. */
  readonly command: string;
  readonly points: number;
}
