import {
  formatIpv4,
  formatMac,
  type InterfaceView,
  IPV4_ANY,
  type Ipv4Address,
  type IpvsDestinationView,
  type IpvsServiceView,
  interfacesOf,
  ipvsServicesOf,
  neighboursOf,
  type RouteView,
  routesOf,
} from '@frameplay/engine';
import { left, lines, right } from '../columns.js';
import type { Context } from '../context.js';

/** Tables under /proc/net, in the kernel's own columns (net/ipv4/arp.c, fib_trie.c, net/core/net-procfs.c). */
export const PROC_NET: ReadonlyMap<string, (context: Context) => string> = new Map([
  ['/proc/net/arp', arpTable],
  ['/proc/net/dev', deviceTable],
  ['/proc/net/route', routeTable],
]);

function arpTable({ world, node }: Context): string {
  const rows = neighboursOf(world, node).map((entry) => {
    const flags = entry.state === 'permanent' ? '0x6' : entry.mac === null ? '0x0' : '0x2';
    const mac = entry.mac === null ? '00:00:00:00:00:00' : formatMac(entry.mac);
    return `${left(formatIpv4(entry.address), 16)} ${left('0x1', 11)}${left(flags, 11)} ${mac}     *        ${entry.iface}`;
  });
  return lines(['IP address       HW type     Flags       HW address            Mask     Device', ...rows]);
}

function deviceTable({ world, node }: Context): string {
  return lines([
    'Inter-|   Receive                                                |  Transmit',
    ' face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed',
    ...interfacesOf(world, node).map(deviceRow),
  ]);
}

function deviceRow({ name, traffic }: InterfaceView): string {
  const received = `${right(traffic.rxBytes, 8)} ${right(traffic.rxPackets, 7)}    0    0    0     0          0         0`;
  const sent = `${right(traffic.txBytes, 8)} ${right(traffic.txPackets, 7)}    0    0    0     0       0          0`;
  return `${right(name, 6)}: ${received} ${sent}`;
}

function routeTable({ world, node }: Context): string {
  const title = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT';
  return lines([left(title, 127), ...routesOf(world, node, 'main').map((route) => left(routeRow(route), 127))]);
}

const ROUTE_UP = 1;
const ROUTE_GATEWAY = 2;
const ROUTE_HOST = 4;
const ROUTE_REJECT = 0x200;

function routeRow(route: RouteView): string {
  const isReject = route.iface === null;
  const flags =
    (isReject ? ROUTE_REJECT : ROUTE_UP) |
    (route.gateway === null ? 0 : ROUTE_GATEWAY) |
    (route.prefixLength === 32 ? ROUTE_HOST : 0);
  const mask = route.prefixLength === 0 ? 0 : (0xff_ff_ff_ff << (32 - route.prefixLength)) >>> 0;
  const addresses = [route.destination, route.gateway ?? IPV4_ANY].map(littleEndian);
  const numbers = [hex(flags, 4), 0, 0, route.metric, littleEndian(mask as Ipv4Address), 0, 0, 0];
  return [route.iface ?? '*', ...addresses, ...numbers].join('\t');
}

const hex = (value: number, digits: number): string => value.toString(16).toUpperCase().padStart(digits, '0');

/** The kernel prints the four octets as the number that a little-endian machine sees in them. */
function littleEndian(address: Ipv4Address): string {
  const octets = [24, 16, 8, 0].map((shift) => (address >>> shift) & 255);
  return octets
    .reverse()
    .map((octet) => hex(octet, 2))
    .join('');
}

/** ip_vs_info_seq_show(). */
export function ipvsTable({ world, node }: Context): string {
  return lines([
    'IP Virtual Server version 1.2.1 (size=4096)',
    'Prot LocalAddress:Port Scheduler Flags',
    '  -> RemoteAddress:Port Forward Weight ActiveConn InActConn',
    ...ipvsServicesOf(world, node).flatMap((service) => [
      serviceRow(service),
      ...service.destinations.map(destinationRow),
    ]),
  ]);
}

function serviceRow({ key, scheduler, flags, persistenceTimeoutS, persistenceMask }: IpvsServiceView): string {
  const name =
    key.kind === 'mark'
      ? `FWM  ${hex(key.mark, 8)}`
      : `${key.kind.toUpperCase()}  ${hex(key.address, 8)}:${hex(key.port, 4)}`;
  const once = flags.includes('ops') ? 'ops ' : '';
  const persistent =
    persistenceTimeoutS === null ? '' : `persistent ${persistenceTimeoutS} ${hex(persistenceMask >>> 0, 8)}`;
  return `${name} ${scheduler} ${once}${persistent}`;
}

const FORWARDING = { masquerade: 'Masq', 'direct-route': 'Route', tunnel: 'Tunnel' } as const;

function destinationRow(destination: IpvsDestinationView): string {
  const { address, port, forwarding, weight, active, inactive } = destination;
  const counts = `${left(weight, 6)} ${left(active, 10)} ${left(inactive, 10)}`;
  return `  -> ${hex(address, 8)}:${hex(port, 4)}      ${left(FORWARDING[forwarding], 7)} ${counts}`;
}
