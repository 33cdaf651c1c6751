import type { World } from '@frameplay/engine';
import type { ShellFiles } from '../command-run.js';
import { type Context, kindOf } from '../context.js';
import { scanTokens, type Token } from '../line/token.js';
import { runWords } from '../run-words.js';
import { type Candidate } from './candidate.js';
import { commandNames, nextWords } from './grammar.js';
import { files as filesOf } from './values.js';

/** Where a terminal is: its device and that device's files. */
export interface CompletionContext {
  readonly world: World;
  readonly node: string;
  readonly files?: ShellFiles;
}

export interface Completion {
  /** Where the word begins that the candidates would replace, up to the cursor. */
  readonly from: number;
  /** All of them begin with what is typed; in the order in which to show them. */
  readonly candidates: readonly Candidate[];
}

/** What Tab offers at the cursor. Changes nothing; an unknown place has no candidates. */
export function complete(line: string, cursor: number, at: CompletionContext): Completion {
  const end = Math.max(0, Math.min(cursor, line.length));
  const head = line.slice(0, end);
  const typed = /[^\s;&|<>()]*$/.exec(head)?.[0] ?? '';
  const from = end - typed.length;
  const kind = kindOf(at.world, at.node);
  const scanned = scanTokens(head.slice(0, from));
  // Inside quotes, and in what this shell does not read, nothing is offered.
  if (kind === undefined || scanned.kind !== 'tokens' || /['"\\$`]/.test(typed)) return { from, candidates: [] };
  const { world, node, files = {} } = at;
  const context: Context = { world, node, kind, files, options: {}, input: undefined, run: runWords };
  const offered = offer(context, scanned.tokens, typed).filter(({ text }) => text.startsWith(typed));
  const seen = new Set<string>();
  const candidates = offered.filter(({ text }) => !seen.has(text) && seen.add(text).size > 0);
  return { from, candidates };
}

function offer(context: Context, tokens: readonly Token[], typed: string): Candidate[] {
  const last = tokens.at(-1);
  if (last?.kind === 'redirect') return filesOf(context, typed);
  const words = currentCommand(tokens);
  const [command, ...before] = words;
  if (command === undefined) return commandNames(context);
  return nextWords(command, { context, before, last: before.at(-1) ?? '', typed });
}

/** The words of the command at the end: after the last operator, without what only introduces a command. */
function currentCommand(tokens: readonly Token[]): string[] {
  const start = tokens.findLastIndex(({ kind }) => kind === 'operator') + 1;
  const words = tokens.slice(start).flatMap((token) => (token.kind === 'word' ? [wordText(token)] : []));
  if (words[0] === 'do') words.shift();
  if (words[0] === 'timeout' && words.length > 1) words.splice(0, words[1] === '-s' ? 4 : 2);
  return words;
}

function wordText(token: Extract<Token, { kind: 'word' }>): string {
  return token.parts.map((part) => (typeof part === 'string' ? part : '')).join('');
}
