import type { CommandResult } from '../command-run.js';
import type { Context } from '../context.js';
import { readFile } from '../files/file-system.js';
import { stop } from '../stop.js';

/** What a filter reads: its files one after the other, or what comes by the pipe. */
export interface Read {
  readonly texts: readonly { readonly path: string; readonly text: string }[];
  readonly stderr: string;
}

export function readInputs(context: Context, name: string, paths: readonly string[]): Read {
  if (paths.length === 0) return { texts: [{ path: '', text: context.input ?? '' }], stderr: '' };
  const texts: { path: string; text: string }[] = [];
  let stderr = '';
  for (const path of paths) {
    const file = path === '-' ? { ok: true as const, text: context.input ?? '' } : readFile(context, path);
    if (file.ok) texts.push({ path, text: file.text });
    else stderr += `${name}: ${path}: No such file or directory\n`;
  }
  return { texts, stderr };
}

/** Lines without their newlines; the last one may lack it. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

export function unlines(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

/** getopt of the GNU tools: letters and values; everything else is an operand. */
export interface Letters {
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
  readonly operands: readonly string[];
}

export function readLetters(name: string, words: readonly string[], flags: string, withValue: string): Letters {
  const read = { flags: new Set<string>(), values: new Map<string, string>(), operands: [] as string[] };
  const fail = failure(name);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '--') {
      read.operands.push(...words.slice(at + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') read.operands.push(word);
    else if (word.startsWith('--')) fail(`unrecognized option '${word}'`);
    else at += readGroup(read, word.slice(1), words[at + 1], { flags, withValue, fail });
  }
  return read;
}

type Fail = (message: string) => never;

function failure(name: string): Fail {
  const exit = name === 'grep' || name === 'sort' ? 2 : 1;
  const usage = name === 'grep' ? 'Usage: grep [OPTION]... PATTERNS [FILE]...\n' : '';
  return (message) => stop(exit, `${name}: ${message}\n${usage}Try '${name} --help' for more information.`);
}

/** `-n3` or `-n 3`: returns how many words more were taken. */
function readGroup(
  read: { readonly flags: Set<string>; readonly values: Map<string, string> },
  letters: string,
  next: string | undefined,
  known: { readonly flags: string; readonly withValue: string; readonly fail: Fail },
): number {
  for (let rest = letters; rest !== ''; ) {
    const letter = rest.slice(0, 1);
    rest = rest.slice(1);
    if (known.flags.includes(letter)) read.flags.add(letter);
    else if (known.withValue.includes(letter)) {
      read.values.set(letter, rest !== '' ? rest : (next ?? known.fail(`option requires an argument -- '${letter}'`)));
      return rest === '' ? 1 : 0;
    } else known.fail(`invalid option -- '${letter}'`);
  }
  return 0;
}

export function filtered(stdout: string, stderr: string): CommandResult {
  return { exit: stderr === '' ? 0 : 1, stdout, stderr };
}
