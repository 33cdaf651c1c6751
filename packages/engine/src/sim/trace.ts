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
