/** NAME.state.json: what the commands said, and every table at the end. */
export type StateFile = {
  readonly scenario: string;
  readonly steps: readonly StateStep[];
  readonly nodes: Readonly<Record<string, StateNode>>;
};

export type StateStep =
  | { readonly step: number; readonly t: number; readonly wait: number }
  | {
      readonly step: number;
      readonly t: number;
      readonly on: string;
      readonly cmd: string;
      readonly exit: number;
      readonly stdout: string;
      readonly stderr?: string;
      /** Seconds. */
      readonly took: number;
    };

/** The tables are what the real commands print with -j; so they are read as unknown JSON. */
export type StateNode = { readonly kind: 'linux' | 'bridge' } & Readonly<Record<string, unknown>>;
