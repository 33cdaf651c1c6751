import type { ProgramId } from '@frameplay/engine';

/** What a command said and how it ended. */
export interface CommandResult {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * A command that was started. Plain data: it can be stored and polled by anybody who has the world.
 * `unsupported` is this version's honest answer to a command or option that it does not know.
 */
export type CommandRun =
  | { readonly kind: 'ended'; readonly result: CommandResult }
  | { readonly kind: 'unsupported'; readonly what: string }
  | { readonly kind: 'program'; readonly node: string; readonly program: ProgramId; readonly output: ProgramOutput };

/** How the result of a running program is to be written. */
export type ProgramOutput =
  | CurlOutput
  | { readonly command: 'ping'; readonly host: string; readonly payloadBytes: number; readonly quiet: boolean }
  | {
      readonly command: 'arping';
      readonly target: string;
      readonly iface: string;
      readonly detect: boolean;
      readonly gratuitous: boolean;
    }
  | { readonly command: 'udp'; readonly anySource: boolean }
  | { readonly command: 'hold'; readonly action: 'open' | 'send' | 'read' | 'close' }
  | { readonly command: 'keepalived' };

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
