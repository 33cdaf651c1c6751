import type { CommandResult } from '../command-run.js';
import type { Context } from '../context.js';
import { stop } from '../stop.js';
import { linesOf, readInputs, readLetters, unlines } from './input.js';

/** sort of coreutils 9.1 in the C locale: `-r`, `-n`, `-u`, `-k FIELD`. */
export function sort(context: Context, words: readonly string[]): CommandResult {
  const { flags, values, operands } = readLetters('sort', words, 'rnu', 'k');
  const field = values.get('k') ?? '0';
  if (!/^\d{1,3}$/.test(field) || (values.has('k') && field === '0'))
    stop(2, `sort: -: invalid field specification ‘${field}’`);
  const { texts, stderr } = readInputs(context, 'sort', operands);
  if (stderr !== '') return { exit: 2, stdout: '', stderr: stderr.replace(/^sort: /, 'sort: cannot read: ') };
  const lines = texts.flatMap(({ text }) => linesOf(text));
  const order = (a: string, b: string): number =>
    compare(keyOf(a, Number(field)), keyOf(b, Number(field)), flags.has('n'));
  const sorted = lines.sort((a, b) => (order(a, b) || compare(a, b, false)) * (flags.has('r') ? -1 : 1));
  const shown = flags.has('u')
    ? sorted.filter((line, index) => index === 0 || order(line, sorted[index - 1] ?? '') !== 0)
    : sorted;
  return { exit: 0, stdout: unlines(shown), stderr: '' };
}

/** From this field to the end of the line. */
function keyOf(line: string, field: number): string {
  return field <= 1
    ? line
    : line
        .trimStart()
        .split(/\s+/)
        .slice(field - 1)
        .join(' ');
}

function compare(a: string, b: string, isNumeric: boolean): number {
  if (isNumeric) return number(a) - number(b);
  return a < b ? -1 : a > b ? 1 : 0;
}

function number(text: string): number {
  return Number(/^\s*-?\d+(\.\d+)?/.exec(text)?.[0] ?? 0);
}
