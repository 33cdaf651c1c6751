import type { FilterToken } from './filter-words.js';

/** What is wrong with an expression; caught where it is read (`readFilter`). */
export class FilterTrouble extends Error {}

export const SYNTAX = "can't parse filter expression: syntax error";
/** Brackets within brackets; more than anybody writes. */
const DEPTH_MAX = 50;

export function fail(message = SYNTAX): never {
  throw new FilterTrouble(message);
}

/** The words of an expression, and how far they are read. */
export class FilterCursor {
  readonly #tokens: readonly FilterToken[];
  #depth = 0;
  /** The word that is next. */
  at = 0;

  constructor(tokens: readonly FilterToken[]) {
    this.#tokens = tokens;
  }

  peek(ahead = 0): FilterToken | undefined {
    return this.#tokens[this.at + ahead];
  }

  take(...texts: readonly string[]): boolean {
    const token = this.peek();
    if (token === undefined || !texts.includes(token.text)) return false;
    this.at += 1;
    return true;
  }

  number(): number {
    const token = this.peek();
    this.at += 1;
    return token?.kind === 'number' ? Number(token.text) : fail();
  }

  word(): string {
    const token = this.peek();
    if (token === undefined || token.kind === 'sign') return fail();
    this.at += 1;
    return token.text;
  }

  since(start: number): readonly FilterToken[] {
    return this.#tokens.slice(start, this.at);
  }

  /** Reads something within brackets, or one more level of the expression. */
  deeper<Read>(read: () => Read): Read {
    this.#depth += 1;
    try {
      return this.#depth > DEPTH_MAX ? fail() : read();
    } finally {
      this.#depth -= 1;
    }
  }
}
