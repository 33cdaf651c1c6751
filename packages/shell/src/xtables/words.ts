import { Arguments } from '../arguments.js';
import { unsupported } from '../stop.js';
import { badArgument, badParameterOf, type Program } from './trouble.js';

/** The options of a call in the order in which they were written. */
export interface XtablesWords {
  table: string;
  command: CommandLetter | undefined;
  chain: string | undefined;
  /** The number after the chain, and the policy of `-P`. */
  extra: string | undefined;
  readonly options: RuleOption[];
  readonly flags: Set<ListFlag>;
}

export type CommandLetter = 'A' | 'C' | 'D' | 'I' | 'R' | 'F' | 'L' | 'S' | 'P' | 'Z';
export type ListFlag = 'n' | 'v' | 'x' | 'line-numbers';

/** `name` is the long name; `inverted`: a `!` stood before it. */
export interface RuleOption {
  readonly name: string;
  readonly value: string;
  readonly inverted: boolean;
}

const LONG_COMMANDS: Readonly<Record<string, CommandLetter>> = {
  append: 'A',
  check: 'C',
  delete: 'D',
  insert: 'I',
  replace: 'R',
  flush: 'F',
  list: 'L',
  'list-rules': 'S',
  policy: 'P',
  zero: 'Z',
};
const COMMAND_LETTERS = 'ACDIRFLSPZ';
const NEEDS_CHAIN = 'ACDIRP';

/** What one of the tools takes. */
export interface Dialect {
  readonly program: Program;
  /** The long name of each letter that takes a value. */
  readonly letters: Readonly<Record<string, string>>;
  /** Of all its spellings. */
  readonly names: Readonly<Record<string, string>>;
  /** Without a value. */
  readonly bare: readonly string[];
  /** With two. */
  readonly pairs: readonly string[];
}

const LONG_FLAGS: Readonly<Record<string, ListFlag>> = {
  numeric: 'n',
  verbose: 'v',
  exact: 'x',
  'line-numbers': 'line-numbers',
};
const IGNORED = ['-4', '--ipv4', '-w', '--wait'];
/** Of the tools, but not in this version. */
const ELSEWHERE =
  /^-[NXEgfcMVh]$|^--(new-chain|delete-chain|rename-chain|goto|fragment|set-counters|modprobe|version|help|random(-fully)?|persistent)$/;

interface Reading {
  readonly dialect: Dialect;
  readonly args: Arguments;
  readonly words: XtablesWords;
  inverted: boolean;
}

export function readXtablesWords(list: readonly string[], dialect: Dialect): XtablesWords {
  const reading: Reading = {
    dialect,
    args: new Arguments(list),
    words: { table: 'filter', command: undefined, chain: undefined, extra: undefined, options: [], flags: new Set() },
    inverted: false,
  };
  for (let word = reading.args.take(); word !== undefined; word = reading.args.take()) readWord(reading, word);
  if (reading.inverted) bad(reading, "unexpected '!' flag before the end");
  return reading.words;
}

function readWord(reading: Reading, word: string): void {
  if (word === '!') {
    if (reading.inverted) bad(reading, 'multiple consecutive ! not allowed');
    reading.inverted = true;
  } else if (IGNORED.includes(word)) ignoreWait(reading, word);
  else if (ELSEWHERE.test(word)) unsupported(`${reading.dialect.program} ${word}`);
  else if (word.startsWith('--') && word.length > 2) readLong(reading, word.slice(2));
  else if (word.startsWith('-') && word.length > 1) readShort(reading, word.slice(1));
  else badArgument(reading.dialect.program, word);
}

function bad({ dialect }: Reading, message: string): never {
  return badParameterOf(dialect.program, message);
}

function ignoreWait({ args }: Reading, word: string): void {
  if (word.endsWith('w') || word.endsWith('wait')) if (/^\d+$/.test(args.peek() ?? '')) args.take();
}

function readLong(reading: Reading, word: string): void {
  const equals = word.indexOf('=');
  const name = equals < 0 ? word : word.slice(0, equals);
  const given = equals < 0 ? undefined : word.slice(equals + 1);
  const command = LONG_COMMANDS[name];
  const flag = LONG_FLAGS[name];
  if (command !== undefined) readCommand(reading, command, given);
  else if (name === 'table') reading.words.table = given ?? value(reading, '--table');
  else if (flag !== undefined) reading.words.flags.add(flag);
  else readLongOption(reading, name, given);
}

function readLongOption(reading: Reading, name: string, given: string | undefined): void {
  const { dialect, args } = reading;
  const known = dialect.names[name];
  if (dialect.bare.includes(name)) option(reading, name, '');
  else if (dialect.pairs.includes(name)) {
    const [first, second] = [args.take(), args.take()];
    if (first === undefined || second === undefined || second.startsWith('-'))
      bad(reading, `--${name} requires two args.`);
    option(reading, name, `${first} ${second}`);
  } else if (known === undefined) bad(reading, `unknown option "--${name}"`);
  else option(reading, known, given ?? value(reading, `--${name}`));
}

/** Letters may stand together: `-nvL`, `-ptcp`. */
function readShort(reading: Reading, letters: string): void {
  const letter = letters[0] ?? '';
  const rest = letters.slice(1) === '' ? undefined : letters.slice(1);
  if (COMMAND_LETTERS.includes(letter)) readCommand(reading, letter as CommandLetter, rest);
  else if (letter === 't') reading.words.table = rest ?? value(reading, '-t');
  else if (reading.dialect.letters[letter] !== undefined)
    option(reading, reading.dialect.letters[letter], rest ?? value(reading, `-${letter}`));
  else if (letter === 'n' || letter === 'v' || letter === 'x') {
    reading.words.flags.add(letter);
    if (rest !== undefined) readShort(reading, rest);
  } else bad(reading, `unknown option "-${letter}"`);
}

function value(reading: Reading, name: string): string {
  return reading.args.take() ?? bad(reading, `option "${name}" requires an argument`);
}

function option(reading: Reading, name: string, text: string): void {
  reading.words.options.push({ name, value: text, inverted: reading.inverted });
  reading.inverted = false;
}

function readCommand(reading: Reading, command: CommandLetter, given: string | undefined): void {
  const { args, words } = reading;
  if (words.command !== undefined) bad(reading, `Cannot use -${command} with -${words.command}`);
  words.command = command;
  words.chain = given ?? (isPlain(args.peek()) ? args.take() : undefined);
  if (words.chain === undefined && NEEDS_CHAIN.includes(command))
    bad(reading, `option "-${command}" requires an argument`);
  if (command === 'P') words.extra = args.take() ?? bad(reading, '-P requires a chain and a policy');
  else if ('DIRLSZ'.includes(command) && /^\d+$/.test(args.peek() ?? '')) words.extra = args.take();
}

function isPlain(word: string | undefined): boolean {
  return word !== undefined && !word.startsWith('-') && word !== '!';
}
