import type { DeviceRole } from '@frameplay/classroom';

/** A device that has a terminal. */
export interface TerminalHost {
  readonly node: string;
  readonly role: DeviceRole;
  /** 1, 2, 3 for servers, as on its sign. */
  readonly number: number;
}

/** One command line and what it printed. */
export interface TerminalBlock {
  /** Stays the same from one rendering to the next. */
  readonly key: string;
  readonly node: string;
  readonly command: string;
  /** null: it still runs. */
  readonly output: string | null;
  /** What the same line printed on this device the last time: what differs is marked. null: it is the first time. */
  readonly before: string | null;
  /** It changed something, so it counts against par. */
  readonly changes: boolean;
}

export interface Candidate {
  /** What takes the place of the word. */
  readonly text: string;
  readonly hint: string;
}

export interface Completion {
  /** Where the word begins that the candidates replace; it ends at the cursor. */
  readonly from: number;
  readonly candidates: readonly Candidate[];
}
