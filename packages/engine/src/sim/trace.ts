import type { RuleId } from '../core/rule.js';
import type { SimTimeUs } from '../core/time.js';
import type { Frame } from '../wire/frame.js';

/** What the network did. Derived from commands, never stored as truth. */
export type TraceEvent =
  | {
      readonly kind: 'frame';
      readonly t: SimTimeUs;
      readonly node: string;
      readonly iface: string;
      readonly dir: 'in' | 'out';
      readonly frame: Frame;
      /** Its number among all that the trace of this world tells (see `Cause`), from 1. */
      readonly n: number;
      /** What directly led to it: for an arrival the sending, for a sending an arrival or a `Cause`; 0: nothing did. */
      readonly cause: number;
      /** The packet in it had to wait for a neighbour's answer: what had led to it before; 0: it did not wait. */
      readonly waitedSince: number;
      /** Why it was sent; null for arrivals, and for what a person sends. */
      readonly rule: RuleId | null;
      /** The rules that have decided, in order: on the way to the sending, or about the frame that has arrived. */
      readonly rules: readonly RuleId[];
    }
  | {
      readonly kind: 'storm-detected';
      readonly t: SimTimeUs;
      readonly limit: StormLimit;
      readonly node: string;
      readonly count: number;
    };

/** Which budget was used up. */
export type StormLimit = 'frames-per-second' | 'backlog' | 'table-rows';
