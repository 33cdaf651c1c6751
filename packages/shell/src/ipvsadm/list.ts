import {
  formatIpv4,
  type Ipv4Address,
  type IpvsConnectionView,
  type IpvsDestinationView,
  type IpvsServiceKey,
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
import type { ListWhat } from './request.js';
import { endpointText, FULL_MASK, sameKey, sortedDestinations, sortedServices } from './text.js';

/** `ipvsadm -Ln` and its relatives. */
export function listIpvs(context: Context, what: ListWhat, key: IpvsServiceKey | undefined): string {
  if (what === 'connections') return connections(context);
  if (what === 'timeouts') return timeouts(context);
  const services = ipvsServicesOf(context.world, context.node);
  const shown = key === undefined ? services : services.filter((service) => sameKey(service.key, key));
  if (key !== undefined && shown.length === 0) stop(255, 'No such service');
  return listServices(shown, LAYOUTS[what]);
}

/** `ipvsadm -Ln --stats` as it will be once the estimator has looked again, up to 2 s from now. */
export function ipvsStatsNow(world: World, node: string): string {
  const services = ipvsServicesOf(world, node).map((service) => ({
    ...service,
    stats: service.statsNow,
    destinations: service.destinations.map((destination) => ({ ...destination, stats: destination.statsNow })),
  }));
  return listServices(services, LAYOUTS.stats);
}

function listServices(services: readonly IpvsServiceView[], layout: Layout): string {
  return lines([
    'IP Virtual Server version 1.2.1 (size=4096)',
    ...layout.title,
    ...sortedServices(services).flatMap((service) => [
      layout.service(service),
      ...sortedDestinations(service).map((destination) => layout.destination(destination)),
    ]),
  ]);
}

interface Layout {
  readonly title: readonly string[];
  readonly service: (service: IpvsServiceView) => string;
  readonly destination: (destination: IpvsDestinationView) => string;
}

const REMOTE = '  -> RemoteAddress:Port';
const LOCAL = 'Prot LocalAddress:Port';

const LAYOUTS: Readonly<Record<Exclude<ListWhat, 'connections' | 'timeouts'>, Layout>> = {
  services: {
    title: [`${LOCAL} Scheduler Flags`, `${left(REMOTE, 33)} Forward Weight ActiveConn InActConn`],
    service: serviceLine,
    destination: (d) =>
      destinationHead(d) +
      `${left(FORWARDING[d.forwarding], 7)} ${left(d.weight, 6)} ${left(d.active, 10)} ${left(d.inactive, 10)}`,
  },
  stats: {
    title: [
      `${left(LOCAL, 33)} ${['Conns', 'InPkts', 'OutPkts', 'InBytes', 'OutBytes'].map((t) => right(t, 8)).join(' ')}`,
      REMOTE,
    ],
    service: (service) => `${left(serviceName(service), 33)} ${statsColumns(service.stats)}`,
    destination: (d) => `${destinationHead(d)}${statsColumns(d.stats)}`,
  },
  persistent: {
    title: [
      `${left(LOCAL, 33)} ${left('Weight', 9)} ${left('PersistConn', 11)} ${left('ActiveConn', 10)} ${left('InActConn', 10)}`,
      REMOTE,
    ],
    service: serviceLine,
    destination: (d) =>
      destinationHead(d) +
      `${left(d.weight, 9)} ${left(d.persistent, 11)} ${left(d.active, 10)} ${left(d.inactive, 10)}`,
  },
  thresholds: {
    title: [
      `${left(LOCAL, 33)} ${left('Uthreshold', 10)} ${left('Lthreshold', 10)} ${left('ActiveConn', 10)} ${left('InActConn', 10)}`,
      REMOTE,
    ],
    service: serviceLine,
    destination: (d) =>
      destinationHead(d) +
      `${left(d.upperThreshold, 10)} ${left(d.lowerThreshold, 10)} ${left(d.active, 10)} ${left(d.inactive, 10)}`,
  },
};

const FORWARDING = { 'direct-route': 'Route', masquerade: 'Masq', tunnel: 'Tunnel' } as const;

function destinationHead(destination: IpvsDestinationView): string {
  return `  -> ${left(endpointText(destination.address, destination.port), 28)} `;
}

function serviceName({ key }: IpvsServiceView): string {
  if (key.kind === 'mark') return `FWM  ${key.mark}`;
  return `${key.kind.toUpperCase()}  ${endpointText(key.address, key.port)}`;
}

function serviceLine(service: IpvsServiceView): string {
  const flags = service.flags.filter((flag) => flag !== 'ops');
  const shownFlags = flags.length === 0 ? '' : ` (${flags.join(',')})`;
  const seconds = service.persistenceTimeoutS;
  const persistent = seconds === null ? '' : ` persistent ${seconds}`;
  const partial = seconds !== null && service.persistenceMask !== FULL_MASK;
  const mask = partial ? ` mask ${formatIpv4(service.persistenceMask as Ipv4Address)}` : '';
  const ops = service.flags.includes('ops') ? ' ops' : '';
  return `${serviceName(service)} ${service.scheduler}${shownFlags}${persistent}${mask}${ops}`;
}

function statsColumns(stats: IpvsStats): string {
  const values = [stats.connections, stats.inPackets, stats.outPackets, stats.inBytes, stats.outBytes];
  return values.map(largeNumber).join(' ');
}

/** print_largenum() of ipvsadm: eight columns, then thousands, millions, ... */
function largeNumber(value: number): string {
  if (value <= 99_999_999) return right(value, 8);
  if (value <= 9_999_999_999) return `${right(Math.trunc(value / 1000), 7)}K`;
  return `${right(Math.trunc(value / 1_000_000), 7)}M`;
}

function connections(context: Context): string {
  const rows = ipvsConnectionsOf(context.world, context.node).map(connectionLine);
  return lines([
    'IPVS connection entries',
    'pro expire state       source             virtual            destination',
    ...rows,
  ]);
}

function connectionLine(connection: IpvsConnectionView): string {
  const seconds = Math.trunc(connection.expiresInUs / 1_000_000);
  const expires = `${pad2(Math.trunc(seconds / 60))}:${pad2(seconds % 60)}`;
  const client = endpointText(connection.clientAddress, connection.clientPort);
  const virtual = endpointText(connection.virtualAddress, connection.virtualPort);
  const destination = endpointText(connection.destinationAddress, connection.destinationPort);
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
