import { type Operator, type RedirectSign, scanTokens, type Token, type WordPart } from './token.js';

/** Where a command's input comes from or its output goes to. */
export interface Redirect {
  readonly sign: RedirectSign;
  /** Empty for `2>&1` and `>&2`. */
  readonly target: string;
}

export interface SimpleCommand {
  /** The only variable that is left is `?`. */
  readonly words: readonly (readonly WordPart[])[];
  readonly redirects: readonly Redirect[];
}

/** When a pipeline runs: whatever happened before, after a success (`&&`), or after a failure (`||`). */
export type Condition = 'always' | 'success' | 'failure';

export interface Step {
  readonly condition: Condition;
  readonly pipeline: readonly SimpleCommand[];
  /** `&`. */
  readonly background: boolean;
}

export type ReadScript =
  | { readonly kind: 'script'; readonly steps: readonly Step[] }
  | { readonly kind: 'syntax-error'; readonly message: string }
  | { readonly kind: 'unsupported'; readonly what: string };

/** A loop is written out, up to so many commands. */
export const STEPS_MAX = 500;

class Trouble extends Error {
  readonly read: Exclude<ReadScript, { kind: 'script' }>;
  constructor(read: Exclude<ReadScript, { kind: 'script' }>) {
    super(read.kind);
    this.read = read;
  }
}

/** Reads what somebody typed: pipelines joined by `;`, `&&`, `||`, `&`, and `for NAME in WORDS; do ...; done`. */
export function readScript(text: string): ReadScript {
  const scanned = scanTokens(text);
  if (scanned.kind !== 'tokens') return scanned;
  const reader = new Reader(scanned.tokens);
  try {
    return { kind: 'script', steps: reader.list(new Map(), []) };
  } catch (error) {
    if (error instanceof Trouble) return error.read;
    throw error;
  }
}

type Variables = ReadonlyMap<string, string>;

const RESERVED = ['for', 'while', 'until', 'if', 'case', 'do', 'done', 'then', 'else', 'fi', 'function', '{', '}', '!'];

class Reader {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** Steps up to the end, or up to one of these words. */
  list(variables: Variables, ends: readonly string[]): Step[] {
    const steps: Step[] = [];
    let condition: Condition = 'always';
    for (;;) {
      while (condition === 'always' && this.#operator('\n'));
      if (this.#done || ends.includes(this.#plainWord() ?? '')) {
        if (condition !== 'always') throw syntaxError('syntax error: unexpected end of file');
        return steps;
      }
      condition = this.#step(variables, steps, condition);
    }
  }

  #step(variables: Variables, steps: Step[], condition: Condition): Condition {
    if (this.#plainWord() === 'for') {
      if (condition !== 'always') throw new Trouble({ kind: 'unsupported', what: 'for after && or ||' });
      steps.push(...this.#loop(variables));
      if (this.#peek()?.kind === 'redirect' || this.#operator('|')) {
        throw new Trouble({ kind: 'unsupported', what: 'shell syntax | or > after done' });
      }
    } else steps.push({ condition, pipeline: this.#pipeline(variables), background: false });
    checkCount(steps);
    if (this.#operator('&&')) return 'success';
    if (this.#operator('||')) return 'failure';
    const last = steps.at(-1);
    if (this.#operator('&')) {
      if (last !== undefined) steps[steps.length - 1] = { ...last, background: true };
    } else if (!this.#operator(';') && !this.#operator('\n') && !this.#done) throw this.#unexpected();
    return 'always';
  }

  #loop(variables: Variables): Step[] {
    this.#next += 1;
    const name = this.#plainWord();
    if (name === undefined || !/^[A-Za-z_]\w*$/.test(name)) throw this.#unexpected();
    this.#next += 1;
    this.#keyword('in');
    const values: string[] = [];
    for (let token = this.#peek(); token?.kind === 'word'; token = this.#peek()) {
      this.#next += 1;
      values.push(...loopValues(token, variables));
    }
    if (!this.#operator(';') && !this.#operator('\n')) throw this.#unexpected();
    this.#keyword('do');
    const start = this.#next;
    if (this.list(new Map([...variables, [name, '']]), ['done']).length === 0) throw this.#unexpected();
    const steps: Step[] = [];
    for (const value of values) {
      this.#next = start;
      steps.push(...this.list(new Map([...variables, [name, value]]), ['done']));
      checkCount(steps);
    }
    this.#keyword('done');
    return steps;
  }

  #pipeline(variables: Variables): SimpleCommand[] {
    const commands = [this.#simple(variables)];
    while (this.#operator('|')) {
      while (this.#operator('\n'));
      if (this.#done) throw syntaxError('syntax error: unexpected end of file');
      commands.push(this.#simple(variables));
    }
    return commands;
  }

  #simple(variables: Variables): SimpleCommand {
    const first = this.#plainWord();
    if (first !== undefined && RESERVED.includes(first)) {
      if (['do', 'done', 'then', 'else', 'fi', '}'].includes(first)) throw this.#unexpected();
      throw new Trouble({ kind: 'unsupported', what: `shell syntax ${first}` });
    }
    const words: (readonly WordPart[])[] = [];
    const redirects: Redirect[] = [];
    for (let token = this.#peek(); token !== undefined && token.kind !== 'operator'; token = this.#peek()) {
      this.#next += 1;
      if (token.kind === 'word') words.push(substitute(token.parts, variables));
      else redirects.push({ sign: token.sign, target: this.#target(token.sign, variables) });
    }
    if (words.length === 0 && redirects.length === 0) throw this.#unexpected();
    return { words, redirects };
  }

  #target(sign: RedirectSign, variables: Variables): string {
    if (sign === '2>&1' || sign === '>&2') return '';
    const token = this.#peek();
    if (token?.kind !== 'word') throw this.#unexpected();
    this.#next += 1;
    return substitute(token.parts, variables)
      .map((part) => (typeof part === 'string' ? part : ''))
      .join('');
  }

  get #done(): boolean {
    return this.#next >= this.#tokens.length;
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#next];
  }

  /** The next word if it is unquoted text: keywords are not quoted. */
  #plainWord(): string | undefined {
    const token = this.#peek();
    const [text, ...rest] = token?.kind === 'word' && !token.isQuoted ? token.parts : [];
    return typeof text === 'string' && rest.length === 0 ? text : undefined;
  }

  #operator(sign: Operator): boolean {
    const token = this.#peek();
    if (token?.kind !== 'operator' || token.sign !== sign) return false;
    this.#next += 1;
    return true;
  }

  #keyword(word: string): void {
    while (this.#operator('\n'));
    if (this.#plainWord() !== word) throw this.#unexpected();
    this.#next += 1;
  }

  #unexpected(): Trouble {
    const token = this.#peek();
    if (token === undefined) return syntaxError('syntax error: unexpected end of file');
    if (token.kind === 'operator' && (token.sign === '(' || token.sign === ')')) {
      return new Trouble({ kind: 'unsupported', what: `shell syntax ${token.sign}` });
    }
    return syntaxError(`syntax error near unexpected token \`${tokenText(token)}'`);
  }
}

function tooMany(): Trouble {
  return new Trouble({ kind: 'unsupported', what: `a line of more than ${STEPS_MAX} commands` });
}

function checkCount(steps: readonly Step[]): void {
  if (steps.length > STEPS_MAX) throw tooMany();
}

function syntaxError(message: string): Trouble {
  return new Trouble({ kind: 'syntax-error', message: `bash: ${message}` });
}

function tokenText(token: Token): string {
  switch (token.kind) {
    case 'operator':
      return token.sign === '\n' ? 'newline' : token.sign;
    case 'redirect':
      return token.sign;
    case 'word':
      return token.parts.map((part) => (typeof part === 'string' ? part : `$${part.variable}`)).join('');
  }
}

function substitute(parts: readonly WordPart[], variables: Variables): WordPart[] {
  return parts.map((part) => {
    if (typeof part === 'string' || part.variable === '?') return part;
    const value = variables.get(part.variable);
    if (value === undefined) throw new Trouble({ kind: 'unsupported', what: `shell syntax $${part.variable}` });
    return value;
  });
}

/** What a `for` goes through: words, `{1..4}`, `$(seq 4)`. */
function loopValues(token: Extract<Token, { kind: 'word' }>, variables: Variables): string[] {
  const [only, ...rest] = token.parts;
  if (rest.length === 0 && typeof only === 'object' && only.variable.startsWith('seq')) {
    const [first = 1, last] = only.variable.split(/ +/).slice(1).map(Number);
    return range(last === undefined ? 1 : first, last ?? first);
  }
  const braces = typeof only === 'string' ? /^\{(\d{1,4})\.\.(\d{1,4})\}$/.exec(only) : null;
  if (braces !== null && rest.length === 0 && !token.isQuoted) return range(Number(braces[1]), Number(braces[2]));
  return [
    substitute(token.parts, variables)
      .map((part) => (typeof part === 'string' ? part : '0'))
      .join(''),
  ];
}

function range(first: number, last: number): string[] {
  if (Math.abs(last - first) >= STEPS_MAX) throw tooMany();
  const step = last >= first ? 1 : -1;
  return Array.from({ length: Math.abs(last - first) + 1 }, (_, index) => String(first + step * index));
}
