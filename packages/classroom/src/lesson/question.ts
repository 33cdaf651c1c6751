import type { Bilingual } from '../decision.js';
import type { FrameSelector } from './frame-selector.js';

/** One thing that is asked. The right answer is computed wherever a network stands behind it. */
export interface AskedQuestion {
  /** Unique in its activity. */
  readonly id: string;
  readonly prompt: Bilingual;
  readonly answer: AnswerForm;
  readonly key: KeySource;
  readonly points: number;
  /** Why the right answer is right; shown after the reveal. */
  readonly why: Bilingual;
  /** Answers that people are known to give, with what they show. `value` is canonical text like an answer's. */
  readonly expectedWrong: readonly ExpectedWrong[];
}

export interface ExpectedWrong {
  readonly value: string;
  /** `M2`; null: wrong, but no named misconception. */
  readonly misconception: string | null;
  readonly why: Bilingual;
}

/**
 * How an answer is given. Answers are text in canonical form: a MAC, an address, a whole number, the name of a node or
 * option; several (nodes, choices) are sorted and joined by one blank, none is the empty text.
 */
export type AnswerForm =
  | { readonly kind: 'mac' | 'ipv4' | 'number' | 'node' | 'nodes' }
  /** Neighbour states, ports of a switch, anything with few values: one option, or several. */
  | { readonly kind: 'choice' | 'choices'; readonly options: readonly AnswerOption[] };

export interface AnswerOption {
  readonly id: string;
  readonly text: Bilingual;
}

/** Where the right answer comes from. All but `stated` are read from a run of the true network on a copy of the world. */
export type KeySource =
  /** For what no network can tell: the right option, or a number. */
  | { readonly from: 'stated'; readonly value: string }
  | { readonly from: 'frame'; readonly frame: FrameSelector; readonly field: FrameField }
  /** How many such frames are seen until `untilStep` has ended. `nth` does not count. */
  | { readonly from: 'frame-count'; readonly frame: FrameSelector; readonly untilStep: number }
  /** Nodes at which the frame's packet or question is seen until `untilStep` has ended. */
  | { readonly from: 'seen-at'; readonly frame: Omit<FrameSelector, 'at'>; readonly untilStep: number }
  /** Nodes that answer the ARP request that `asker` sends for `address`. */
  | { readonly from: 'arp-answers'; readonly asker: string; readonly address: string }
  | {
      readonly from: 'neighbour';
      readonly node: string;
      readonly address: string;
      readonly column: 'mac' | 'state' | 'owner';
      readonly afterStep: number;
    }
  | { readonly from: 'fdb'; readonly node: string; readonly mac: string; readonly afterStep: number }
  | {
      readonly from: 'destination';
      readonly node: string;
      readonly address: string;
      readonly column: 'active' | 'inactive' | 'connections' | 'packets-in' | 'packets-out' | 'bytes-in' | 'bytes-out';
      readonly afterStep: number;
    }
  /** Packets or bytes that a device took in, over all its wired interfaces. */
  | {
      readonly from: 'carried';
      readonly node: string;
      readonly column: 'frames' | 'bytes';
      readonly untilStep: number;
    }
  /** What the command of a step comes to: its exit code, or what it prints, without the last newline. */
  | { readonly from: 'step'; readonly step: number; readonly what: 'exit' | 'stdout' };

export type FrameField =
  | 'src'
  | 'dst'
  | 'op'
  | 'sha'
  | 'spa'
  | 'tha'
  | 'tpa'
  | 'srcIp'
  | 'dstIp'
  | 'ttl'
  | 'sport'
  | 'dport'
  | 'flags';
