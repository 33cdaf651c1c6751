import {
  addRoute,
  addressesOf,
  formatIpv4,
  IPV4_ANY,
  type Ipv4Address,
  type KernelError,
  networkOf,
  parseIpv4,
  type RouteSpec,
  type RouteView,
  removeRoute,
  routesOf,
} from '@frameplay/engine';
import { Arguments } from '../arguments.js';
import { left, lines } from '../columns.js';
import type { CommandResult } from '../command-run.js';
import { type Context, hasInterface } from '../context.js';
import { kernelMessage } from '../kernel-message.js';
import { demand, stop, success, unsupported } from '../stop.js';
import { maskOfText, maskText } from './mask.js';

/** route of net-tools 2.10. */
export function route(context: Context, words: readonly string[]): CommandResult {
  const args = new Arguments(words);
  const verb = args.take();
  if (verb === undefined || verb === '-n') return show(context, verb === '-n');
  if (verb !== 'add' && verb !== 'del' && verb !== 'delete') {
    return verb.startsWith('-') || verb === 'flush'
      ? unsupported(`route ${verb}`)
      : stop(3, 'Usage: route [-nNvee] [-FC] [<AF>]');
  }
  const spec = readSpec(context, args);
  const control = verb === 'add' ? addRoute : removeRoute;
  const name = verb === 'add' ? 'SIOCADDRT' : 'SIOCDELRT';
  demand(control(context.world, context.node, spec), (error) => refusal(name, error));
  return success();
}

function refusal(call: string, error: KernelError): never {
  return stop(7, `${call}: ${kernelMessage(error.code)}`);
}

interface Words {
  kind: 'host' | 'net' | undefined;
  destination?: Ipv4Address;
  prefixLength?: number;
  gateway?: Ipv4Address;
  iface?: string;
  alias?: string;
  metric?: number;
}

function readSpec(context: Context, args: Arguments): RouteSpec {
  const words: Words = { kind: undefined };
  for (let word = args.take(); word !== undefined; word = args.take()) readWord(words, word, args);
  if (words.destination === undefined) stop(4, 'SIOCADDRT: Invalid argument');
  if (words.iface !== undefined && !hasInterface(context, words.iface)) stop(7, 'SIOCADDRT: No such device');
  const prefixLength = words.prefixLength ?? (words.kind === 'net' ? 24 : 32);
  if (networkOf(words.destination, prefixLength) !== words.destination) {
    stop(3, "route: netmask doesn't match route address");
  }
  return {
    destination: words.destination,
    prefixLength,
    ...(words.gateway === undefined ? {} : { gateway: words.gateway }),
    ...(words.iface === undefined ? {} : { iface: words.iface }),
    ...(words.metric === undefined ? {} : { metric: words.metric }),
    ...(words.alias === undefined ? {} : { preferredSource: aliasAddress(context, words.alias) }),
  };
}

/** rtentry_to_fib_config(): `dev lo:0` means lo, with the address of that label as source. */
function aliasAddress(context: Context, label: string): Ipv4Address {
  const found = addressesOf(context.world, context.node).find((address) => address.label === label);
  return found?.local ?? stop(7, 'SIOCADDRT: No such device');
}

function readDevice(words: Words, word: string): void {
  words.iface = word.split(':')[0] ?? '';
  if (word.includes(':')) words.alias = word;
}

function readWord(words: Words, word: string, args: Arguments): void {
  const next = (): string => args.take() ?? stop(4, 'Usage: route [-nNvee] [-FC] [<AF>]');
  if (word === '-host') words.kind = 'host';
  else if (word === '-net') words.kind = 'net';
  else if (word === 'gw' || word === 'gateway') words.gateway = readHost(next());
  else if (word === 'netmask') words.prefixLength = maskOfText(next()) ?? stop(3, 'route: bogus netmask');
  else if (word === 'metric') words.metric = Number(next());
  else if (word === 'dev') readDevice(words, next());
  else if (['reject', 'mod', 'dyn', 'reinstate', 'mss', 'window', 'irtt'].includes(word)) unsupported(`route ${word}`);
  else readDestination(words, word);
}

function readHost(word: string): Ipv4Address {
  const address = parseIpv4(word);
  return address.ok ? address.value : stop(6, `${word}: Unknown host`);
}

function readDestination(words: Words, word: string): void {
  if (words.destination !== undefined) {
    readDevice(words, word);
    return;
  }
  const [host = '', length] = word === 'default' ? ['0.0.0.0', '0'] : word.split('/');
  words.destination = readHost(host);
  if (length !== undefined) words.prefixLength = Number(length);
}

function show(context: Context, isNumeric: boolean): CommandResult {
  const rows = routesOf(context.world, context.node, 'main').map((view) => routeRow(view, isNumeric));
  return success(lines(['Kernel IP routing table', TITLE, ...rows]));
}

const TITLE = 'Destination     Gateway         Genmask         Flags Metric Ref    Use Iface';

/** Without -n the default route has its name; there are no other names. */
function routeRow(view: RouteView, isNumeric: boolean): string {
  const destination = view.prefixLength === 0 && !isNumeric ? 'default' : formatIpv4(view.destination);
  const gateway = formatIpv4(view.gateway ?? IPV4_ANY);
  const flags = `U${view.gateway === null ? '' : 'G'}${view.prefixLength === 32 ? 'H' : ''}`;
  const columns = [left(destination, 15), left(gateway, 15), left(maskText(view.prefixLength), 15)];
  return `${columns.join(' ')} ${left(flags, 5)} ${left(view.metric, 6)} ${left(0, 2)} ${String(0).padStart(7)} ${view.iface ?? '*'}`;
}
