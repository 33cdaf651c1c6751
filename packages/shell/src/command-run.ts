import type { CaptureId, ProgramId } from '@frameplay/engine';
import type { Step } from './line/script.js';
import type { TcpdumpOutput } from './tcpdump/print-options.js';

/** What a command said and how it ended. */
export interface CommandResult {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * A command that was started. Plain data: it can be stored, copied (`copyCommand`) and polled by anybody who has the
 * world. `unsupported` is this version's honest answer to a command or option that it does not know.
 */
export type CommandRun = SimpleRun | { readonly kind: 'unsupported'; readonly what: string } | ScriptRun;

export type SimpleRun =
  | { readonly kind: 'ended'; readonly result: CommandResult }
  | {
      readonly kind: 'program';
      readonly node: string;
      readonly program: ProgramId;
      readonly output: ProgramOutput;
      /** It goes on until somebody interrupts it. */
      readonly endless?: boolean;
    }
  | {
      readonly kind: 'capture';
      readonly capture: CaptureId;
      readonly output: TcpdumpOutput;
      readonly endless: boolean;
    }
  /** `sleep`. Simulated microseconds. */
  | { readonly kind: 'sleep'; readonly untilUs: number }
  /** Something is interrupted when its time is over: as by `timeout`, or as by Ctrl-C where nobody is there to press it. */
  | { readonly kind: 'limited'; readonly run: SimpleRun; readonly untilUs: number; readonly by: 'timeout' | 'ctrl-c' };

/** A line of more than one command that is under way. Plain data; `progress` is moved on by whoever polls it. */
export interface ScriptRun {
  readonly kind: 'script';
  readonly node: string;
  readonly steps: readonly Step[];
  readonly options: ShellOptions;
  readonly progress: Progress;
}

export interface Progress {
  /** The step that is under way or comes next. */
  step: number;
  status: number;
  stdout: string;
  stderr: string;
  current: Active | null;
  background: Active[];
  /** Some command took simulated time. */
  tookTime: boolean;
}

/** A pipeline of which one command runs, and who follows it. */
export interface Active {
  readonly step: number;
  readonly stage: number;
  readonly run: SimpleRun;
  /** A file could not be opened, so nothing is written to any. */
  readonly isRefused: boolean;
  /** What the stages before it said on stderr. */
  readonly stderr: string;
}

/** How the result of a running program is to be written. */
export type ProgramOutput =
  | CurlOutput
  | PingOutput
  | {
      readonly command: 'arping';
      readonly target: string;
      readonly iface: string;
      readonly detect: boolean;
      readonly gratuitous: boolean;
      readonly quiet: boolean;
    }
  | TracerouteOutput
  | { readonly command: 'udp'; readonly anySource: boolean }
  | { readonly command: 'hold'; readonly action: 'open' | 'send' | 'read' | 'close' }
  | { readonly command: 'keepalived' };

export interface PingOutput {
  readonly command: 'ping';
  readonly host: string;
  readonly payloadBytes: number;
  readonly quiet: boolean;
  /** `-I ADDRESS`: the first line names it. */
  readonly from: string | undefined;
}

export interface TracerouteOutput {
  readonly command: 'traceroute';
  readonly host: string;
  readonly hopsMax: number;
  readonly numeric: boolean;
  readonly packetBytes: number;
}

export interface CurlOutput {
  readonly command: 'curl';
  readonly host: string;
  readonly port: number;
  readonly silent: boolean;
  readonly showError: boolean;
  readonly discardBody: boolean;
  readonly includeHeaders: boolean;
  /** `-w`. */
  readonly writeOut: string;
}

/** Files of the nodes: node, then path. Commands with `<` and `>` read and write them. */
export type ShellFiles = Record<string, Record<string, string>>;

export interface ShellOptions {
  /** The language of `man` and `help`; English unless given. */
  readonly language?: 'en' | 'zh';
  /**
   * Simulated microseconds after which a command that would go on for ever (`ping` and `tcpdump` without `-c`) is
   * stopped as by Ctrl-C. Null: somebody is there who can press it. Four pings unless given.
   */
  readonly patienceUs?: number | null;
}
