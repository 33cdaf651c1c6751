import { z } from 'zod';
import { bilingual, frameAnywhere, frameReference, id, misconception, points, stepReference } from './text-schema.js';

/** Canonical text; a number as it is; several nodes or choices as a list, `[]` for none. */
export const answerValue = z
  .union([z.string(), z.number(), z.array(z.string())])
  .describe('An answer: a MAC, an address, a number, a node or option; several of these as a list.');

const option = z.strictObject({ id, text: bilingual });

const answerForm = z.union([
  z.enum(['mac', 'ipv4', 'number', 'node', 'nodes']),
  z.strictObject({ choice: z.array(option).min(2).describe('One of these is right.') }),
  z.strictObject({ choices: z.array(option).min(2).describe('Several may be right.') }),
]);

const frameField = z.enum([
  'src',
  'dst',
  'op',
  'sha',
  'spa',
  'tha',
  'tpa',
  'srcIp',
  'dstIp',
  'ttl',
  'sport',
  'dport',
  'flags',
]);

const keySource = z
  .discriminatedUnion('from', [
    z.strictObject({ from: z.literal('stated'), value: answerValue.describe('For what no network can tell.') }),
    z.strictObject({ from: z.literal('frame'), frame: frameReference, field: frameField }),
    z.strictObject({ from: z.literal('frame-count'), frame: frameReference, until: stepReference }),
    z.strictObject({ from: z.literal('seen-at'), frame: frameAnywhere, until: stepReference }),
    z.strictObject({ from: z.literal('arp-answers'), asker: z.string(), address: z.string() }),
    z.strictObject({
      from: z.literal('neighbour'),
      node: z.string(),
      address: z.string(),
      column: z.enum(['mac', 'state', 'owner']),
      after: stepReference,
    }),
    z.strictObject({ from: z.literal('fdb'), node: z.string(), mac: z.string(), after: stepReference }),
    z.strictObject({
      from: z.literal('destination'),
      node: z.string(),
      address: z.string(),
      column: z.enum(['active', 'inactive', 'connections', 'packets-in', 'packets-out', 'bytes-in', 'bytes-out']),
      after: stepReference,
    }),
    z.strictObject({
      from: z.literal('carried'),
      node: z.string(),
      column: z.enum(['frames', 'bytes']),
      until: stepReference,
    }),
    z.strictObject({ from: z.literal('step'), step: stepReference, what: z.enum(['exit', 'stdout']) }),
  ])
  .describe('Where the right answer comes from; all but `stated` are computed by running the lab.');

export const question = z.strictObject({
  id,
  prompt: bilingual,
  answer: answerForm,
  key: keySource,
  points,
  why: bilingual.describe('Why the right answer is right; shown after the reveal.'),
  expectedWrong: z
    .array(
      z.strictObject({
        value: answerValue,
        misconception: misconception.optional(),
        why: bilingual.describe('What the answer shows, and why it is wrong.'),
      }),
    )
    .default([]),
});

export type QuestionFile = z.output<typeof question>;
export type AnswerValue = z.output<typeof answerValue>;
