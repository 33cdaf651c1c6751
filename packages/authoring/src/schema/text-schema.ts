import { misconceptionIds } from '@frameplay/lab';
import { z } from 'zod';

/** A text in both languages. Markdown where the field says so; `${name}` stands for what varies. */
export const bilingual = z
  .strictObject({
    zh: z.string().min(1).describe('Simplified Chinese'),
    en: z.string().min(1).describe('English'),
  })
  .describe('The same text in both languages, with the same code, paragraphs, list items and links.');

/** Ids of activities, stops, questions, checks and options. */
export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id has lower-case letters, digits and single hyphens');

const rows = Array.from({ length: 19 }, (_, index) => `S${index + 1}`);

export const misconception = z.enum([...misconceptionIds()]).describe('Id of a misconception, M1 to M68.');

export const tested = z
  .enum([...rows, ...misconceptionIds()])
  .describe('A row of the tutorial, S1 to S19, or a misconception, M1 to M68.');

export const points = z
  .int()
  .min(1)
  .max(100)
  .describe('Points; the shares of a whole activity are computed from them.');

/** `client: curl #2`: the second step of the lab that runs on the node and begins so. A whole number counts steps from 0. */
export const stepReference = z
  .union([
    z.int().min(0),
    z
      .string()
      .regex(
        /^(end|wait( #[1-9]\d*)?|[A-Za-z0-9_-]+: .+)$/,
        'a step is "NODE: FIRST WORDS", with #2 behind for the second of its kind, wait, a number, or end',
      ),
  ])
  .describe(
    'A step of the lab: `NODE: FIRST WORDS OF THE COMMAND`, with ` #2` behind for the second such; `wait`, likewise; its number from 0; or `end`, behind the last.',
  );

const FRAME_CLASSES = 'arp-request|arp-reply|syn|syn-ack|ack|request|response|fin|rst|icmp|other';

/** `director:eth0 out syn #2`. */
export const frameReference = z
  .string()
  .regex(
    new RegExp(`^[A-Za-z0-9_-]+:[A-Za-z0-9_.-]+ (in|out) (${FRAME_CLASSES})( #[1-9]\\d*)?$`),
    `a frame is "NODE:INTERFACE in|out CLASS", with #2 behind for the second; classes: ${FRAME_CLASSES.replaceAll('|', ', ')}`,
  )
  .describe('A frame at a capture point: `director:eth0 out syn`, with ` #2` behind for the second such.');

/** `in syn #1`: a frame wherever it is. */
export const frameAnywhere = z
  .string()
  .regex(new RegExp(`^(in|out) (${FRAME_CLASSES})( #[1-9]\\d*)?$`), 'a frame anywhere is "in|out CLASS"')
  .describe('A frame at whatever capture point: `in syn`, with ` #2` behind for the second such.');

export const frameClass = z.enum([
  'arp-request',
  'arp-reply',
  'syn',
  'syn-ack',
  'ack',
  'request',
  'response',
  'fin',
  'rst',
  'icmp',
  'other',
]);

export const deviceRole = z.enum(['client', 'gateway', 'switch', 'director', 'server']);
