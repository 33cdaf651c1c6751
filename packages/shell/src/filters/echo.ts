import type { CommandResult } from '../command-run.js';
import type { Context } from '../context.js';
import { success } from '../stop.js';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', '\\': '\\', r: '\r', a: '', b: '\b' };

/** echo as bash has it built in: `-n` without a newline, `-e` with escapes. */
export function echo(_context: Context, words: readonly string[]): CommandResult {
  let start = 0;
  let letters = '';
  while (/^-[neE]+$/.test(words[start] ?? '')) letters += words[start++];
  const text = words.slice(start).join(' ');
  const shown = letters.includes('e')
    ? text.replace(/\\([\\abnrt])/g, (_all, letter: string) => ESCAPES[letter] ?? '')
    : text;
  return success(letters.includes('n') ? shown : `${shown}\n`);
}
