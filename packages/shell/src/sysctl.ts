import { getSysctl, type KernelError, setSysctl, sysctlPaths } from '@frameplay/engine';
import type { CommandResult } from './command-run.js';
import type { Context } from './context.js';
import { unsupported } from './stop.js';

/** procps-ng 4.0.2. Goes on after an error, as the real one does. */
export function sysctl(context: Context, words: readonly string[]): CommandResult {
  const options: Options = { write: false, quiet: false, valuesOnly: false, ignore: false, all: false, names: [] };
  for (const word of words) readWord(options, word);
  const said: Said = { exit: 0, stdout: '', stderr: '' };
  if (options.all) options.names.push(...sysctlPaths(context.world, context.node));
  if (options.names.length === 0) return { exit: 1, stdout: '', stderr: USAGE };
  for (const name of options.names) treat(context, options, name, said);
  return said;
}

const USAGE = '\nUsage:\n sysctl [options] [variable[=value] ...]\n';

interface Options {
  write: boolean;
  quiet: boolean;
  valuesOnly: boolean;
  ignore: boolean;
  all: boolean;
  readonly names: string[];
}

interface Said {
  exit: number;
  stdout: string;
  stderr: string;
}

const LONG: Readonly<Record<string, string>> = { write: 'w', quiet: 'q', values: 'n', ignore: 'e', all: 'a' };

function readWord(options: Options, word: string): void {
  if (!word.startsWith('-') || word === '-') {
    options.names.push(word);
    return;
  }
  const letters = word.startsWith('--') ? (LONG[word.slice(2)] ?? '') : word.slice(1);
  if (letters === '') unsupported(`sysctl ${word}`);
  for (const letter of letters) readLetter(options, letter);
}

function readLetter(options: Options, letter: string): void {
  switch (letter) {
    case 'w':
      options.write = true;
      break;
    case 'q':
      options.quiet = true;
      break;
    case 'n':
      options.valuesOnly = true;
      break;
    case 'e':
      options.ignore = true;
      break;
    case 'a':
      options.all = true;
      break;
    default:
      unsupported(`sysctl -${letter}`);
  }
}

function treat(context: Context, options: Options, word: string, said: Said): void {
  const equals = word.indexOf('=');
  if (equals >= 0) {
    write(context, options, word.slice(0, equals).trim(), word.slice(equals + 1).trim(), said);
  } else if (options.write) {
    complain(said, 'command line(0): invalid syntax, continuing...');
  } else read(context, options, word, said);
}

function complain(said: Said, message: string): void {
  said.exit = 1;
  said.stderr += `sysctl: ${message}\n`;
}

/** `net/ipv4/conf/eth0.1/x` and `net.ipv4.ip_forward` name the same kind of thing. */
function dotted(name: string): string {
  const slash = name.indexOf('/');
  const dot = name.indexOf('.');
  return slash >= 0 && (dot < 0 || slash < dot) ? name.replaceAll('/', '.') : name;
}

function refuse(options: Options, path: string, error: KernelError, said: Said): void {
  if (error.code === 'ENOTSUP') unsupported(`sysctl ${path}`);
  switch (error.code) {
    case 'ENOENT':
      if (!options.ignore) complain(said, `cannot stat ${procPath(path)}: No such file or directory`);
      break;
    case 'EACCES':
    case 'EPERM':
      complain(said, `permission denied on key "${path}"`);
      break;
    default:
      complain(said, `setting key "${path}": Invalid argument`);
  }
}

function procPath(path: string): string {
  return `/proc/sys/${path.replaceAll('.', '/')}`;
}

function write(context: Context, options: Options, name: string, value: string, said: Said): void {
  const path = dotted(name);
  if (path === '') {
    complain(said, 'Path is not under /proc/sys/: /proc/sys/');
    return;
  }
  const outcome = setSysctl(context.world, context.node, path, value);
  if (!outcome.ok) refuse(options, path, outcome.error, said);
  else if (!options.quiet) said.stdout += options.valuesOnly ? `${value}\n` : `${path} = ${value}\n`;
}

function read(context: Context, options: Options, name: string, said: Said): void {
  const path = dotted(name);
  const prefix = `${path}.`;
  const inside = sysctlPaths(context.world, context.node).filter((candidate) => candidate.startsWith(prefix));
  for (const key of inside.length > 0 ? inside : [path]) {
    const value = getSysctl(context.world, context.node, key);
    if (!value.ok) refuse(options, key, value.error, said);
    else said.stdout += options.valuesOnly ? `${value.value}\n` : `${key} = ${value.value}\n`;
  }
}
