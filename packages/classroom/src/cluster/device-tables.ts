import {
  addressesOf,
  fdbOf,
  formatIpv4,
  formatMac,
  getSysctl,
  type IpvsConnectionView,
  type IpvsServiceView,
  ipvsConnectionsOf,
  ipvsServicesOf,
  isLoopback,
  neighboursOf,
  nodesOf,
  routesOf,
  US_PER_SECOND,
  type World,
} from '@frameplay/engine';
import { routeText } from '../grade/own-rows.js';
import { nodeWithAddress } from '../grade/right-decision.js';
import type { DeviceTables, LabView } from '../view.js';

const SHOWN_SYSCTLS = [
  'net.ipv4.conf.all.arp_ignore',
  'net.ipv4.conf.eth0.arp_ignore',
  'net.ipv4.conf.all.arp_announce',
  'net.ipv4.conf.eth0.arp_announce',
  'net.ipv4.ip_forward',
];

const NO_TABLES: DeviceTables = {
  addresses: [],
  neighbours: [],
  fdb: [],
  routes: [],
  sysctls: [],
  services: [],
  connections: [],
};

/** The device's tables as they stand; nothing is marked as changed yet. */
export function readTables(world: World, node: string, lab: LabView): DeviceTables {
  const isSwitch = nodesOf(world).some(({ name, kind }) => name === node && kind === 'switch');
  return isSwitch ? { ...NO_TABLES, fdb: readFdb(world, node) } : readHost(world, node, lab);
}

function readFdb(world: World, node: string): DeviceTables['fdb'] {
  return fdbOf(world, node)
    .filter(({ state }) => state === 'learned')
    .map(({ mac, port }) => ({ mac: formatMac(mac), port, changed: false }));
}

function readHost(world: World, node: string, lab: LabView): DeviceTables {
  return {
    addresses: addressesOf(world, node)
      .filter(({ local }) => !isLoopback(local))
      .map(({ iface, local, prefixLength, scope }) => ({
        iface,
        address: `${formatIpv4(local)}/${prefixLength}`,
        scope,
        changed: false,
      })),
    neighbours: neighboursOf(world, node).map(({ address, iface, mac, state }) => ({
      address: formatIpv4(address),
      iface,
      mac: mac === null ? null : formatMac(mac),
      state: state.toUpperCase(),
      changed: false,
    })),
    fdb: [],
    routes: routesOf(world, node, 'main').map((route) => ({ text: routeText(route), changed: false })),
    sysctls: readSysctls(world, node),
    services: ipvsServicesOf(world, node).map((service) => serviceRow(service, lab)),
    connections: ipvsConnectionsOf(world, node)
      .filter(({ template }) => !template)
      .map((connection) => connectionRow(connection, lab)),
  };
}

function readSysctls(world: World, node: string): DeviceTables['sysctls'] {
  return SHOWN_SYSCTLS.flatMap((name) => {
    const value = getSysctl(world, node, name);
    return value.ok ? [{ name, value: value.value, changed: false }] : [];
  });
}

function serviceRow(service: IpvsServiceView, lab: LabView): DeviceTables['services'][number] {
  const { key, scheduler, destinations } = service;
  const name =
    key.kind === 'mark' ? `FWM ${key.mark}` : `${key.kind.toUpperCase()} ${formatIpv4(key.address)}:${key.port}`;
  return {
    text: `${name} ${scheduler}`,
    scheduler,
    newest: destinations[0] === undefined ? null : endpoint(destinations[0]),
    destinations: destinations.toSorted(asListed).map(({ address, port, weight, active, inactive }) => ({
      address: endpoint({ address, port }),
      node: nodeWithAddress(lab, formatIpv4(address)),
      weight,
      active,
      inactive,
      changed: false,
    })),
  };
}

type Destination = IpvsServiceView['destinations'][number];

function endpoint({ address, port }: Pick<Destination, 'address' | 'port'>): string {
  return `${formatIpv4(address)}:${port}`;
}

/** ipvsadm sorts by address and so hides the order in which the schedulers go: the server added last comes first. */
function asListed(a: Destination, b: Destination): number {
  return a.address - b.address || a.port - b.port;
}

function connectionRow(connection: IpvsConnectionView, lab: LabView): DeviceTables['connections'][number] {
  const { clientAddress, clientPort, destinationAddress, destinationPort, state, expiresInUs } = connection;
  return {
    client: `${formatIpv4(clientAddress)}:${clientPort}`,
    destination: `${formatIpv4(destinationAddress)}:${destinationPort}`,
    node: nodeWithAddress(lab, formatIpv4(destinationAddress)),
    state,
    expires: minutesText(expiresInUs),
    changed: false,
  };
}

/** As `ipvsadm -Lnc` prints it: `14:59`. */
function minutesText(us: number): string {
  const seconds = Math.max(0, Math.floor(us / US_PER_SECOND));
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${pad(Math.floor(seconds / 60))}:${pad(seconds % 60)}`;
}
