import { randomBytes, randomInt } from 'node:crypto';
import { CODE_ALPHABET, CODE_LENGTH } from '@frameplay/protocol';

const ID_ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const ID_LENGTH = 16;

/** 80 random bits; begins with a letter or digit and is safe in paths, in logs and in a NOTIFY. */
export function randomId(): string {
  return Array.from(randomBytes(ID_LENGTH), (byte) => ID_ALPHABET[byte % ID_ALPHABET.length]).join('');
}

const TOKEN_LENGTH = 22;

/** 128 random bits, base64url. */
export function randomToken(): string {
  return randomBytes(TOKEN_LENGTH).toString('base64url').slice(0, TOKEN_LENGTH);
}

/** 30 random bits in six symbols without look-alikes. */
export function randomCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');
}
