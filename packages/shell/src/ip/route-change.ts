import {
  addRoute,
  type KernelError,
  networkOf,
  type RouteProtocol,
  type RouteSpec,
  type RouteType,
  removeRoute,
  replaceRoute,
  routesOf,
} from '@frameplay/engine';
import type { Arguments } from '../arguments.js';
import type { CommandResult } from '../command-run.js';
import type { Context } from '../context.js';
import { own } from '../own.js';
import { demand, stop, success, unsupported } from '../stop.js';
import { readScope } from './address.js';
import {
  duplicate,
  matches,
  netlinkRefusal,
  nextWord,
  readAddress,
  readNumber,
  readPrefix,
  requireDevice,
} from './keyword.js';
import { readTable } from './table.js';

type Verb = 'add' | 'replace' | 'change' | 'delete';
type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
type Words = Partial<Writable<RouteSpec>> & { hasDestination: boolean };

/** `ip route add | replace | del`. */
export function changeRoute(context: Context, args: Arguments, verb: Verb): CommandResult {
  if (args.done) stop(255, 'Usage: ip route { add | del | change | append | replace } ROUTE');
  const words: Words = { hasDestination: false };
  for (let word = args.take(); word !== undefined; word = args.take()) readWord(context, words, word, args);
  const { hasDestination: _given, ...rest } = words;
  const spec: RouteSpec = { destination: rest.destination ?? readPrefix('default').address, prefixLength: 0, ...rest };
  if (verb !== 'delete') checkSpec(spec);
  if (verb === 'change') requireRoute(context, spec);
  const control = CONTROLS[verb];
  demand(control(context.world, context.node, spec), (error) => refusal(error, spec));
  return success();
}

const CONTROLS = { add: addRoute, replace: replaceRoute, change: replaceRoute, delete: removeRoute };

/** `change` is a `replace` of what is there. */
function requireRoute(context: Context, spec: RouteSpec): void {
  const { destination, prefixLength, table = 'main', metric = 0 } = spec;
  const found = routesOf(context.world, context.node, table).some(
    (route) => route.destination === destination && route.prefixLength === prefixLength && route.metric === metric,
  );
  if (!found) stop(2, 'RTNETLINK answers: No such file or directory');
}

function checkSpec(spec: RouteSpec): void {
  if (networkOf(spec.destination, spec.prefixLength) !== spec.destination) {
    stop(2, 'Error: Invalid prefix for given prefix length.');
  }
  const needsDevice = spec.type === undefined || spec.type === 'unicast' || spec.type === 'local';
  if (needsDevice && spec.gateway === undefined && spec.iface === undefined) {
    stop(2, 'RTNETLINK answers: No such device');
  }
}

function refusal(error: KernelError, spec: RouteSpec): never {
  // The kernel's extended answers (fib_semantics.c, Linux 6.1).
  if (spec.gateway !== undefined && (error.code === 'ENETUNREACH' || error.code === 'EHOSTUNREACH')) {
    stop(2, 'Error: Nexthop has invalid gateway.');
  }
  if (spec.preferredSource !== undefined && error.code === 'EINVAL') stop(2, 'Error: Invalid prefsrc address.');
  if (error.code === 'ENETDOWN') stop(2, 'Error: Device for nexthop is not up.');
  return netlinkRefusal(error);
}

function readWord(context: Context, words: Words, word: string, args: Arguments): void {
  if (word === 'src') words.preferredSource = readAddress(nextWord(args), 'any valid');
  else if (word === 'via') readGateway(words, args);
  else if (word === 'dev' || word === 'oif') words.iface = requireDevice(context, nextWord(args));
  else if (matches(word, 'metric') || matches(word, 'priority') || matches(word, 'preference')) {
    words.metric = readNumber(nextWord(args), '"metric" value is invalid\n');
  } else if (matches(word, 'scope')) words.scope = readScope(nextWord(args));
  else if (matches(word, 'protocol')) words.protocol = readProtocol(nextWord(args));
  else if (matches(word, 'table')) words.table = readTable(nextWord(args));
  else if (word === 'onlink') words.onlink = true;
  else if (UNSUPPORTED.includes(word)) unsupported(`ip route ${word}`);
  else readDestination(words, word === 'to' ? nextWord(args) : word, args);
}

const UNSUPPORTED = [
  ...['as', 'from', 'tos', 'dsfield', 'mtu', 'hoplimit', 'advmss', 'reordering', 'rtt', 'rto_min', 'window', 'cwnd'],
  ...['initcwnd', 'initrwnd', 'quickack', 'congctl', 'rttvar', 'ssthresh', 'realms', 'pervasive', 'nexthop', 'vrf'],
  ...['encap', 'pref', 'expires', 'ttl-propagate', 'fastopen_no_cookie', 'nhid', 'features'],
];

const TYPES: Readonly<Record<string, RouteType>> = {
  unicast: 'unicast',
  local: 'local',
  broadcast: 'broadcast',
  unreachable: 'unreachable',
  blackhole: 'blackhole',
  prohibit: 'prohibit',
};

function readDestination(words: Words, word: string, args: Arguments): void {
  const type = own(TYPES, word);
  if (type !== undefined) {
    words.type = type;
    // As iproute2: what belongs to this host goes into the local table, unless the words say otherwise.
    if (type === 'local' || type === 'broadcast') words.table ??= 'local';
    readDestination(words, nextWord(args), args);
    return;
  }
  if (['multicast', 'throw', 'nat', 'anycast'].includes(word)) unsupported(`ip route ${word}`);
  if (words.hasDestination) duplicate('to', word);
  const { address, prefixLength } = readPrefix(word);
  Object.assign(words, { destination: address, prefixLength, hasDestination: true });
}

function readGateway(words: Words, args: Arguments): void {
  const word = nextWord(args);
  if (word === 'inet6') unsupported('ip route via inet6');
  words.gateway = readAddress(word === 'inet' ? nextWord(args) : word, 'any valid');
}

function readProtocol(word: string): RouteProtocol {
  if (word === 'kernel' || word === 'boot' || word === 'static') return word;
  return unsupported(`ip route proto ${word}`);
}
