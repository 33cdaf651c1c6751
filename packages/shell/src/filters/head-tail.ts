import type { CommandResult } from '../command-run.js';
import type { Context } from '../context.js';
import { stop } from '../stop.js';
import { filtered, linesOf, readInputs, readLetters, unlines } from './input.js';

type Cut = (lines: readonly string[], count: string) => readonly string[];

/** head of coreutils 9.1: `-n 3`, `-3`, `-n -3` (all but the last three). */
export const head = cutter('head', (lines, count) => lines.slice(0, Number(count)));

/** tail of coreutils 9.1: `-n 3`, `-3`, `-n +3` (from the third on). */
export const tail = cutter('tail', (lines, count) =>
  count.startsWith('+')
    ? lines.slice(Math.max(0, Number(count) - 1))
    : lines.slice(-Math.abs(Number(count)) || lines.length),
);

const LINES = '10';

function cutter(name: 'head' | 'tail', cut: Cut): (context: Context, words: readonly string[]) => CommandResult {
  return (context, words) => {
    const [first = '', ...rest] = words;
    const short = /^-\d+$/.test(first) ? ['-n', first.slice(1), ...rest] : words;
    const { values, operands } = readLetters(name, short, 'qv', 'n');
    const count = values.get('n') ?? LINES;
    if (!/^[-+]?\d{1,9}$/.test(count)) stop(1, `${name}: invalid number of lines: ‘${count}’`);
    const { texts, stderr } = readInputs(context, name, operands);
    const shown = texts.map(({ path, text }, index) => {
      const title = texts.length > 1 ? `${index > 0 ? '\n' : ''}==> ${path} <==\n` : '';
      return title + unlines(cut(linesOf(text), count));
    });
    return filtered(shown.join(''), stderr);
  };
}
