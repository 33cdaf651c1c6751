import { stop } from '../stop.js';

/** One statement of keepalived.conf: its words, and what stands between its braces, if it has any. */
export interface Statement {
  readonly words: readonly string[];
  readonly line: number;
  readonly block: readonly Statement[] | null;
}

export const CONFIG_PATH = '/etc/keepalived/keepalived.conf';
const EXIT_CONFIG = 1;

/** report_config_error, for what leaves nothing to run. */
export function configError(line: number, message: string): never {
  return stop(EXIT_CONFIG, `(${CONFIG_PATH}: Line ${line}) ${message}`);
}

interface Open {
  readonly words: readonly string[];
  readonly line: number;
  readonly block: Statement[];
}

/** Comments begin with `!` or `#`; a statement ends with its line; a brace may stand on the next one. */
export function readStatements(text: string): readonly Statement[] {
  const top: Open = { words: [], line: 0, block: [] };
  const stack: Open[] = [top];
  for (const [index, raw] of text.split('\n').entries()) readLine(stack, splitWords(raw, index + 1), index + 1);
  const unclosed = stack.at(-1);
  if (unclosed !== undefined && unclosed !== top)
    configError(unclosed.line, `Missing '}' of ${unclosed.words[0] ?? '{'}`);
  return top.block;
}

function splitWords(raw: string, line: number): string[] {
  const words: string[] = [];
  let rest = raw;
  for (;;) {
    rest = rest.trimStart();
    if (rest === '' || rest.startsWith('!') || rest.startsWith('#')) return words;
    const quoted = /^"([^"]*)"/.exec(rest);
    if (rest.startsWith('"') && quoted === null) configError(line, 'Unmatched quote');
    const word = quoted?.[0] ?? /^[{}]|^[^\s{}"]+/.exec(rest)?.[0] ?? '';
    words.push(quoted?.[1] ?? word);
    rest = rest.slice(word.length);
  }
}

function readLine(stack: Open[], words: readonly string[], line: number): void {
  let statement: string[] = [];
  for (const word of words) {
    if (word === '{') openBlock(stack, statement, line);
    else if (word === '}') {
      addStatement(stack, statement, line);
      closeBlock(stack, line);
    } else {
      statement.push(word);
      continue;
    }
    statement = [];
  }
  addStatement(stack, statement, line);
}

function addStatement(stack: readonly Open[], words: readonly string[], line: number): void {
  if (words.length > 0) stack.at(-1)?.block.push({ words, line, block: null });
}

function openBlock(stack: Open[], words: readonly string[], line: number): void {
  if (words.length > 0) {
    stack.push({ words, line, block: [] });
    return;
  }
  // The brace of the statement on the line before.
  const last = stack.at(-1)?.block.pop();
  if (last === undefined || last.block !== null) configError(line, "Unexpected '{' - ignoring");
  else stack.push({ words: last.words, line: last.line, block: [] });
}

function closeBlock(stack: Open[], line: number): void {
  if (stack.length === 1) configError(line, "Unexpected '}' - ignoring");
  const closed = stack.pop();
  if (closed !== undefined) stack.at(-1)?.block.push(closed);
}
