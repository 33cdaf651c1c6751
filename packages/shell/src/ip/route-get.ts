import { formatIpv4, type Ipv4Address, type KernelError, type RouteDecision, routeTo } from '@frameplay/engine';
import type { Arguments } from '../arguments.js';
import type { CommandResult } from '../command-run.js';
import type { Context } from '../context.js';
import { demand, stop, success, unsupported } from '../stop.js';
import { jsonText } from './json-text.js';
import { netlinkRefusal, nextWord, readAddress, readPrefix, requireDevice } from './keyword.js';
import type { IpOptions } from './options.js';
import { metricsText } from './route-metrics.js';
import { tableText } from './table.js';

/** `ip route get ADDRESS [from ADDRESS] [oif DEVICE]`. */
export function getRoute(context: Context, options: IpOptions, args: Arguments): CommandResult {
  let destination: Ipv4Address | undefined;
  let source: Ipv4Address | undefined;
  let iface: string | undefined;
  for (let word = args.take(); word !== undefined; word = args.take()) {
    if (word === 'from') source = readAddress(nextWord(args), 'any valid');
    else if (word === 'oif' || word === 'dev') iface = requireDevice(context, nextWord(args));
    else if (UNSUPPORTED.includes(word)) unsupported(`ip route get ${word}`);
    else destination = readPrefix(word === 'to' ? nextWord(args) : word).address;
  }
  if (destination === undefined) stop(1, 'need at least a destination address');
  const query = { destination, ...(source === undefined ? {} : { source }), ...(iface === undefined ? {} : { iface }) };
  const decision = demand(routeTo(context.world, context.node, query), (error) => refusal(error));
  if (options.json) return success(jsonText([jsonRow(decision, source, context.world.now)], options.pretty));
  return success(describe(decision, source, context.world.now));
}

const UNSUPPORTED = [
  'iif',
  'mark',
  'tos',
  'vrf',
  'uid',
  'ipproto',
  'sport',
  'dport',
  'fibmatch',
  'notify',
  'connected',
];

function refusal(error: KernelError): never {
  return netlinkRefusal(error);
}

function describe(decision: RouteDecision, source: Ipv4Address | undefined, nowUs: number): string {
  const type = decision.type === 'unicast' ? '' : `${decision.type} `;
  const from = source === undefined ? '' : `from ${formatIpv4(source)} `;
  const via = decision.gateway === null ? '' : `via ${formatIpv4(decision.gateway)} `;
  const src = source === undefined ? `src ${formatIpv4(decision.source)} ` : '';
  const first = `${type}${formatIpv4(decision.destination)} ${from}${via}dev ${decision.iface} ${tableOf(decision)}${src}uid 0 \n`;
  return `${first}    cache ${cacheText(decision, nowUs)}\n`;
}

/** Only where it is not one of the tables that are asked anyway. */
function tableOf({ table }: RouteDecision): string {
  return typeof table === 'number' ? `table ${tableText(table)} ` : '';
}

function jsonRow(decision: RouteDecision, source: Ipv4Address | undefined, nowUs: number): unknown {
  const { type, destination, gateway, iface, cache } = decision;
  const secondsLeft = cache === null ? {} : { expires: expiresIn(cache.expiresAt, nowUs) };
  return {
    ...(type === 'unicast' ? {} : { type }),
    dst: formatIpv4(destination),
    ...(source === undefined ? {} : { from: formatIpv4(source) }),
    ...(gateway === null ? {} : { gateway: formatIpv4(gateway) }),
    dev: iface,
    ...(typeof decision.table === 'number' ? { table: tableText(decision.table) } : {}),
    ...(source === undefined ? { prefsrc: formatIpv4(decision.source) } : {}),
    flags: [],
    uid: 0,
    cache: cacheFlags(decision),
    ...secondsLeft,
  };
}

/** Of what this host receives itself. */
const FLAGS: Readonly<Partial<Record<RouteDecision['type'], string[]>>> = {
  local: ['local'],
  broadcast: ['local', 'brd'],
};

function cacheFlags(decision: RouteDecision): string[] {
  const flags: string[] = FLAGS[decision.type] ?? [];
  return decision.cache?.redirected === true ? [...flags, 'redirected'] : flags;
}

/** The kernel counts in whole seconds that have not yet begun. */
function expiresIn(expiresAt: number, nowUs: number): number {
  return Math.max(0, Math.ceil((expiresAt - nowUs) / 1_000_000) - 1);
}

function cacheText(decision: RouteDecision, nowUs: number): string {
  const flags = cacheFlags(decision);
  const said = flags.length === 0 ? '' : `<${flags.join(',')}> `;
  if (decision.cache === null) return `${said}${metricsText(decision.metrics)}`;
  const seconds = expiresIn(decision.cache.expiresAt, nowUs);
  const mtu = decision.cache.mtu === null ? '' : `mtu ${decision.cache.mtu} `;
  return `${said}expires ${seconds}sec ${mtu}`;
}
