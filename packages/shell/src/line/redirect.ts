import type { CommandResult } from '../command-run.js';
import type { Context } from '../context.js';
import { readFile, writeFile } from '../files/file-system.js';
import type { Redirect } from './script.js';

type Trouble = { readonly ok: false; readonly result: CommandResult };
type Opened = { readonly ok: true; readonly input: string | undefined } | Trouble;

/** What a shell does before it starts a command: it opens what is read, and makes sure of what is written. */
export function openFiles(context: Context, redirects: readonly Redirect[], piped: string | undefined): Opened {
  let input = piped;
  for (const { sign, target } of redirects) {
    if (sign === '<') {
      const file = readFile(context, target);
      if (!file.ok) return refused(2, `sh: 1: cannot open ${target}: No such file`);
      input = file.text;
    } else if (writesTo(sign) && !mayWrite(context, target)) {
      return refused(1, `bash: ${target}: No such file or directory`);
    }
  }
  return { ok: true, input };
}

const writesTo = (sign: Redirect['sign']): boolean => !['<', '2>&1', '>&2'].includes(sign);

function mayWrite(context: Context, path: string): boolean {
  return path.startsWith('/proc/sys/') ? readFile(context, path).ok : !path.startsWith('/proc/') && path !== '';
}

function refused(exit: number, message: string): Trouble {
  return { ok: false, result: { exit, stdout: '', stderr: `${message}\n` } };
}

/** Sends what a command said where it is to go; what is left is for the terminal, or for the next in the pipe. */
export function redirectOutput(
  context: Context,
  name: string,
  redirects: readonly Redirect[],
  result: CommandResult,
): CommandResult {
  const { out, errors, files } = targetsOf(redirects);
  const terminal = { stdout: '', stderr: '' };
  for (const { to, text } of [
    { to: errors, text: result.stderr },
    { to: out, text: result.stdout },
  ]) {
    const file = files.get(to);
    if (file !== undefined) file.text += text;
    else if (to === STDOUT) terminal.stdout += text;
    else terminal.stderr += text;
  }
  const failed = [...files].some(([path, { isAppended, text }]) => !writeFile(context, path, text, isAppended));
  if (!failed) return { exit: result.exit, ...terminal };
  const error = `${name === 'echo' ? 'bash: ' : ''}${name}: write error: Invalid argument\n`;
  return { exit: 1, stdout: terminal.stdout, stderr: terminal.stderr + error };
}

// No file is called so: a path that is asked for is never empty.
const STDOUT = '';
const STDERR = '\n';

/** From left to right, as a shell does: `> file 2>&1` is another thing than `2>&1 > file`. */
function targetsOf(redirects: readonly Redirect[]) {
  let [out, errors] = [STDOUT, STDERR];
  const files = new Map<string, { readonly isAppended: boolean; text: string }>();
  for (const { sign, target } of redirects) {
    if (sign === '<') continue;
    if (sign === '2>&1') errors = out;
    else if (sign === '>&2') out = errors;
    else {
      files.set(target, { isAppended: sign.endsWith('>>'), text: '' });
      if (sign === '&>') errors = target;
      if (sign.startsWith('2')) errors = target;
      else out = target;
    }
  }
  return { out, errors, files };
}
