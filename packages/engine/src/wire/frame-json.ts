import type { Frame } from './frame.js';

/** The frame part of a trace line; keys in the order of the recordings. */
export type FrameJson = Readonly<Record<string, unknown>>;

/** TCP numbers relative to the SYN, as the reader of a trace wants them. */
export interface TcpBookkeeping {
  readonly initialSeqs: Map<string, number>;
}

export function createTcpBookkeeping(): TcpBookkeeping {
  return { initialSeqs: new Map() };
}

/** Feed every frame of a trace in order with one and the same `tcp`. */
export function frameToJson(frame: Frame, tcp: TcpBookkeeping): FrameJson {
  return { src: frame.src, seqs: tcp.initialSeqs.size };
}
