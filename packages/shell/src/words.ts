import { readScript, type SimpleCommand } from './line/script.js';

/** One command taken apart: words without their quotes, and where input and output go. */
export interface CommandLine {
  readonly words: readonly string[];
  readonly input: string | undefined;
  readonly output: string | undefined;
}

export type ReadLine =
  | { readonly kind: 'line'; readonly line: CommandLine }
  | { readonly kind: 'syntax-error'; readonly message: string }
  | { readonly kind: 'unsupported'; readonly what: string };

const NOTHING: SimpleCommand = { words: [], redirects: [] };

/** Reads a line that is one command, with `<` and `>` at most: what can also be given to a real host, word by word. */
export function readLine(text: string): ReadLine {
  const read = readScript(text);
  if (read.kind !== 'script') return read;
  const [step, ...more] = read.steps;
  const [command = NOTHING, ...piped] = step?.pipeline ?? [];
  if (piped.length > 0) return unsupported('|');
  if (step?.background === true) return unsupported('&');
  const [next] = more;
  if (next !== undefined) return unsupported(next.condition === 'always' ? ';' : '&');
  const odd = command.redirects.find(({ sign }) => sign !== '<' && sign !== '>');
  if (odd !== undefined) return unsupported(odd.sign);
  const words = command.words.map((parts) => parts.map((part) => (typeof part === 'string' ? part : undefined)));
  if (words.some((parts) => parts.includes(undefined))) return unsupported('$');
  const target = (sign: '<' | '>'): string | undefined =>
    command.redirects.findLast((redirect) => redirect.sign === sign)?.target;
  return {
    kind: 'line',
    line: { words: words.map((parts) => parts.join('')), input: target('<'), output: target('>') },
  };
}

function unsupported(sign: string): ReadLine {
  return { kind: 'unsupported', what: `shell syntax ${sign}` };
}
