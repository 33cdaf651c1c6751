import { Arguments } from '../arguments.js';
import { unsupported } from '../stop.js';
import { badParameter } from './trouble.js';

/** The options of a call in the order in which they were written. */
export interface IptablesWords {
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

const SHORT_VALUES: Readonly<Record<string, string>> = {
  s: 'source',
  d: 'destination',
  i: 'in-interface',
  o: 'out-interface',
  p: 'protocol',
  j: 'jump',
  m: 'match',
};
const LONG_VALUES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      ...['source', 'destination', 'in-interface', 'out-interface', 'protocol', 'jump', 'match', 'sport', 'dport'],
      ...['sports', 'dports', 'ports', 'icmp-type', 'mark', 'comment', 'set-mark', 'set-xmark', 'or-mark', 'and-mark'],
      ...['xor-mark', 'reject-with'],
    ].map((name) => [name, name]),
  ),
  src: 'source',
  dst: 'destination',
  proto: 'protocol',
  'source-port': 'sport',
  'destination-port': 'dport',
  'source-ports': 'sports',
  'destination-ports': 'dports',
};
const LONG_FLAGS: Readonly<Record<string, ListFlag>> = {
  numeric: 'n',
  verbose: 'v',
  exact: 'x',
  'line-numbers': 'line-numbers',
};
const IGNORED = ['-4', '--ipv4', '-w', '--wait'];
/** Of iptables, but not in this version. */
const ELSEWHERE =
  /^-[NXEgfcMVh]$|^--(new-chain|delete-chain|rename-chain|goto|fragment|set-counters|modprobe|version|help)$/;

interface Reading {
  readonly args: Arguments;
  readonly words: IptablesWords;
  inverted: boolean;
}

export function readIptablesWords(list: readonly string[]): IptablesWords {
  const reading: Reading = {
    args: new Arguments(list),
    words: { table: 'filter', command: undefined, chain: undefined, extra: undefined, options: [], flags: new Set() },
    inverted: false,
  };
  for (let word = reading.args.take(); word !== undefined; word = reading.args.take()) readWord(reading, word);
  if (reading.inverted) badParameter("unexpected '!' flag before the end");
  return reading.words;
}

function readWord(reading: Reading, word: string): void {
  if (word === '!') {
    if (reading.inverted) badParameter('multiple consecutive ! not allowed');
    reading.inverted = true;
  } else if (IGNORED.includes(word)) ignoreWait(reading, word);
  else if (ELSEWHERE.test(word)) unsupported(`iptables ${word}`);
  else if (word.startsWith('--') && word.length > 2) readLong(reading, word.slice(2));
  else if (word.startsWith('-') && word.length > 1) readShort(reading, word.slice(1));
  else badParameter(`Bad argument \`${word}'`);
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
  else if (name === 'syn') option(reading, 'syn', '');
  else if (LONG_VALUES[name] !== undefined) option(reading, LONG_VALUES[name], given ?? value(reading, `--${name}`));
  else badParameter(`unknown option "--${name}"`);
}

/** Letters may stand together: `-nvL`, `-ptcp`. */
function readShort(reading: Reading, letters: string): void {
  const letter = letters[0] ?? '';
  const rest = letters.slice(1) === '' ? undefined : letters.slice(1);
  if (COMMAND_LETTERS.includes(letter)) readCommand(reading, letter as CommandLetter, rest);
  else if (letter === 't') reading.words.table = rest ?? value(reading, '-t');
  else if (SHORT_VALUES[letter] !== undefined)
    option(reading, SHORT_VALUES[letter], rest ?? value(reading, `-${letter}`));
  else if (letter === 'n' || letter === 'v' || letter === 'x') {
    reading.words.flags.add(letter);
    if (rest !== undefined) readShort(reading, rest);
  } else badParameter(`unknown option "-${letter}"`);
}

function value({ args }: Reading, name: string): string {
  return args.take() ?? badParameter(`option "${name}" requires an argument`);
}

function option(reading: Reading, name: string, text: string): void {
  reading.words.options.push({ name, value: text, inverted: reading.inverted });
  reading.inverted = false;
}

function readCommand({ args, words }: Reading, command: CommandLetter, given: string | undefined): void {
  if (words.command !== undefined) badParameter(`Cannot use -${command} with -${words.command}`);
  words.command = command;
  words.chain = given ?? (isPlain(args.peek()) ? args.take() : undefined);
  if (words.chain === undefined && NEEDS_CHAIN.includes(command))
    badParameter(`option "-${command}" requires an argument`);
  if (command === 'P') words.extra = args.take() ?? badParameter('-P requires a chain and a policy');
  else if ('DIRLSZ'.includes(command) && /^\d+$/.test(args.peek() ?? '')) words.extra = args.take();
}

function isPlain(word: string | undefined): boolean {
  return word !== undefined && !word.startsWith('-') && word !== '!';
}
