import { BOT_MISTAKES, type Command, type Decision, FAULTS, type Mode } from '@frameplay/classroom';
import * as z from 'zod/mini';
import { answerText, commandLine, fieldText, identifier } from './text.js';

/** Commands that people send. The others are appended by the server itself: when HTTP asks for a classroom, a place or a name, and when connections come and go. */
export type ClientCommand = Exclude<Command, { readonly type: 'open' | 'join' | 'rename' | 'presence' }>;

export const mode = z.enum(['guided', 'consequence', 'exam']) satisfies z.ZodMiniType<Mode>;

/** Questions of one stop or one quiz. */
const ANSWERS_MAX = 100;

const frameId = z.int().check(z.minimum(0), z.maximum(Number.MAX_SAFE_INTEGER));

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
  ttl: z.int().check(z.minimum(0), z.maximum(255)),
  sport: z.int().check(z.minimum(0), z.maximum(65535)),
  dport: z.int().check(z.minimum(0), z.maximum(65535)),
});

const reaction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.enum(['arp-reply', 'arp-request']), frame: composedArp }),
  z.strictObject({ kind: z.literal('send'), realServer: z.nullable(fieldText), frame: composedPacket }),
]);

const switchDecision = z.strictObject({
  kind: z.literal('switch'),
  learn: z.nullable(z.strictObject({ mac: fieldText, port: fieldText })),
  out: z.array(fieldText).check(z.maxLength(64)),
});

const hostDecision = z.strictObject({
  kind: z.literal('host'),
  verdict: z.enum(['accept', 'ignore']),
  reaction,
});

export const decision = z.discriminatedUnion('kind', [switchDecision, hostDecision]) satisfies z.ZodMiniType<Decision>;

const bare = <const T extends string>(type: T) => z.strictObject({ type: z.literal(type) });
const activityIndex = z.int().check(z.minimum(0), z.maximum(1000));
const stop = { clusterId: z.nullable(identifier), activityIndex, stopId: identifier };
const answers = z
  .record(identifier, answerText)
  .check(z.refine((given) => Object.keys(given).length <= ANSWERS_MAX, `at most ${ANSWERS_MAX} answers`));
const seatOf = { clusterId: identifier, seat: identifier };

const clientCommandOptions = [
  bare('start'),
  bare('pause'),
  bare('resume'),
  bare('end'),
  z.strictObject({ type: z.literal('set-mode'), mode, clusterId: z.optional(identifier) }),
  z.strictObject({ type: z.literal('take-seat'), ...seatOf }),
  z.strictObject({ type: z.literal('return-seat'), ...seatOf }),
  z.strictObject({ type: z.literal('allow-experiments'), allowed: z.boolean() }),
  z.strictObject({ type: z.literal('set-bot'), ...seatOf, mistake: z.nullable(z.enum(BOT_MISTAKES)) }),
  z.strictObject({ type: z.literal('inject'), clusterId: identifier, fault: z.enum(FAULTS), node: identifier }),
  z.strictObject({ type: z.literal('undo-fault'), clusterId: identifier }),
  z.strictObject({ type: z.literal('nudge'), participantId: identifier }),
  z.strictObject({ type: z.literal('set-pace'), pace: z.enum(['free', 'step']) }),
  z.strictObject({ type: z.literal('step'), clusterId: z.nullable(identifier) }),
  z.strictObject({ type: z.literal('sit-in'), ...seatOf }),
  z.strictObject({ type: z.literal('watch'), on: z.boolean() }),
  z.strictObject({ type: z.literal('decide'), frameId, decision, clusterId: z.optional(identifier) }),
  z.strictObject({ type: z.literal('let-kernel'), clusterId: identifier, frameId }),
  z.strictObject({ type: z.literal('next-activity'), clusterId: identifier, index: activityIndex }),
  z.strictObject({ type: z.literal('remove'), participantId: identifier }),
  z.strictObject({ type: z.literal('readmit'), participantId: identifier }),
  z.strictObject({
    type: z.literal('move'),
    participantId: identifier,
    clusterId: z.nullable(identifier),
    seat: identifier,
    swap: z.boolean(),
  }),
  z.strictObject({ type: z.literal('set-sharing'), allowed: z.boolean() }),
  z.strictObject({ type: z.literal('set-stand-in'), allowed: z.boolean() }),
  z.strictObject({ type: z.literal('open-cluster'), clusterId: identifier, open: z.boolean() }),
  z.strictObject({ type: z.literal('answer'), activityIndex, stopId: z.nullable(identifier), answers }),
  z.strictObject({ type: z.literal('reveal'), ...stop }),
  z.strictObject({ type: z.literal('ask-again'), ...stop }),
  z.strictObject({
    type: z.literal('type'),
    node: identifier,
    line: commandLine,
    language: z.optional(z.enum(['en', 'zh'])),
  }),
  bare('undo'),
  bare('reset'),
  z.strictObject({ type: z.literal('check'), cause: z.nullable(answerText) }),
  z.strictObject({ type: z.literal('hint'), activityId: identifier }),
] as const;

export const clientCommand = z.discriminatedUnion('type', clientCommandOptions) satisfies z.ZodMiniType<ClientCommand>;

/** Every command as it lies in the log. Entries are read through it, so all processes apply the very same bytes. */
export const command = z.discriminatedUnion('type', [
  ...clientCommandOptions,
  z.strictObject({
    type: z.literal('open'),
    lessonId: identifier,
    mode,
    seed: z.int(),
    solo: z.nullable(
      z.strictObject({ participantId: identifier, seat: identifier, activityIndex: z.optional(activityIndex) }),
    ),
    lessonHash: z.optional(identifier),
  }),
  z.strictObject({ type: z.literal('join'), participantId: identifier }),
  z.strictObject({ type: z.literal('rename'), participantId: identifier }),
  z.strictObject({ type: z.literal('presence'), participantId: identifier, here: z.boolean() }),
]) satisfies z.ZodMiniType<Command>;

/** Fails to compile when the classroom knows a command that the wire does not. */
type Covered = Command['type'] extends z.infer<typeof command>['type'] ? true : never;
export const everyCommandIsCovered: Covered = true;
