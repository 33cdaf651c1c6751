import { right } from '../columns.js';
import type { CommandResult } from '../command-run.js';
import type { Context } from '../context.js';
import { filtered, readInputs, readLetters } from './input.js';

/** wc of coreutils 9.1: lines, words, octets. */
export function wc(context: Context, words: readonly string[]): CommandResult {
  const { flags, operands } = readLetters('wc', words, 'lwc', '');
  const { texts, stderr } = readInputs(context, 'wc', operands);
  const asked = ['l', 'w', 'c'].filter((letter) => flags.size === 0 || flags.has(letter));
  const rows = texts.map(({ path, text }) => ({ path, counts: counted(text, asked) }));
  if (rows.length > 1) {
    const total = asked.map((_letter, index) => rows.reduce((sum, { counts }) => sum + (counts[index] ?? 0), 0));
    rows.push({ path: 'total', counts: total });
  }
  // From a pipe its columns are seven wide, of files as wide as the largest number.
  const widest = String(Math.max(...rows.flatMap(({ counts }) => counts), 0)).length;
  const width = asked.length === 1 && rows.length === 1 ? 1 : operands.length === 0 ? 7 : widest;
  const shown = rows.map(({ path, counts }) => {
    const numbers = counts.map((value) => right(value, width)).join(' ');
    return `${numbers}${path === '' ? '' : ` ${path}`}\n`;
  });
  return filtered(shown.join(''), stderr);
}

function counted(text: string, asked: readonly string[]): number[] {
  return asked.map((letter) => {
    if (letter === 'l') return text.split('\n').length - 1;
    if (letter === 'w') return text.split(/\s+/).filter((word) => word !== '').length;
    return utf8Length(text);
  });
}

/** Octets of UTF-8. */
function utf8Length(text: string): number {
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
  }
  return length;
}
