import type { Fault, FaultId } from '../command.js';
import type { DeviceRole, DeviceTables, LabView } from '../view.js';

/** A command of the real tool, and the node at whose terminal it would be typed. */
export interface FaultLine {
  readonly node: string;
  readonly line: string;
}

const BY_ROLE: Readonly<Record<DeviceRole, readonly FaultId[]>> = {
  server: ['arp-ignore-0', 'arp-announce-0', 'vip-gone', 'unplugged', 'no-default-route', 'out-of-service', 'weight-0'],
  director: ['vip-gone', 'unplugged', 'service-gone', 'masquerade', 'source-hash'],
  gateway: ['no-forwarding', 'wrong-neighbour'],
  client: ['wrong-neighbour'],
  switch: [],
};

export const FAULTS: readonly FaultId[] = [...new Set(Object.values(BY_ROLE).flat())];

type Node = LabView['nodes'][number];

/** The faults that a device of this lab can have; most need a VIP, without which there is no cluster to break. */
export function faultsOf(lab: LabView, name: string): readonly FaultId[] {
  const node = lab.nodes.find((one) => one.name === name);
  if (node === undefined || lab.vip === '') return [];
  return BY_ROLE[node.role].filter((fault) => fits(fault, lab, node));
}

function fits(fault: FaultId, lab: LabView, node: Node): boolean {
  switch (fault) {
    case 'unplugged':
      return portOf(lab, node) !== null;
    case 'no-default-route':
      return lab.nodes.some(({ role }) => role === 'gateway');
    case 'wrong-neighbour':
      return wrongNeighbour(lab, node).length > 0;
    default:
      return true;
  }
}

/** Where the commands read what stands: the tables of a device as they are now. */
export type TablesOf = (node: string) => DeviceTables;

/** The commands of a fault; empty: nothing stands there that could be broken so. */
export function faultLines({ fault, node: name }: Fault, lab: LabView, tablesOf: TablesOf): readonly FaultLine[] {
  const node = lab.nodes.find((one) => one.name === name);
  if (node === undefined || !faultsOf(lab, name).includes(fault)) return [];
  const at = (...lines: readonly string[]) => lines.map((line) => ({ node: name, line }));
  switch (fault) {
    case 'arp-ignore-0':
      return at(arpSettings(node, 'arp_ignore'));
    case 'arp-announce-0':
      return at(arpSettings(node, 'arp_announce'));
    case 'vip-gone':
      return at(...vipRows(lab, tablesOf(name)).map(({ address, iface }) => `ip addr del ${address} dev ${iface}`));
    case 'unplugged': {
      const port = portOf(lab, node);
      return port === null ? [] : [{ node: port.node, line: `ip link set ${port.iface} down` }];
    }
    case 'no-default-route':
      return at('ip route del default');
    case 'out-of-service':
      return atDirectors(lab, tablesOf, (server) => (server.node === name ? `-d ${server.rule}` : null));
    case 'weight-0':
      return atDirectors(lab, tablesOf, (server) => (server.node === name ? `-e ${server.rule} -w 0` : null));
    case 'service-gone':
      return at('ipvsadm -C');
    case 'masquerade':
      return atDirectors(lab, tablesOf, (server) => `-e ${server.rule} -m -w ${server.weight}`);
    case 'source-hash':
      return at(
        ...tablesOf(name).services.flatMap(({ text }) => {
          const service = serviceOption(text);
          return service === null ? [] : [`ipvsadm -E ${service} -s sh`];
        }),
      );
    case 'no-forwarding':
      return at('sysctl -w net.ipv4.ip_forward=0');
    case 'wrong-neighbour':
      return wrongNeighbour(lab, node);
  }
}

/** The greater of `all` and the interface counts, so both go to 0. */
function arpSettings({ interfaces }: Node, name: 'arp_ignore' | 'arp_announce'): string {
  const places = ['all', ...interfaces.map((one) => one.name)];
  return `sysctl -w ${places.map((place) => `net.ipv4.conf.${place}.${name}=0`).join(' ')}`;
}

function vipRows({ vip }: LabView, { addresses }: DeviceTables): DeviceTables['addresses'] {
  return addresses.filter(({ address }) => address.startsWith(`${vip}/`));
}

/** The far end of a device's wire, where that is a switch. */
function portOf(lab: LabView, { name }: Node): { readonly node: string; readonly iface: string } | null {
  const ends = lab.links.flatMap(({ a, b }) => (a.node === name ? [b] : b.node === name ? [a] : []));
  return ends.find((end) => lab.nodes.some((one) => one.name === end.node && one.role === 'switch')) ?? null;
}

interface Served {
  readonly node: string | null;
  readonly weight: number;
  /** `-t VIP:80 -r RIP:80`. */
  readonly rule: string;
}

function atDirectors(lab: LabView, tablesOf: TablesOf, line: (server: Served) => string | null): readonly FaultLine[] {
  return lab.nodes
    .filter(({ role }) => role === 'director')
    .flatMap(({ name }) =>
      tablesOf(name).services.flatMap(({ text, destinations }) => {
        const service = serviceOption(text);
        if (service === null) return [];
        return destinations.flatMap(({ node, weight, address }) => {
          const options = line({ node, weight, rule: `${service} -r ${address}` });
          return options === null ? [] : [{ node: name, line: `ipvsadm ${options}` }];
        });
      }),
    );
}

/** `TCP 192.168.1.100:80` as ipvsadm is told it. */
function serviceOption(text: string): string | null {
  const [protocol, address] = text.split(/\s+/u);
  const flag = { TCP: '-t', UDP: '-u', FWM: '-f' }[protocol ?? ''];
  return flag === undefined || address === undefined ? null : `${flag} ${address}`;
}

/** A static row: the VIP at the MAC of the first server. */
function wrongNeighbour(lab: LabView, node: Node): readonly FaultLine[] {
  const mac = lab.nodes.find(({ role }) => role === 'server')?.interfaces[0]?.mac;
  const net = lab.vip.split('.').slice(0, 3).join('.');
  const iface = node.interfaces.find(({ addresses }) => addresses.some((one) => one.startsWith(`${net}.`)));
  if (mac === undefined || iface === undefined) return [];
  const row = `${lab.vip} lladdr ${mac} dev ${iface.name} nud permanent`;
  return [{ node: node.name, line: `ip neigh replace ${row}` }];
}
