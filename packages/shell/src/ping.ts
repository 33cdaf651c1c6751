import { addressesOf, formatIpv4, type Ipv4Address, type PingOptions, parseIpv4, startPing } from '@frameplay/engine';
import { Arguments } from './arguments.js';
import type { CommandResult, CommandRun } from './command-run.js';
import { type Context, hasInterface } from './context.js';
import { kernelMessage } from './kernel-message.js';
import { demand, stop, unsupported } from './stop.js';
import { PING_USAGE } from './usage.js';

/** ping of iputils 20221126. */
export function ping(context: Context, words: readonly string[]): CommandResult | CommandRun {
  const read = readOptions(words);
  const destination = parseIpv4(read.host);
  if (!destination.ok) stop(2, `ping: ${read.host}: Name or service not known`);
  const source = read.source === undefined ? undefined : sourceAddress(context, read.source);
  const options: PingOptions = {
    destination: destination.value,
    count: read.count ?? COUNT_MAX,
    ...(read.intervalUs === undefined ? {} : { intervalUs: read.intervalUs }),
    ...(read.waitUs === undefined ? {} : { waitUs: read.waitUs }),
    ...(read.deadlineUs === undefined ? {} : { deadlineUs: read.deadlineUs }),
    ...(read.ttl === undefined ? {} : { ttl: read.ttl }),
    ...(read.dontFragment ? { dontFragment: true } : {}),
    ...sourceOf(read.source),
    payloadBytes: read.payloadBytes,
  };
  const program = demand(startPing(context.world, context.node, options), (error) =>
    error.code === 'EADDRNOTAVAIL' || (error.code === 'EINVAL' && source !== undefined)
      ? stop(2, `ping: bind: ${kernelMessage('EADDRNOTAVAIL')}`)
      : stop(2, `ping: connect: ${kernelMessage(error.code)}`),
  );
  const output = {
    command: 'ping',
    host: formatIpv4(destination.value),
    payloadBytes: read.payloadBytes,
    quiet: read.quiet,
    from: source === undefined ? undefined : sourceText(source, read.source),
  } as const;
  const endless = read.count === undefined && read.deadlineUs === undefined;
  return { kind: 'program', node: context.node, program, output, endless };
}

const COUNT_MAX = 1_000_000;

interface Options {
  host: string;
  count?: number;
  intervalUs?: number;
  waitUs?: number;
  deadlineUs?: number;
  payloadBytes: number;
  ttl?: number;
  source?: string;
  dontFragment: boolean;
  quiet: boolean;
}

/** `-I` takes an address, or an interface that has one. */
function sourceAddress(context: Context, word: string): Ipv4Address {
  const address = parseIpv4(word);
  if (address.ok) return address.value;
  if (!hasInterface(context, word)) stop(2, `ping: SO_BINDTODEVICE ${word}: No such device`);
  const own = addressesOf(context.world, context.node).find(({ iface }) => iface === word);
  return own?.local ?? unsupported(`ping -I ${word} without an address there`);
}

/** An interface binds the socket; it does not choose the address, which is the route's. */
function sourceOf(word: string | undefined): Pick<PingOptions, 'sourceAddress' | 'iface'> {
  if (word === undefined) return {};
  const address = parseIpv4(word);
  return address.ok ? { sourceAddress: address.value } : { iface: word };
}

function sourceText(source: Ipv4Address, word: string | undefined): string {
  const address = formatIpv4(source);
  return word === undefined || word === address ? address : `${address} ${word}`;
}

function readOptions(words: readonly string[]): Options {
  const options: Options = { host: '', payloadBytes: 56, dontFragment: false, quiet: false };
  const args = new Arguments(words);
  for (let word = args.take(); word !== undefined; word = args.take()) {
    if (word.startsWith('-')) readLetters(options, word.slice(1), args);
    else if (options.host !== '') unsupported('ping through several hosts');
    else options.host = word;
  }
  if (options.host === '') stop(1, 'ping: usage error: Destination address required');
  return options;
}

const WITH_VALUE = new Set(['c', 'i', 'W', 'w', 's', 't', 'I', 'M']);

function readLetters(options: Options, letters: string, args: Arguments): void {
  for (let rest = letters; rest !== ''; ) {
    const letter = rest.slice(0, 1);
    rest = rest.slice(1);
    if (!WITH_VALUE.has(letter)) readFlag(options, letter);
    else {
      const value = rest !== '' ? rest : args.take();
      rest = '';
      if (value === undefined) stop(2, `ping: option requires an argument -- '${letter}'\n${PING_USAGE}`);
      else readValue(options, letter, value);
    }
  }
}

function readFlag(options: Options, letter: string): void {
  if (letter === 'q') options.quiet = true;
  else if ('n4aBCdOU'.includes(letter)) return;
  else if ('6AbDefFlLmNpQRSTvV'.includes(letter)) unsupported(`ping -${letter}`);
  else stop(2, `ping: invalid option -- '${letter}'\n${PING_USAGE}`);
}

function readValue(options: Options, letter: string, value: string): void {
  switch (letter) {
    case 'c':
      options.count = integer(value, 1, COUNT_MAX);
      break;
    case 'i':
      options.intervalUs = seconds(value);
      break;
    case 'W':
      options.waitUs = seconds(value);
      break;
    case 'w':
      options.deadlineUs = integer(value, 1, 86_400) * 1_000_000;
      break;
    case 's':
      options.payloadBytes = integer(value, 0, 65_507);
      break;
    case 't':
      options.ttl = integer(value, 1, 255);
      break;
    case 'I':
      options.source = value;
      break;
    default:
      if (value !== 'do' && value !== 'dont') unsupported(`ping -M ${value}`);
      options.dontFragment = value === 'do';
  }
}

function integer(text: string, min: number, max: number): number {
  if (!/^\d+$/.test(text)) stop(1, `ping: invalid argument: '${text}'`);
  const value = Number(text);
  return value >= min && value <= max
    ? value
    : stop(1, `ping: invalid argument: '${text}': out of range: ${min} <= value <= ${max}`);
}

function seconds(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) stop(1, `ping: invalid argument: '${text}'`);
  return Math.round(Number(text) * 1_000_000);
}
