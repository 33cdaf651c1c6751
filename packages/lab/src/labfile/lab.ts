import type { ShellLanguage } from '@frameplay/shell';

/**
 * A lab: a topology and the steps that are run on it. Plain data, as the file says it, with every
 * default filled in.
 */
export type Lab = {
  readonly name: string;
  readonly title: string;
  readonly nodes: readonly LabNode[];
  readonly links: readonly LabLink[];
  readonly steps: readonly LabStep[];
  readonly files: readonly LabFile[];
};

export type LabNode =
  | { readonly kind: 'bridge'; readonly name: string }
  | { readonly kind: 'linux'; readonly name: string; readonly serve: readonly LabServer[] };

/** One server program of a node, started before step 0. */
export type LabServer = {
  readonly protocol: 'tcp' | 'udp';
  readonly port: number;
  readonly bind: string;
  readonly body: string;
  /** The body is padded with `x` to this many bytes, newline included. */
  readonly sizeBytes: number | undefined;
  /** Answers line by line and keeps the connection open. */
  readonly echo: boolean;
  /** The line of the lab file, for messages. */
  readonly line: number;
};

export type LabEndpoint = {
  readonly node: string;
  readonly interface: string;
  readonly mac: string;
};

export type LabLink = { readonly endpoints: readonly [LabEndpoint, LabEndpoint] };

export type LabStep =
  | {
      readonly kind: 'run';
      readonly on: string;
      readonly command: string;
      /** The line of the lab file, for messages. */
      readonly line: number;
      /** What the one who typed it reads: for `man` and `help`. */
      readonly language?: ShellLanguage | undefined;
    }
  | { readonly kind: 'wait'; readonly durationUs: number; readonly line: number };

/** A file that only one node sees. */
export type LabFile = { readonly node: string; readonly path: string; readonly text: string };
