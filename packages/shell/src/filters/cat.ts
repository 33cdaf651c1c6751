import type { CommandResult } from '../command-run.js';
import type { Context } from '../context.js';
import { filtered, readInputs, readLetters } from './input.js';

/** cat of coreutils 9.1. */
export function cat(context: Context, words: readonly string[]): CommandResult {
  const { operands } = readLetters('cat', words, 'u', '');
  const { texts, stderr } = readInputs(context, 'cat', operands);
  return filtered(texts.map(({ text }) => text).join(''), stderr);
}
