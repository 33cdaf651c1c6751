import { z } from 'zod';

/**
 * What processes tell each other. Hints may be lost, repeated or late: the log holds the truth, and each hint only makes
 * somebody look sooner.
 */
export const hint = z.discriminatedUnion('kind', [
  /** These classrooms moved to these heads. */
  z.object({ kind: z.literal('heads'), heads: z.array(z.tuple([z.string(), z.number()])) }),
  /** These participants are connected to the sending process; the whole list for that classroom. */
  z.object({ kind: z.literal('here'), classroomId: z.string(), participants: z.array(z.string()) }),
  /** A process that has just got a classroom asks who else is there. */
  z.object({ kind: z.literal('who'), classroomId: z.string() }),
  /** A participant has a new connection; older ones elsewhere end. */
  z.object({ kind: z.literal('newest'), classroomId: z.string(), participantId: z.string(), at: z.number() }),
  /** A session of an account has ended, and what it opened ends with it. */
  z.object({ kind: z.literal('signed-out'), sessionId: z.string() }),
  /** The sending process ends. */
  z.object({ kind: z.literal('gone') }),
]);
export type Hint = z.infer<typeof hint>;

export type HintListener = (hint: Hint, from: string) => void;

/** Between processes only: a process does not hear itself. */
export interface HintChannel {
  /** Never fails and never waits: a hint that cannot be sent is lost. */
  publish(hint: Hint): void;
  subscribe(listener: HintListener): void;
  /** Is there anybody else who could hear? */
  readonly shared: boolean;
  close(): Promise<void>;
}

/** Token of the HintChannel in Nest's container. */
export const HINTS = Symbol('hints');

/** The embedded database has one process only: nobody else to tell. */
export const noHints: HintChannel = {
  shared: false,
  publish: () => undefined,
  subscribe: () => undefined,
  close: async () => undefined,
};
