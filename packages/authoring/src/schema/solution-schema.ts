import { FIELD_NAMES } from '@frameplay/classroom';
import { z } from 'zod';
import { answerValue } from './question-schema.js';
import { frameClass, id, misconception as misconceptionId } from './text-schema.js';

const misconception = misconceptionId.describe(
  'The misconception as which it is recognised; left out, that is not looked at.',
);

const recognised = misconceptionId.describe(
  'The misconception as which grading recognises it; left out, grading must recognise none.',
);

const name = z.string().min(1).describe('What is done here, in one line, for authors.');

/** A rule of three: who writes an exercise has thought of at least three ways to get it wrong. */
function solutions<Good extends z.ZodType, Wrong extends z.ZodType>(good: Good, wrong: Wrong) {
  return z
    .strictObject({
      good: z.array(good).min(1, 'an exercise needs at least one good solution'),
      wrong: z.array(wrong).min(3, 'an exercise needs at least three wrong solutions'),
    })
    .describe('Replayed by `npm test`: good ones get all points, wrong ones fail for the reason that they state.');
}

const fieldName = z.enum(FIELD_NAMES);

const change = z
  .strictObject({
    seat: z.string(),
    frame: frameClass.describe('Class of the frame that waits.'),
    nth: z.int().min(1).default(1).describe('The how manieth of this class at this seat.'),
    set: z
      .strictObject({
        learn: z
          .union([z.literal('nothing'), z.string().regex(/^\S+ \S+$/, 'learn is "MAC PORT" or nothing')])
          .optional(),
        out: z.array(z.string()).optional(),
        verdict: z.enum(['accept', 'ignore']).optional(),
        reaction: z.enum(['none', 'arp-reply', 'arp-request', 'send']).optional(),
        realServer: z.string().optional(),
        src: z.string().optional(),
        dst: z.string().optional(),
        sha: z.string().optional(),
        spa: z.string().optional(),
        tha: z.string().optional(),
        tpa: z.string().optional(),
        srcIp: z.string().optional(),
        dstIp: z.string().optional(),
        ttl: z.int().optional(),
        sport: z.int().optional(),
        dport: z.int().optional(),
      })
      .describe('What this person decides otherwise than the kernel.'),
  })
  .describe('One decision that differs from what the kernel does.');

export const seatSolutions = solutions(
  z.strictObject({ name }).describe('Every seat decides as the kernel would.'),
  z.strictObject({
    name,
    changes: z.array(change).min(1),
    fails: z.array(z.strictObject({ seat: z.string(), field: fieldName, misconception: recognised.optional() })).min(1),
  }),
);

const answers = z.record(id, answerValue);

export const answerSolutions = solutions(
  z.strictObject({
    name,
    answers: answers.describe('The answer to every question, for the first value of all that varies.'),
  }),
  z.strictObject({
    name,
    answers: answers.describe('What is answered otherwise than in the first good solution.'),
    fails: z.array(z.strictObject({ question: id, misconception: misconception.optional() })).min(1),
  }),
);

const typed = z
  .array(z.string().regex(/^[A-Za-z0-9_-]+: .+$/s, 'a command line is "NODE: COMMAND"'))
  .describe('What is typed, in order, as `NODE: COMMAND`.');

export const labSolutions = solutions(
  z.strictObject({ name, commands: typed.min(1), cause: answerValue.optional() }),
  z.strictObject({
    name,
    commands: typed,
    cause: answerValue.optional(),
    fails: z
      .strictObject({
        checks: z.array(id).default([]).describe('Exactly these checks fail.'),
        cause: z.boolean().default(false).describe('The cause is not found.'),
        budget: z.boolean().default(false).describe('Looking has cost more than there was.'),
        misconception: misconception.optional(),
      })
      .refine(({ checks, cause, budget }) => checks.length > 0 || cause || budget, 'a wrong solution fails something'),
  }),
);

export type SeatChange = z.output<typeof change>;
export type SeatSolutions = z.output<typeof seatSolutions>;
export type AnswerSolutions = z.output<typeof answerSolutions>;
export type LabSolutions = z.output<typeof labSolutions>;
