import { createHash, createHmac } from 'node:crypto';

/** Token of the Secrets in Nest's container. */
export const SECRETS = Symbol('secrets');

const TOKEN_LENGTH = 22;

/**
 * Tokens of participants are computed from the opKey of their join, so that a repeated join gets the very same token
 * although only its hash is stored. 128 bits and more; nobody without the secret can make one.
 */
export class Secrets {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** For better-auth, so that one secret never signs two kinds of things. */
  get sessionSecret(): string {
    return this.#derive('session');
  }

  tokenFor(classroomId: string, opKey: string): string {
    return this.#derive('token', classroomId, opKey).slice(0, TOKEN_LENGTH);
  }

  /** 80 bits as an id: the same inputs name the same thing again. */
  idFor(...parts: readonly string[]): string {
    return Buffer.from(this.#derive('id', ...parts), 'base64url')
      .toString('hex')
      .slice(0, 20);
  }

  #derive(...parts: readonly string[]): string {
    return createHmac('sha256', this.#secret).update(JSON.stringify(parts)).digest('base64url');
  }
}

/** How tokens and opKeys of joins are stored. They are random themselves, so a plain hash is enough. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
