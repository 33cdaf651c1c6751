import { parseIpv4, startHttpClient } from '@frameplay/engine';
import { Arguments } from './arguments.js';
import type { CommandResult, CommandRun, CurlOutput } from './command-run.js';
import type { Context } from './context.js';
import { demand, stop, unsupported } from './stop.js';
import { parseUrl } from './url.js';

/** curl 7.88, as far as a plain GET goes. */
export function curl(context: Context, words: readonly string[]): CommandResult | CommandRun {
  const options = readOptions(words);
  const url = parseUrl(options.url);
  if (url.kind === 'other-scheme') unsupported(`curl ${url.scheme}://`);
  if (url.kind === 'malformed') fail(options, 3, 'URL using bad/illegal format or missing URL');
  if (url.kind === 'unknown-host') fail(options, 6, `Could not resolve host: ${url.host}`);
  const source = options.interfaceName === undefined ? undefined : parseIpv4(options.interfaceName);
  if (source?.ok === false) unsupported(`curl --interface ${options.interfaceName}`);
  const program = demand(
    startHttpClient(context.world, context.node, {
      address: url.address,
      port: url.port,
      path: url.path,
      hostHeader: url.port === 80 ? url.host : `${url.host}:${url.port}`,
      maxTimeUs: options.maxTimeUs,
      ...(source?.ok === true ? { sourceAddress: source.value } : {}),
    }),
    () => fail(options, 45, `bind failed with errno 99: Cannot assign requested address`),
  );
  const { silent, showError, discardBody, includeHeaders, writeOut } = options;
  const output: CurlOutput = {
    command: 'curl',
    host: url.host,
    port: url.port,
    silent,
    showError,
    discardBody,
    includeHeaders,
    writeOut,
  };
  return { kind: 'program', node: context.node, program, output };
}

interface Options {
  url: string;
  silent: boolean;
  showError: boolean;
  discardBody: boolean;
  includeHeaders: boolean;
  maxTimeUs: number | null;
  interfaceName: string | undefined;
  writeOut: string;
}

function fail(options: Options, exit: number, message: string): never {
  const shown = !options.silent || options.showError;
  return shown ? stop(exit, `curl: (${exit}) ${message}`) : stopSilently(exit);
}

function stopSilently(exit: number): never {
  return stop(exit, '');
}

const TRY_HELP = "curl: try 'curl --help' or 'curl --manual' for more information";

function readOptions(words: readonly string[]): Options {
  const options: Options = {
    url: '',
    silent: false,
    showError: false,
    discardBody: false,
    includeHeaders: false,
    maxTimeUs: null,
    interfaceName: undefined,
    writeOut: '',
  };
  const args = new Arguments(words);
  for (let word = args.take(); word !== undefined; word = args.take()) readWord(options, word, args);
  if (options.url === '') stop(2, `curl: no URL specified!\n${TRY_HELP}`);
  return options;
}

function readWord(options: Options, word: string, args: Arguments): void {
  if (!word.startsWith('-') || word === '-') {
    if (options.url !== '') unsupported('curl with several URLs');
    options.url = word;
  } else if (word.startsWith('--')) readOption(options, word, args, undefined);
  else readLetters(options, word.slice(1), args);
}

const LONG_NAMES: Readonly<Record<string, string>> = {
  s: '--silent',
  S: '--show-error',
  o: '--output',
  w: '--write-out',
  m: '--max-time',
  i: '--include',
  '4': '--ipv4',
};
const WITH_VALUE = new Set(['o', 'w', 'm']);

function readLetters(options: Options, letters: string, args: Arguments): void {
  for (let rest = letters; rest !== ''; ) {
    const letter = rest.slice(0, 1);
    rest = rest.slice(1);
    const name = LONG_NAMES[letter] ?? unsupported(`curl -${letter}`);
    const attached = WITH_VALUE.has(letter) && rest !== '' ? rest : undefined;
    if (attached !== undefined) rest = '';
    readOption(options, name, args, attached);
  }
}

function readOption(options: Options, name: string, args: Arguments, attached: string | undefined): void {
  const value = (): string =>
    attached ?? args.take() ?? stop(2, `curl: option ${name}: requires parameter\n${TRY_HELP}`);
  switch (name) {
    case '--silent':
      options.silent = true;
      break;
    case '--show-error':
      options.showError = true;
      break;
    case '--include':
      options.includeHeaders = true;
      break;
    case '--ipv4':
    case '--no-progress-meter':
      break;
    case '--max-time':
      options.maxTimeUs = readSeconds(name, value());
      break;
    case '--interface':
      options.interfaceName = value();
      break;
    case '--write-out':
      options.writeOut = checkFormat(value());
      break;
    case '--output':
      if (value() !== '/dev/null') unsupported('curl --output to a file');
      options.discardBody = true;
      break;
    default:
      unsupported(`curl ${name}`);
  }
}

function readSeconds(name: string, text: string): number | null {
  if (!/^\d+(\.\d+)?$/.test(text)) {
    stop(2, `curl: option ${name}: expected a proper numerical parameter\n${TRY_HELP}`);
  }
  const us = Math.round(Number(text) * 1_000_000);
  return us === 0 ? null : us;
}

/** What `-w` may name. */
export const WRITE_OUT_NAMES = [
  'http_code',
  'response_code',
  'size_download',
  'remote_ip',
  'remote_port',
  'local_ip',
  'local_port',
  'exitcode',
  'time_total',
];

function checkFormat(format: string): string {
  for (const [, name = ''] of format.matchAll(/%\{([^}]*)\}/g)) {
    if (!WRITE_OUT_NAMES.includes(name)) unsupported(`curl -w %{${name}}`);
  }
  return format;
}
