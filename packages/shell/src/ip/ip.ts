import { Arguments } from '../arguments.js';
import type { CommandResult } from '../command-run.js';
import type { Context } from '../context.js';
import { print, stop, unsupported } from '../stop.js';
import { address } from './address.js';
import { matches } from './keyword.js';
import { link } from './link.js';
import { neighbour } from './neighbour.js';
import type { IpOptions } from './options.js';
import { route } from './route.js';
import { rule } from './rule.js';

/** iproute2 6.1. */
export function ip(context: Context, words: readonly string[]): CommandResult {
  const args = new Arguments(words);
  const options = readOptions(args);
  const object = args.take();
  if (object === undefined) stop(255, 'Usage: ip [ OPTIONS ] OBJECT { COMMAND | help }');
  const known = OBJECTS.find((candidate) => matches(object, candidate.name));
  if (known === undefined) stop(1, `Object "${object}" is unknown, try "ip help".`);
  if (known.run === undefined) unsupported(`ip ${known.name}`);
  if (context.kind === 'switch' && known.name !== 'link') unsupported(`ip ${known.name} on a bridge`);
  return known.run(context, options, args);
}

type IpObject = {
  readonly name: string;
  readonly run?: (context: Context, options: IpOptions, args: Arguments) => CommandResult;
};

// In the order of iproute2's table: the first that begins with the word is meant.
const OBJECTS: readonly IpObject[] = [
  { name: 'address', run: address },
  { name: 'addrlabel' },
  { name: 'maddress' },
  { name: 'route', run: route },
  { name: 'rule', run: rule },
  { name: 'neighbor', run: neighbour },
  { name: 'neighbour', run: neighbour },
  { name: 'ntable' },
  { name: 'link', run: link },
  { name: 'tunnel' },
  { name: 'tunl' },
  { name: 'monitor' },
  { name: 'netns' },
  { name: 'netconf' },
  { name: 'mroute' },
  { name: 'nexthop' },
  { name: 'tcp_metrics' },
  { name: 'vrf' },
  { name: 'xfrm' },
];

function readOptions(args: Arguments): IpOptions {
  const options: Writable<IpOptions> = {
    json: false,
    brief: false,
    oneline: false,
    pretty: false,
    inet: false,
    statistics: false,
  };
  for (let word = args.peek(); word?.startsWith('-') === true; word = args.peek()) {
    args.take();
    readOption(options, word.startsWith('--') ? word.slice(1) : word);
  }
  return options;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

function readOption(options: Writable<IpOptions>, word: string): void {
  if (word === '-V' || word === '-Version') print('ip utility, iproute2-6.1.0, libbpf 1.1.2');
  if (word === '-4') options.inet = true;
  else if (matches(word, '-json')) options.json = true;
  else if (word.length > 2 && matches(word, '-brief')) options.brief = true;
  else if (matches(word, '-oneline')) options.oneline = true;
  else if (matches(word, '-pretty')) options.pretty = true;
  else if (matches(word, '-stats') || matches(word, '-statistics')) options.statistics = true;
  else if (KNOWN_OPTIONS.some((option) => matches(word, option))) unsupported(`ip ${word}`);
  else stop(255, `Option "${word}" is unknown, try "ip -help".`);
}

const KNOWN_OPTIONS = [
  ...['-loops', '-family', '-6', '-M', '-B', '-0', '-human-readable', '-iec', '-statistics', '-details', '-resolve'],
  ...['-timestamp', '-tshort', '-Version', '-force', '-batch', '-rcvbuf', '-color', '-netns', '-Numeric', '-all'],
  ...['-pretty', '-help', '-brief'],
];
