import {
  addRoute,
  addRouteBeside,
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

type Verb = 'add' | 'append' | 'prepend' | 'replace' | 'change' | 'delete';
type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
type Words = Partial<Writable<RouteSpec>> & { hasDestination: boolean; metricsSaid: Metrics };
type Metrics = Writable<NonNullable<RouteSpec['metrics']>>;

/** `ip route add | append | prepend | replace | change | del`. */
export function changeRoute(context: Context, args: Arguments, verb: Verb): CommandResult {
  if (args.done) stop(255, 'Usage: ip route { add | del | change | append | replace } ROUTE');
  const words: Words = { hasDestination: false, metricsSaid: { mtu: 0, mtuLocked: false, advmss: 0 } };
  for (let word = args.take(); word !== undefined; word = args.take()) readWord(context, words, word, args);
  const { hasDestination: _given, metricsSaid, ...rest } = words;
  const spec: RouteSpec = {
    ...{ destination: rest.destination ?? readPrefix('default').address, prefixLength: 0, ...rest },
    ...(metricsSaid.mtu === 0 && metricsSaid.advmss === 0 ? {} : { metrics: metricsSaid }),
  };
  if (verb !== 'delete') checkSpec(spec);
  if (verb === 'change') requireRoute(context, spec);
  const control = CONTROLS[verb];
  demand(control(context.world, context.node, spec), (error) => refusal(error, spec));
  return success();
}

type Control = typeof addRoute;

const CONTROLS: Readonly<Record<Verb, Control>> = {
  add: addRoute,
  append: (world, node, spec) => addRouteBeside(world, node, spec, 'after'),
  prepend: (world, node, spec) => addRouteBeside(world, node, spec, 'before'),
  replace: replaceRoute,
  change: replaceRoute,
  delete: removeRoute,
};

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
  else if (word === 'mtu') readMtu(words.metricsSaid, args);
  else if (word === 'advmss') words.metricsSaid.advmss = readNumber(nextWord(args), '"mss" value is invalid\n');
  else if (UNSUPPORTED.includes(word)) unsupported(`ip route ${word}`);
  else readDestination(words, word === 'to' ? nextWord(args) : word, args);
}

const UNSUPPORTED = [
  ...['as', 'from', 'tos', 'dsfield', 'hoplimit', 'reordering', 'rtt', 'rto_min', 'window', 'cwnd'],
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
  throw: 'throw',
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
  if (['multicast', 'nat', 'anycast'].includes(word)) unsupported(`ip route ${word}`);
  if (words.hasDestination) duplicate('to', word);
  const { address, prefixLength } = readPrefix(word);
  Object.assign(words, { destination: address, prefixLength, hasDestination: true });
}

/** `mtu [lock] NUMBER`. */
function readMtu(metrics: Metrics, args: Arguments): void {
  const word = nextWord(args);
  metrics.mtuLocked = word === 'lock';
  metrics.mtu = readNumber(metrics.mtuLocked ? nextWord(args) : word, '"mtu" value is invalid\n');
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
