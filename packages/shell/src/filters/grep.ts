import type { CommandResult } from '../command-run.js';
import type { Context } from '../context.js';
import { stop } from '../stop.js';
import { linesOf, readInputs, readLetters, unlines } from './input.js';

/** A pattern is tried at every place of every line: longer ones are refused, so that nobody waits for one. */
const PATTERN_MAX = 200;

/** grep of GNU grep 3.8, for what its basic and extended expressions have in common with those of this language. */
export function grep(context: Context, words: readonly string[]): CommandResult {
  const { flags, values, operands } = readLetters('grep', words, 'vicnoEFGwxqsH', 'em');
  const [first, ...rest] = operands;
  const pattern = values.get('e') ?? first;
  if (pattern === undefined) {
    return stop(2, "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.");
  }
  const matcher = matcherOf(pattern, flags);
  const limit = values.has('m') ? count(values.get('m') ?? '') : Number.POSITIVE_INFINITY;
  const paths = values.has('e') ? operands : rest;
  const { texts, stderr } = readInputs(context, 'grep', paths);
  const found = texts.map(({ path, text }) => {
    const prefix = paths.length > 1 || flags.has('H') ? `${path}:` : '';
    return select(linesOf(text), matcher, flags, limit, prefix);
  });
  const total = found.reduce((sum, { matched }) => sum + matched, 0);
  const stdout = flags.has('q') ? '' : found.map(({ shown }) => unlines(shown)).join('');
  return { exit: stderr !== '' ? 2 : total > 0 ? 0 : 1, stdout, stderr: flags.has('s') ? '' : stderr };
}

function count(word: string): number {
  return /^\d{1,9}$/.test(word) ? Number(word) : stop(2, 'grep: invalid max count');
}

function select(
  lines: readonly string[],
  matcher: RegExp,
  flags: ReadonlySet<string>,
  limit: number,
  prefix: string,
): { matched: number; shown: string[] } {
  const shown: string[] = [];
  let matched = 0;
  for (const [index, line] of lines.entries()) {
    if (matched >= limit) break;
    const parts = [...line.matchAll(matcher)];
    if (parts.length > 0 === flags.has('v')) continue;
    matched += 1;
    const place = `${prefix}${flags.has('n') ? `${index + 1}:` : ''}`;
    const pieces = flags.has('o') ? parts.map(([text]) => text).filter((text) => text !== '') : [line];
    shown.push(...pieces.map((piece) => `${place}${piece}`));
  }
  return { matched, shown: flags.has('c') ? [`${prefix}${matched}`] : shown };
}

function matcherOf(pattern: string, flags: ReadonlySet<string>): RegExp {
  if (pattern.length > PATTERN_MAX) return stop(2, 'grep: regular expression too big');
  const fixed = flags.has('F') ? escaped(pattern) : flags.has('E') ? pattern : basic(pattern);
  // Two repetitions of the same thing, one around the other, could take for ever.
  if (/[*+}]\)+[*+{]/.test(fixed)) return stop(2, 'grep: Invalid regular expression');
  const bounded = flags.has('w') ? `\\b(?:${fixed})\\b` : flags.has('x') ? `^(?:${fixed})$` : fixed;
  try {
    return new RegExp(bounded, flags.has('i') ? 'gi' : 'g');
  } catch {
    return stop(2, 'grep: Invalid regular expression');
  }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** In a basic expression the signs + ? { } ( ) | are themselves unless they are escaped. */
function basic(pattern: string): string {
  return pattern.replace(/\\?[+?{}()|]/g, (sign) => (sign.startsWith('\\') ? sign.slice(1) : `\\${sign}`));
}
