import { z } from 'zod';
import { question } from './question-schema.js';
import { answerSolutions, labSolutions, seatSolutions } from './solution-schema.js';
import { bilingual, deviceRole, frameClass, frameReference, id, points, stepReference, tested } from './text-schema.js';

const described = {
  title: bilingual,
  task: bilingual.describe('What there is to do; Markdown.'),
  hints: z
    .array(z.strictObject({ text: bilingual, cost: z.int().min(1).max(100).describe('Percent of the points.') }))
    .max(3, 'three hints at most: where to look, the rule, the answer')
    .default([]),
  tests: z.array(tested).min(1).describe('Rows of the tutorial (S1-S19) and misconceptions (M1-M68) that it tests.'),
};

const staged = {
  ...described,
  lab: z
    .string()
    .regex(/^labs\/[a-z0-9-]+\.yml$/, 'a lab is a file labs/NAME.yml of the lesson')
    .describe('A lab file of this lesson; `npx frameplay run` runs it with the first value of all that varies.'),
  vip: z.string().default('').describe('The virtual address; left out where there is none.'),
  roles: z.record(z.string(), deviceRole).describe('Which node of the lab plays which part.'),
  drawMacs: z
    .boolean()
    .default(true)
    .describe(
      'Each student gets MACs of their own, wherever the lab and this file name one; the last two octets stay.',
    ),
};

const seat = z.strictObject({
  kind: z.literal('seat'),
  ...staged,
  playFrom: stepReference.describe('Steps before this one set the cluster up.'),
  asks: z
    .partialRecord(deviceRole, z.array(frameClass))
    .describe('What each role is asked about; the kernel plays the rest.'),
  arpFor: z.array(z.enum(['vip', 'own', 'other'])).describe('ARP requests that a host is asked about.'),
  askUpTo: z.int().min(1).optional().describe('At most so often per seat, class of frame and ARP target.'),
  solutions: seatSolutions,
});

const stop = z.strictObject({
  id,
  before: z
    .union([z.strictObject({ step: stepReference }), z.strictObject({ frame: frameReference })])
    .describe('The network stands still before this step, or before this frame is sent.'),
  given: frameReference.optional().describe('The frame shown as BEFORE.'),
  questions: z.array(question).min(1),
});

const predict = z.strictObject({
  kind: z.literal('predict'),
  ...staged,
  playFrom: stepReference.describe('Steps before this one set the cluster up.'),
  stops: z.array(stop).min(1),
  solutions: answerSolutions,
});

const checkStep = z.union([
  z.strictObject({ on: z.string(), run: z.string().min(1) }),
  z.strictObject({ wait: z.string().regex(/^\d+(\.\d+)?(us|ms|s|m|h)$/, 'a wait is a time such as 2s or 10m') }),
]);

const expectation = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('exit'), step: z.int().min(0), code: z.int().min(0) }),
  z.strictObject({
    kind: z.literal('output'),
    step: z.int().min(0),
    matches: z.string().min(1).describe('Regular expression.'),
    not: z.boolean().default(false),
  }),
  z.strictObject({
    kind: z.literal('frames'),
    frame: frameReference,
    min: z.int().min(0).default(0),
    max: z.int().min(0).nullable().default(null),
  }),
  z.strictObject({ kind: z.literal('outputs-include'), texts: z.array(z.string().min(1)).min(1) }),
]);

const labCheck = z.strictObject({
  id,
  title: bilingual.describe('What has to hold.'),
  failed: bilingual.describe('Said when it does not hold.'),
  points,
  collateral: z.boolean().default(false).describe('Held before the repair as well, and must still.'),
  steps: z.array(checkStep).min(1),
  expect: z.array(expectation).min(1),
});

const lab = z.strictObject({
  kind: z.literal('lab'),
  ...staged,
  terminals: z.array(z.string()).min(1).describe('Nodes with a terminal.'),
  checks: z.array(labCheck).min(1),
  par: z.int().min(1).describe('Fewest commands that repair it.'),
  budget: z
    .strictObject({
      points: z.int().min(1),
      costs: z.array(z.strictObject({ command: z.string().min(1), points: z.int().min(0) })).min(1),
    })
    .optional()
    .describe('An incident: each look costs; the first prefix that fits counts.'),
  cause: question.optional().describe('An incident also asks for the cause.'),
  solutions: labSolutions,
});

const quiz = z.strictObject({
  kind: z.literal('quiz'),
  ...described,
  questions: z.array(question).min(1),
  check: z
    .strictObject({ unit: z.int().min(0).max(12), form: z.enum(['a', 'b']) })
    .optional()
    .describe('A concept check, taken before and after a unit.'),
  solutions: answerSolutions,
});

export const activitySchema = z
  .discriminatedUnion('kind', [seat, predict, lab, quiz])
  .meta({ title: 'Frameplay activity', description: 'One exercise of a lesson: lessons/<lesson>/NN-<id>.yml' });

export const lessonSchema = z
  .strictObject({
    number: z.string().regex(/^\d{1,2}(\.\d{1,2})?$/, 'a number is that of a unit, "7", or of one exercise, "5.1"'),
    title: bilingual,
    summary: bilingual,
    minutes: z.int().min(1).max(240),
    defaultMode: z.enum(['guided', 'consequence', 'exam']),
    seats: z
      .array(z.strictObject({ seat: z.string(), role: deviceRole, title: bilingual }))
      .min(1)
      .describe('Seats that people take, in the order in which a cluster fills; node names of the labs.'),
  })
  .meta({ title: 'Frameplay lesson', description: 'lessons/<lesson>/lesson.yml' });

export type ActivityFile = z.output<typeof activitySchema>;
export type StagedFile = Exclude<ActivityFile, { readonly kind: 'quiz' }>;
export type SeatFile = Extract<ActivityFile, { readonly kind: 'seat' }>;
export type PredictFile = Extract<ActivityFile, { readonly kind: 'predict' }>;
export type LabActivityFile = Extract<ActivityFile, { readonly kind: 'lab' }>;
export type QuizFile = Extract<ActivityFile, { readonly kind: 'quiz' }>;
export type LessonFile = z.output<typeof lessonSchema>;
