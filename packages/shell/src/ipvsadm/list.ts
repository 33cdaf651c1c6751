import {
  formatIpv4,
  type Ipv4Address,
  type IpvsConnectionView,
  type IpvsDestinationView,
  type IpvsServiceView,
  type IpvsStats,
  ipvsConnectionsOf,
  ipvsServicesOf,
  ipvsTimeoutsOf,
  type World,
} from '@frameplay/engine';
import { left, lines, right } from '../columns.js';
import type { Context } from '../context.js';
import { stop } from '../stop.js';
import { listDaemons } from './daemon.js';
import type { IpvsRequest, ListFormat, ListWhat } from './request.js';
import { flagNames } from './scheduler-flags.js';
import { endpointText, FULL_MASK, protocolOfKey, sameKey, sortedDestinations, sortedServices } from './text.js';

/** `ipvsadm -Ln` and its relatives. */
export function listIpvs(context: Context, request: ListRequest): string {
  const { what, key, format } = request;
  if (what === 'connections') return connections(context, format);
  if (what === 'timeouts') return timeouts(context);
  if (what === 'daemons') return listDaemons(context);
  const services = ipvsServicesOf(context.world, context.node);
  if (key === undefined) return lines([VERSION, ...serviceRows(services, LAYOUTS[what], format)]);
  const shown = services.filter((service) => sameKey(service.key, key));
  if (shown.length === 0) stop(1, 'No such service');
  return lines(serviceRows(shown, LAYOUTS[what], format));
}

type ListRequest = Extract<IpvsRequest, { command: 'list' }>;

const VERSION = 'IP Virtual Server version 1.2.1 (size=4096)';
const PLAIN: ListFormat = { numeric: true, exact: false, sorted: true, engines: false };

/** `ipvsadm -Ln --stats` as it will be once the estimator has looked again, up to 2 s from now. */
export function ipvsStatsNow(world: World, node: string): string {
  const services = ipvsServicesOf(world, node).map((service) => ({
    ...service,
    stats: service.statsNow,
    destinations: service.destinations.map((destination) => ({ ...destination, stats: destination.statsNow })),
  }));
  return lines([VERSION, ...serviceRows(services, LAYOUTS.stats, PLAIN)]);
}

function serviceRows(services: readonly IpvsServiceView[], layout: Layout, format: ListFormat): string[] {
  return [
    ...layout.title,
    ...(format.sorted ? sortedServices(services) : services).flatMap((service) => [
      layout.service(service, format),
      ...(format.sorted ? sortedDestinations(service) : service.destinations).map((destination) => {
        const { address, port } = destination;
        const name = endpointText(address, port, format.numeric, protocolOfKey(service.key));
        return `  -> ${left(name.slice(0, 28), 28)} ${layout.destination(destination, format)}`;
      }),
    ]),
  ];
}

interface Layout {
  readonly title: readonly string[];
  readonly service: (service: IpvsServiceView, format: ListFormat) => string;
  readonly destination: (destination: IpvsDestinationView, format: ListFormat) => string;
}

const REMOTE = '  -> RemoteAddress:Port';
const LOCAL = 'Prot LocalAddress:Port';

const LAYOUTS: Readonly<Record<Exclude<ListWhat, 'connections' | 'timeouts' | 'daemons'>, Layout>> = {
  services: {
    title: [`${LOCAL} Scheduler Flags`, `${left(REMOTE, 33)} Forward Weight ActiveConn InActConn`],
    service: serviceLine,
    destination: (d) =>
      `${left(FORWARDING[d.forwarding], 7)} ${left(d.weight, 6)} ${left(d.active, 10)} ${left(d.inactive, 10)}`,
  },
  stats: countedLayout(['Conns', 'InPkts', 'OutPkts', 'InBytes', 'OutBytes'], (counted) => counted.stats),
  rate: countedLayout(['CPS', 'InPPS', 'OutPPS', 'InBPS', 'OutBPS'], (counted) => counted.rates),
  persistent: {
    title: [
      `${left(LOCAL, 33)} ${left('Weight', 9)} ${left('PersistConn', 11)} ${left('ActiveConn', 10)} ${left('InActConn', 10)}`,
      REMOTE,
    ],
    service: serviceLine,
    destination: (d) => `${left(d.weight, 9)} ${left(d.persistent, 11)} ${left(d.active, 10)} ${left(d.inactive, 10)}`,
  },
  tunnels: {
    title: [`${LOCAL} Scheduler Flags`, `${left(REMOTE, 33)} Forward TunnelInfo    Weight ActiveConn InActConn`],
    service: serviceLine,
    destination: (d) => {
      const info = d.forwarding === 'tunnel' ? 'ipip' : 'n/a';
      return `${left(FORWARDING[d.forwarding], 7)} ${left(info, 13)} ${left(d.weight, 6)} ${left(d.active, 10)} ${left(d.inactive, 10)}`;
    },
  },
  thresholds: {
    title: [
      `${left(LOCAL, 33)} ${left('Uthreshold', 10)} ${left('Lthreshold', 10)} ${left('ActiveConn', 10)} ${left('InActConn', 10)}`,
      REMOTE,
    ],
    service: serviceLine,
    destination: (d) =>
      `${left(d.upperThreshold, 10)} ${left(d.lowerThreshold, 10)} ${left(d.active, 10)} ${left(d.inactive, 10)}`,
  },
};

const FORWARDING = { 'direct-route': 'Route', masquerade: 'Masq', tunnel: 'Tunnel' } as const;

type Counted = Pick<IpvsServiceView, 'stats' | 'rates'>;

function countedLayout(columns: readonly string[], pick: (counted: Counted) => IpvsStats): Layout {
  return {
    title: [`${left(LOCAL, 33)} ${columns.map((title) => right(title, 8)).join(' ')}`, REMOTE],
    service: (service, format) => `${left(serviceName(service, format), 33)} ${statsColumns(pick(service), format)}`,
    destination: (destination, format) => statsColumns(pick(destination), format),
  };
}

function serviceName({ key }: IpvsServiceView, { numeric }: ListFormat): string {
  if (key.kind === 'mark') return `FWM  ${key.mark}`;
  return `${key.kind.toUpperCase()}  ${endpointText(key.address, key.port, numeric, key.kind)}`;
}

function serviceLine(service: IpvsServiceView, format: ListFormat): string {
  const flags = flagNames(service.scheduler, service.flags);
  const shownFlags = flags === '' ? '' : ` (${flags})`;
  const seconds = service.persistenceTimeoutS;
  const persistent = seconds === null ? '' : ` persistent ${seconds}`;
  const partial = seconds !== null && service.persistenceMask !== FULL_MASK;
  const mask = partial ? ` mask ${formatIpv4(service.persistenceMask as Ipv4Address)}` : '';
  const ops = service.flags.includes('ops') ? ' ops' : '';
  return `${serviceName(service, format)} ${service.scheduler}${shownFlags}${persistent}${mask}${ops}`;
}

function statsColumns(stats: IpvsStats, { exact }: ListFormat): string {
  const values = [stats.connections, stats.inPackets, stats.outPackets, stats.inBytes, stats.outBytes];
  return values.map((value) => (exact ? right(value, 8) : largeNumber(value))).join(' ');
}

/** print_largenum() of ipvsadm: eight columns, then thousands, millions, ... */
function largeNumber(value: number): string {
  if (value < 1e8) return right(value, 8);
  const [unit, letter] = value < 1e9 ? [1e3, 'K'] : value < 1e11 ? [1e6, 'M'] : value < 1e14 ? [1e9, 'G'] : [1e12, 'T'];
  return `${right(Math.trunc(value / unit), 7)}${letter}`;
}

function connections(context: Context, format: ListFormat): string {
  const rows = ipvsConnectionsOf(context.world, context.node).map((connection) => connectionLine(connection, format));
  return lines([
    'IPVS connection entries',
    `pro expire state       source             virtual            destination${format.engines ? ENGINE_COLUMNS : ''}`,
    ...rows,
  ]);
}

const ENGINE_COLUMNS = '        pe name          pe_data';

function connectionLine(connection: IpvsConnectionView, { numeric }: ListFormat): string {
  const name = (address: Ipv4Address, port: number): string =>
    endpointText(address, port, numeric, connection.protocol);
  const seconds = Math.trunc(connection.expiresInUs / 1_000_000);
  const expires = `${pad2(Math.trunc(seconds / 60))}:${pad2(seconds % 60)}`;
  const client = name(connection.clientAddress, connection.clientPort);
  const virtual = name(connection.virtualAddress, connection.virtualPort);
  const destination = name(connection.destinationAddress, connection.destinationPort);
  const protocol = left(connection.protocol.toUpperCase(), 3);
  return `${protocol} ${expires}  ${left(connection.state, 11)} ${left(client, 18)} ${left(virtual, 18)} ${destination}`;
}

function pad2(value: number): string {
  return String(value).padStart(2, '0');
}

function timeouts(context: Context): string {
  const { tcpS, tcpFinS, udpS } = ipvsTimeoutsOf(context.world, context.node);
  return `Timeout (tcp tcpfin udp): ${tcpS} ${tcpFinS} ${udpS}\n`;
}
