import {
  formatIpv4,
  type Ipv4Address,
  type Ipv4Prefix,
  inPrefix,
  type RouteTable,
  type RouteView,
  removeRoute,
  routesOf,
} from '@frameplay/engine';
import type { Arguments } from '../arguments.js';
import { lines } from '../columns.js';
import type { CommandResult } from '../command-run.js';
import type { Context } from '../context.js';
import { own } from '../own.js';
import { demand, stop, success, unsupported } from '../stop.js';
import { readScope } from './address.js';
import { jsonText } from './json-text.js';
import { matches, netlinkRefusal, nextWord, readPrefix, requireDevice } from './keyword.js';
import type { IpOptions } from './options.js';
import { metricsJson, metricsText } from './route-metrics.js';
import { readTable as readTableName, tableText } from './table.js';

interface Selection {
  table: RouteTable | 'all';
  device?: string;
  prefix?: Ipv4Prefix;
  /** `exact` prefixes only, or also the narrower ones (`root`), or those that hold it (`match`). */
  how: 'exact' | 'root' | 'match';
  /** Further conditions, all of which must hold. */
  readonly conditions: ((route: RouteView) => boolean)[];
  /** What was asked for is not said again. */
  readonly hidden: Set<string>;
}

/** `ip route show`. */
export function showRoutes(context: Context, options: IpOptions, args: Arguments): CommandResult {
  const selection = readSelection(context, args);
  const routes = selectedRoutes(context, selection);
  if (options.json)
    return success(
      jsonText(
        routes.map((route) => jsonRow(route, selection)),
        options.pretty,
      ),
    );
  return success(lines(routes.map((route) => routeLine(route, selection))));
}

/** `ip route flush`: takes away what `ip route show` with the same words lists, but what the kernel needs itself. */
export function flushRoutes(context: Context, args: Arguments): CommandResult {
  if (args.done) stop(1, '"ip route flush" requires arguments.');
  const selection = readSelection(context, args);
  for (const route of selectedRoutes(context, selection)) {
    const { destination, prefixLength, table, type, metric, gateway, iface } = route;
    const spec = {
      ...{ destination, prefixLength, table, type, metric },
      ...(gateway === null ? {} : { gateway }),
      ...(iface === null ? {} : { iface }),
    };
    demand(removeRoute(context.world, context.node, spec), netlinkRefusal);
  }
  return success();
}

function readSelection(context: Context, args: Arguments): Selection {
  const selection: Selection = { table: 'main', how: 'exact', conditions: [], hidden: new Set() };
  for (let word = args.take(); word !== undefined; word = args.take()) readWord(context, selection, word, args);
  return selection;
}

function selectedRoutes(context: Context, selection: Selection): RouteView[] {
  const table = selection.table === 'all' ? undefined : selection.table;
  return routesOf(context.world, context.node, table).filter((route) => isSelected(route, selection));
}

function readWord(context: Context, selection: Selection, word: string, args: Arguments): void {
  if (matches(word, 'table')) selection.table = readTable(nextWord(args));
  else if (word === 'dev' || word === 'oif') selection.device = requireDevice(context, nextWord(args));
  else if (word === 'root' || word === 'match' || word === 'exact') {
    selection.how = word;
    selection.prefix = readPrefix(nextWord(args));
  } else if (UNSUPPORTED.includes(word)) unsupported(`ip route show ${word}`);
  else if (own(CONDITIONS, word) !== undefined) addCondition(selection, word, nextWord(args));
  else selection.prefix = readPrefix(word === 'to' ? nextWord(args) : word);
}

const UNSUPPORTED = ['metric', 'cached', 'cache', 'from', 'vrf'];

const CONDITIONS: Readonly<Record<string, (word: string) => (route: RouteView) => boolean>> = {
  via: (word) => within(readPrefix(word), ({ gateway }) => gateway),
  src: (word) => within(readPrefix(word), ({ preferredSource }) => preferredSource),
  proto: ofProtocol,
  protocol: ofProtocol,
  scope: (word) => {
    const scope = readScope(word);
    return (route) => route.scope === scope;
  },
  type: (word) => (route) => route.type === word,
};

function addCondition(selection: Selection, kind: string, word: string): void {
  selection.conditions.push(own(CONDITIONS, kind)?.(word) ?? unsupported(`ip route show ${kind}`));
  const isWhole = !HIDDEN_WHOLE.includes(kind) || readPrefix(word).prefixLength === 32;
  if (isWhole) selection.hidden.add(kind === 'protocol' ? 'proto' : kind);
}

/** Addresses are left out where one was given, not where a prefix was. */
const HIDDEN_WHOLE = ['via', 'src'];

function ofProtocol(word: string): (route: RouteView) => boolean {
  return (route) => route.protocol === word;
}

function within(prefix: Ipv4Prefix, field: (route: RouteView) => Ipv4Address | null): (route: RouteView) => boolean {
  return (route) => {
    const address = field(route);
    return address !== null && inPrefix(address, prefix.address, prefix.prefixLength);
  };
}

function readTable(word: string): RouteTable | 'all' {
  return word === 'all' || word === '0' ? 'all' : readTableName(word);
}

function isSelected(route: RouteView, selection: Selection): boolean {
  if (selection.device !== undefined && route.iface !== selection.device) return false;
  const { prefix, how, conditions } = selection;
  if (!conditions.every((holds) => holds(route))) return false;
  if (prefix === undefined) return true;
  if (how === 'exact') return route.destination === prefix.address && route.prefixLength === prefix.prefixLength;
  const [outer, inner] = how === 'root' ? [prefix, routePrefix(route)] : [routePrefix(route), prefix];
  return outer.prefixLength <= inner.prefixLength && inPrefix(inner.address, outer.address, outer.prefixLength);
}

function routePrefix(route: RouteView): Ipv4Prefix {
  return { address: route.destination, prefixLength: route.prefixLength };
}

function destinationText(route: RouteView): string {
  if (route.prefixLength === 0) return 'default';
  const address = formatIpv4(route.destination);
  return route.prefixLength === 32 ? address : `${address}/${route.prefixLength}`;
}

/** What is said only where it is not what everybody expects: as print_route() of iproute2 does. */
function details(route: RouteView, selection: Selection) {
  const { hidden } = selection;
  return {
    type: route.type === 'unicast' ? undefined : route.type,
    dst: destinationText(route),
    gateway: route.gateway === null || hidden.has('via') ? undefined : formatIpv4(route.gateway),
    dev: route.iface === null || selection.device !== undefined ? undefined : route.iface,
    table: route.table === 'main' || selection.table !== 'all' ? undefined : tableText(route.table),
    protocol: route.protocol === 'boot' || hidden.has('proto') ? undefined : route.protocol,
    scope: route.scope === 'global' || hidden.has('scope') ? undefined : route.scope,
    prefsrc: route.preferredSource === null || hidden.has('src') ? undefined : formatIpv4(route.preferredSource),
    metric: route.metric === 0 ? undefined : route.metric,
    flags: [...(route.onlink ? ['onlink'] : []), ...(route.linkDown ? ['linkdown'] : [])],
  };
}

function jsonRow(route: RouteView, selection: Selection): unknown {
  const said = details(route, selection);
  return route.metrics === null ? said : { ...said, metrics: [metricsJson(route.metrics)] };
}

function routeLine(route: RouteView, selection: Selection): string {
  const said = details(route, selection);
  const parts: [string, string | number | undefined][] = [
    ['', said.type],
    ['', said.dst],
    ['via ', said.gateway],
    ['dev ', said.dev],
    ['table ', said.table],
    ['proto ', said.protocol],
    ['scope ', said.scope],
    ['src ', said.prefsrc],
    ['metric ', said.metric],
  ];
  const present = parts.filter(([, value]) => value !== undefined).map(([word, value]) => `${word}${value} `);
  return present.join('') + said.flags.map((flag) => `${flag} `).join('') + metricsText(route.metrics);
}
