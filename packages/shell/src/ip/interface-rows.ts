import {
  type AddressView,
  addressesOf,
  formatIpv4,
  formatMac,
  type InterfaceView,
  interfacesOf,
} from '@frameplay/engine';
import type { Context } from '../context.js';

/** One interface as `ip -j addr` gives it. The key order is iproute2's. */
export interface InterfaceRow {
  readonly ifindex: number;
  readonly link?: null;
  readonly link_index?: number;
  readonly ifname: string;
  readonly flags: readonly string[];
  readonly mtu: number;
  readonly qdisc: string;
  readonly master?: string;
  readonly operstate: string;
  readonly group: 'default';
  readonly txqlen: number;
  readonly link_type: string;
  readonly address: string;
  readonly broadcast: string;
  /** The network namespace of the other end of the cable, by its number here. */
  readonly link_netnsid?: number;
  readonly addr_info: readonly AddressRow[];
  /** With `-s`. */
  readonly stats64?: { readonly rx: ReceivedRow; readonly tx: SentRow };
}

interface ReceivedRow {
  readonly bytes: number;
  readonly packets: number;
  readonly errors: number;
  readonly dropped: number;
  readonly over_errors: number;
  readonly multicast: number;
}

interface SentRow {
  readonly bytes: number;
  readonly packets: number;
  readonly errors: number;
  readonly dropped: number;
  readonly carrier_errors: number;
  readonly collisions: number;
}

export interface AddressRow {
  readonly family: 'inet';
  readonly local: string;
  readonly prefixlen: number;
  readonly broadcast?: string;
  readonly scope: string;
  readonly secondary?: true;
  readonly label: string;
  readonly valid_life_time: number;
  readonly preferred_life_time: number;
}

const FOREVER = 0xff_ff_ff_ff;

/** A row, and what only the text says. */
export interface ShownInterface {
  readonly row: InterfaceRow;
  /** As `ip link show type` names it; null for lo. */
  readonly type: string | null;
  /** The node at the other end of the cable: its network namespace has that name. */
  readonly peer: string | null;
}

export function interfaceRows(context: Context, statistics: boolean): ShownInterface[] {
  const addresses = addressesOf(context.world, context.node);
  const views = interfacesOf(context.world, context.node);
  const peers = [...new Set(views.flatMap(({ peer }) => (peer === null ? [] : [peer.node])))];
  return views.map((view) => ({
    row: interfaceRow(
      view,
      addresses.filter((candidate) => candidate.iface === view.name),
      peers,
      statistics,
    ),
    type: TYPES[view.kind],
    peer: view.peer?.node ?? null,
  }));
}

const TYPES: Readonly<Record<InterfaceView['kind'], string | null>> = {
  loopback: null,
  ethernet: 'veth',
  ipip: 'ipip',
  dummy: 'dummy',
  bridge: 'bridge',
};

function interfaceRow(
  view: InterfaceView,
  addresses: readonly AddressView[],
  peers: readonly string[],
  statistics: boolean,
): InterfaceRow {
  return {
    ifindex: view.ifindex,
    ...linkOf(view),
    ifname: view.name,
    flags: flagsOf(view),
    mtu: view.mtu,
    qdisc: view.kind === 'ethernet' || view.kind === 'loopback' || view.up ? 'noqueue' : 'noop',
    ...(view.master === null ? {} : { master: view.master }),
    operstate: operationalState(view),
    group: 'default',
    txqlen: 1000,
    ...linkLayer(view),
    ...(view.peer === null ? {} : { link_netnsid: peers.indexOf(view.peer.node) }),
    addr_info: addresses.map(addressRow),
    ...(statistics ? { stats64: countersOf(view) } : {}),
  };
}

/** A veth has nothing to count but packets and octets. */
function countersOf({ traffic }: InterfaceView): { rx: ReceivedRow; tx: SentRow } {
  const { rxBytes, rxPackets, txBytes, txPackets } = traffic;
  return {
    rx: { bytes: rxBytes, packets: rxPackets, errors: 0, dropped: 0, over_errors: 0, multicast: 0 },
    tx: { bytes: txBytes, packets: txPackets, errors: 0, dropped: 0, carrier_errors: 0, collisions: 0 },
  };
}

function linkOf(view: InterfaceView): { link?: null; link_index?: number } {
  if (view.peer !== null) return { link_index: view.peer.ifindex };
  return view.kind === 'ipip' ? { link: null } : {};
}

function linkLayer(view: InterfaceView): { link_type: string; address: string; broadcast: string } {
  switch (view.kind) {
    case 'loopback':
      return { link_type: 'loopback', address: '00:00:00:00:00:00', broadcast: '00:00:00:00:00:00' };
    case 'ipip':
      return { link_type: 'ipip', address: '0.0.0.0', broadcast: '0.0.0.0' };
    case 'ethernet':
    case 'dummy':
    case 'bridge':
      return { link_type: 'ether', address: formatMac(view.mac), broadcast: 'ff:ff:ff:ff:ff:ff' };
  }
}

/** In the order of print_link_flags() of iproute2. */
function flagsOf(view: InterfaceView): string[] {
  const flags: [string, boolean][] = [
    ['NO-CARRIER', view.up && !view.carrier],
    ['LOOPBACK', view.kind === 'loopback'],
    ['BROADCAST', view.kind !== 'loopback' && view.kind !== 'ipip'],
    ['MULTICAST', view.kind === 'ethernet' || view.kind === 'bridge'],
    ['NOARP', !view.arp],
    ['UP', view.up],
    ['LOWER_UP', view.up && view.carrier],
  ];
  return flags.filter(([, set]) => set).map(([name]) => name);
}

/** RFC 2863, as the kernel fills it in: a veth whose peer is down waits for it, unless both have one number. */
function operationalState(view: InterfaceView): string {
  if (!view.up) return 'DOWN';
  if (view.kind === 'bridge') return view.carrier ? 'UP' : 'DOWN';
  if (view.kind !== 'ethernet') return 'UNKNOWN';
  if (view.carrier) return 'UP';
  return view.peer?.ifindex === view.ifindex ? 'DOWN' : 'LOWERLAYERDOWN';
}

function addressRow(view: AddressView): AddressRow {
  return {
    family: 'inet',
    local: formatIpv4(view.local),
    prefixlen: view.prefixLength,
    ...(view.broadcast === null ? {} : { broadcast: formatIpv4(view.broadcast) }),
    scope: view.scope,
    ...(view.secondary ? { secondary: true as const } : {}),
    label: view.label,
    valid_life_time: FOREVER,
    preferred_life_time: FOREVER,
  };
}
