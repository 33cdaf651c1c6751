import { getSysctl, type KernelError, setSysctl, sysctlPaths } from '@frameplay/engine';
import type { CommandResult } from './command-run.js';
import type { Context } from './context.js';
import { readFile } from './files/file-system.js';
import { own } from './own.js';
import { stop, success, unsupported } from './stop.js';
import { SYSCTL_USAGE } from './usage.js';

/** procps-ng 4.0.2. Goes on after an error, as the real one does. */
export function sysctl(context: Context, words: readonly string[]): CommandResult {
  const options: Options = {
    write: false,
    quiet: false,
    valuesOnly: false,
    namesOnly: false,
    binary: false,
    ignore: false,
    all: false,
    help: false,
    version: false,
    load: false,
    pattern: undefined,
    names: [],
  };
  readWords(options, words);
  if (options.help) return success(SYSCTL_USAGE);
  if (options.version) return success('sysctl from procps-ng 4.0.2\n');
  if (options.load) return load(context, options);
  const said: Said = { exit: 0, stdout: '', stderr: '' };
  if (options.all) options.names.push(...sysctlPaths(context.world, context.node));
  if (options.names.length === 0) return { exit: 1, stdout: '', stderr: SYSCTL_USAGE };
  for (const name of options.names) treat(context, options, name, said);
  return said;
}

interface Options {
  write: boolean;
  quiet: boolean;
  valuesOnly: boolean;
  namesOnly: boolean;
  binary: boolean;
  help: boolean;
  version: boolean;
  load: boolean;
  pattern: RegExp | undefined;
  ignore: boolean;
  all: boolean;
  readonly names: string[];
}

interface Said {
  exit: number;
  stdout: string;
  stderr: string;
}

const LONG: Readonly<Record<string, string>> = {
  write: 'w',
  quiet: 'q',
  values: 'n',
  names: 'N',
  ignore: 'e',
  all: 'a',
  binary: 'b',
  load: 'p',
  pattern: 'r',
  help: 'h',
  version: 'V',
};

function readWords(options: Options, words: readonly string[]): void {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (!word.startsWith('-') || word === '-') {
      options.names.push(word);
      continue;
    }
    if (word.startsWith('--')) at += readLong(options, word, words[at + 1]);
    else for (const letter of word.slice(1)) at += readShort(options, letter, words[at + 1]);
  }
}

/** `--pattern X`, `--pattern=X`, `--load=FILE`. Returns how many words more it has taken. */
function readLong(options: Options, word: string, next: string | undefined): number {
  const [name = '', value] = word.split('=');
  const letter = own(LONG, name.slice(2)) ?? unsupported(`sysctl ${word}`);
  if (letter === 'p' && value !== undefined) options.names.push(value);
  const taken = readShort(options, letter, value ?? next);
  return value === undefined ? taken : 0;
}

function readShort(options: Options, letter: string, next: string | undefined): number {
  if (letter !== 'r') {
    readLetter(options, letter);
    return 0;
  }
  readPattern(options, next);
  return 1;
}

const PATTERN_MAX = 200;

function readPattern(options: Options, text: string | undefined): void {
  if (text === undefined) stop(1, `sysctl: option requires an argument -- 'r'\n${SYSCTL_USAGE.trimEnd()}`);
  if (text.length > PATTERN_MAX || /[*+}]\)+[*+{]/.test(text)) stop(1, 'sysctl: Invalid regular expression');
  try {
    options.pattern = new RegExp(text);
  } catch {
    stop(1, 'sysctl: Invalid regular expression');
  }
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
    case 'N':
      options.namesOnly = true;
      break;
    case 'b':
      options.valuesOnly = true;
      options.binary = true;
      break;
    case 'e':
      options.ignore = true;
      break;
    case 'a':
    case 'A':
    case 'X':
      options.all = true;
      break;
    case 'p':
    case 'f':
      options.load = true;
      break;
    case 'h':
    case 'd':
      options.help = true;
      break;
    case 'V':
      options.version = true;
      break;
    case 'o':
    case 'x':
      break;
    default:
      stop(1, `sysctl: invalid option -- '${letter}'\n${SYSCTL_USAGE.trimEnd()}`);
  }
}

const DEFAULT_FILE = '/etc/sysctl.conf';

/** `-p`: lines of NAME = VALUE; # and ; begin comments, a dash before the name forgives. */
function load(context: Context, options: Options): CommandResult {
  const said: Said = { exit: 0, stdout: '', stderr: '' };
  for (const path of options.names.length > 0 ? options.names : [DEFAULT_FILE]) {
    const file = readFile(context, path);
    if (file.ok) loadText(context, options, path, file.text, said);
    else if (path !== DEFAULT_FILE || options.names.length > 0) {
      complain(said, `cannot open "${path}": No such file or directory`);
    }
  }
  return said;
}

function loadText(context: Context, options: Options, path: string, text: string, said: Said): void {
  for (const [index, row] of text.split('\n').entries()) {
    const line = row.trim();
    if (line === '' || line.startsWith('#') || line.startsWith(';')) continue;
    const equals = line.indexOf('=');
    if (equals < 0) complain(said, `${path}(${index + 1}): invalid syntax, continuing...`);
    else write(context, options, line.slice(0, equals).trim().replace(/^-/, ''), line.slice(equals + 1).trim(), said);
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
  const wanted = (inside.length > 0 ? inside : [path]).filter((key) => options.pattern?.test(key) ?? true);
  for (const key of wanted) {
    const value = getSysctl(context.world, context.node, key);
    if (!value.ok) refuse(options, key, value.error, said);
    else said.stdout += shownAs(options, key, value.value);
  }
}

function shownAs({ namesOnly, valuesOnly, binary }: Options, key: string, value: string): string {
  if (namesOnly) return `${key}\n`;
  if (!valuesOnly) return `${key} = ${value}\n`;
  return binary ? value : `${value}\n`;
}
