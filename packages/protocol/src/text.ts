import * as z from 'zod/mini';
import { CODE_ALPHABET, CODE_LENGTH, normaliseCode } from './code.js';

/**
 * Bounded texts of the wire. Printable ASCII where people do not write: such a text always fits a `jsonb` column
 * (which takes neither NUL nor a lone surrogate) and cannot hide a control character.
 */

/** Id of a classroom, participant, cluster, lesson or seat. */
export const identifier = z
  .string()
  .check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/, 'an identifier of 1 to 64 characters'));

/** Made by the client before its first send and sent again unchanged until the server has answered: `clientId:counter`. */
export const opKey = z
  .string()
  .check(z.regex(/^[A-Za-z0-9:._-]{8,100}$/, '8 to 100 characters of letters, digits and : . _ -'));

/** 128 bits, base64url. */
export const token = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/, '22 characters of base64url'));

/** What a person typed into a field of a decision: an address, a port, a name of an interface. The classroom checks what it means. */
export const fieldText = z.string().check(z.regex(/^[\x20-\x7e]{0,64}$/, 'at most 64 printable ASCII characters'));

/** Control characters and lone halves of surrogate pairs. */
const UNWRITABLE = /\p{Cc}|\p{Cs}/u;
const writable = (max: number): z.ZodMiniType<string> =>
  z.string().check(
    z.maxLength(max),
    z.refine((text) => !UNWRITABLE.test(text), 'no control characters, no half characters'),
  );

/** What a person wrote as an answer; the form of the question says what it may be. */
export const answerText = writable(400);

/** One line at a terminal. */
export const COMMAND_LINE_MAX = 1000;
export const commandLine = writable(COMMAND_LINE_MAX);

export const joinCode = z.pipe(
  z.pipe(z.string().check(z.maxLength(64)), z.transform(normaliseCode)),
  z.string().check(z.regex(new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`), 'six characters without 0 O 1 I')),
);

/** Only a bound: the server trims, normalises and judges a nickname, and says what is wrong with it. */
export const nicknameInput = z.string().check(z.maxLength(2000));

export const seqNumber = z.int().check(z.minimum(0));
export const isoTime = z.string();
export const bilingual = z.object({ zh: z.string(), en: z.string() });
