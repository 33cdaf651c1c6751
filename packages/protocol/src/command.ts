import { BOT_MISTAKES, type Command, type Decision, type Mode } from '@frameplay/classroom';
import { z } from 'zod';
import { answerText, commandLine, fieldText, identifier } from './text.js';

/** Commands that people send. The others are appended by the server itself: when HTTP asks for a classroom, a place or a name, and when connections come and go. */
export type ClientCommand = Exclude<Command, { readonly type: 'open' | 'join' | 'rename' | 'presence' }>;

export const mode = z.enum(['guided', 'consequence', 'exam']) satisfies z.ZodType<Mode>;

/** Questions of one stop or one quiz. */
const ANSWERS_MAX = 100;

const frameId = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

const composedArp = z.strictObject({
  src: fieldText,
  dst: fieldText,
  sha: fieldText,
  spa: fieldText,
  tha: fieldText,
  tpa: fieldText,
});

const composedPacket = z.strictObject({
  src: fieldText,
  dst: fieldText,
  srcIp: fieldText,
  dstIp: fieldText,
  ttl: z.int().min(0).max(255),
  sport: z.int().min(0).max(65535),
  dport: z.int().min(0).max(65535),
});

const reaction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.enum(['arp-reply', 'arp-request']), frame: composedArp }),
  z.strictObject({ kind: z.literal('send'), realServer: fieldText.nullable(), frame: composedPacket }),
]);

const switchDecision = z.strictObject({
  kind: z.literal('switch'),
  learn: z.strictObject({ mac: fieldText, port: fieldText }).nullable(),
  out: z.array(fieldText).max(64),
});

const hostDecision = z.strictObject({
  kind: z.literal('host'),
  verdict: z.enum(['accept', 'ignore']),
  reaction,
});

export const decision = z.discriminatedUnion('kind', [switchDecision, hostDecision]) satisfies z.ZodType<Decision>;

const bare = <const T extends string>(type: T) => z.strictObject({ type: z.literal(type) });
const activityIndex = z.int().min(0).max(1000);
const stop = { clusterId: identifier.nullable(), activityIndex, stopId: identifier };
const answers = z
  .record(identifier, answerText)
  .refine((given) => Object.keys(given).length <= ANSWERS_MAX, `at most ${ANSWERS_MAX} answers`);
const seatOf = { clusterId: identifier, seat: identifier };

const clientCommandOptions = [
  bare('start'),
  bare('pause'),
  bare('resume'),
  bare('end'),
  z.strictObject({ type: z.literal('set-mode'), mode, clusterId: identifier.optional() }),
  z.strictObject({ type: z.literal('take-seat'), ...seatOf }),
  z.strictObject({ type: z.literal('return-seat'), ...seatOf }),
  z.strictObject({ type: z.literal('allow-experiments'), allowed: z.boolean() }),
  z.strictObject({ type: z.literal('set-bot'), ...seatOf, mistake: z.enum(BOT_MISTAKES).nullable() }),
  z.strictObject({ type: z.literal('sit-in'), ...seatOf }),
  z.strictObject({ type: z.literal('watch'), on: z.boolean() }),
  z.strictObject({ type: z.literal('decide'), frameId, decision, clusterId: identifier.optional() }),
  z.strictObject({ type: z.literal('let-kernel'), clusterId: identifier, frameId }),
  z.strictObject({ type: z.literal('next-activity'), clusterId: identifier, index: activityIndex }),
  z.strictObject({ type: z.literal('remove'), participantId: identifier }),
  z.strictObject({ type: z.literal('readmit'), participantId: identifier }),
  z.strictObject({
    type: z.literal('move'),
    participantId: identifier,
    clusterId: identifier.nullable(),
    seat: identifier,
    swap: z.boolean(),
  }),
  z.strictObject({ type: z.literal('set-sharing'), allowed: z.boolean() }),
  z.strictObject({ type: z.literal('set-stand-in'), allowed: z.boolean() }),
  z.strictObject({ type: z.literal('open-cluster'), clusterId: identifier, open: z.boolean() }),
  z.strictObject({ type: z.literal('answer'), activityIndex, stopId: identifier.nullable(), answers }),
  z.strictObject({ type: z.literal('reveal'), ...stop }),
  z.strictObject({ type: z.literal('ask-again'), ...stop }),
  z.strictObject({ type: z.literal('type'), node: identifier, line: commandLine }),
  bare('undo'),
  bare('reset'),
  z.strictObject({ type: z.literal('check'), cause: answerText.nullable() }),
  z.strictObject({ type: z.literal('hint'), activityId: identifier }),
] as const;

export const clientCommand = z.discriminatedUnion('type', clientCommandOptions) satisfies z.ZodType<ClientCommand>;

/** Every command as it lies in the log. Entries are read through it, so all processes apply the very same bytes. */
export const command = z.discriminatedUnion('type', [
  ...clientCommandOptions,
  z.strictObject({
    type: z.literal('open'),
    lessonId: identifier,
    mode,
    seed: z.int(),
    solo: z
      .strictObject({ participantId: identifier, seat: identifier, activityIndex: activityIndex.optional() })
      .nullable(),
    lessonHash: identifier.optional(),
  }),
  z.strictObject({ type: z.literal('join'), participantId: identifier }),
  z.strictObject({ type: z.literal('rename'), participantId: identifier }),
  z.strictObject({ type: z.literal('presence'), participantId: identifier, here: z.boolean() }),
]) satisfies z.ZodType<Command>;

/** Fails to compile when the classroom knows a command that the wire does not. */
type Covered = Command['type'] extends z.infer<typeof command>['type'] ? true : never;
export const everyCommandIsCovered: Covered = true;
