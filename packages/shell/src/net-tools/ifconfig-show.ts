import {
  type AddressView,
  addressesOf,
  formatIpv4,
  formatMac,
  type InterfaceView,
  interfacesOf,
} from '@frameplay/engine';
import { left, lines, right } from '../columns.js';
import type { CommandResult } from '../command-run.js';
import type { Context } from '../context.js';
import { stop, success } from '../stop.js';
import { maskText } from './mask.js';

/** An interface, or one of its labels (lo:0), with the address that goes by that name. */
interface Shown {
  readonly name: string;
  readonly view: InterfaceView;
  readonly address: AddressView | undefined;
}

/** What ifconfig lists: those that are up, or all, or the one that is named. */
export function showIfconfig(context: Context, name: string | undefined, all: boolean): CommandResult {
  const entries = shownOf(context);
  const selected = entries.filter((entry) => (name === undefined ? all || entry.view.up : entry.name === name));
  if (name !== undefined && selected.length === 0) {
    stop(1, `${name}: error fetching interface information: Device not found`);
  }
  return success(selected.map((entry) => `${block(entry)}\n`).join(''));
}

/** `ifconfig -s`: counters as a table. */
export function showIfconfigTable(context: Context): CommandResult {
  const rows = shownOf(context).filter(({ name, view }) => name === view.name && view.up);
  return success(lines([TABLE_TITLE, ...rows.map(tableRow)]));
}

const TABLE_TITLE = 'Iface      MTU    RX-OK RX-ERR RX-DRP RX-OVR    TX-OK TX-ERR TX-DRP TX-OVR Flg';

function tableRow({ name, view }: Shown): string {
  const { rxPackets, txPackets } = view.traffic;
  const letters = [view.kind === 'ethernet' ? 'BM' : '', view.kind === 'loopback' ? 'L' : '', 'R', 'U'].join('');
  const received = `${right(rxPackets, 8)} ${right(0, 6)} ${right(0, 6)} ${left(0, 6)}`;
  return `${left(name, 15)} ${right(view.mtu, 5)} ${received} ${right(txPackets, 8)} ${right(0, 6)} ${right(0, 6)} ${right(0, 6)} ${letters}`;
}

/** In the order of net-tools: by name, each followed by its labels. */
function shownOf({ world, node }: Context): Shown[] {
  const addresses = addressesOf(world, node);
  const views = [...interfacesOf(world, node)].sort((a, b) => (a.name < b.name ? -1 : 1));
  return views.flatMap((view) => {
    const own = addresses.filter(({ iface }) => iface === view.name);
    const labels = [...new Set(own.map(({ label }) => label).filter((label) => label !== view.name))].sort();
    return [view.name, ...labels].map((name) => ({ name, view, address: own.find(({ label }) => label === name) }));
  });
}

function flagsOf(view: InterfaceView): [number, string] {
  const flags: readonly (readonly [number, string, boolean])[] = [
    [1, 'UP', view.up],
    [2, 'BROADCAST', view.kind === 'ethernet' || view.kind === 'dummy'],
    [8, 'LOOPBACK', view.kind === 'loopback'],
    [64, 'RUNNING', view.up && view.carrier],
    [128, 'NOARP', (view.kind === 'ethernet' && !view.arp) || view.kind === 'ipip' || view.kind === 'dummy'],
    [4096, 'MULTICAST', view.kind === 'ethernet'],
  ];
  const set = flags.filter(([, , isSet]) => isSet);
  return [set.reduce((sum, [bit]) => sum + bit, 0), set.map(([, name]) => name).join(',')];
}

function block(entry: Shown): string {
  const { name, view, address } = entry;
  const [bits, names] = flagsOf(view);
  const isAlias = name !== view.name;
  const rows = [
    `${name}: flags=${bits}<${names}>  mtu ${view.mtu}`,
    ...(address === undefined ? [] : [`        inet ${addressText(address, view)}`]),
    `        ${linkText(view)}`,
    ...(isAlias ? [] : counterRows(view)),
  ];
  return lines(rows);
}

/** The ioctl says 0.0.0.0 where no broadcast address was given. */
function addressText(address: AddressView, view: InterfaceView): string {
  const text = `${formatIpv4(address.local)}  netmask ${maskText(address.prefixLength)}`;
  if (view.kind === 'loopback' || view.kind === 'ipip') return text;
  return `${text}  broadcast ${address.broadcast === null ? '0.0.0.0' : formatIpv4(address.broadcast)}`;
}

function linkText(view: InterfaceView): string {
  switch (view.kind) {
    case 'loopback':
      return 'loop  txqueuelen 1000  (Local Loopback)';
    case 'ipip':
      return 'tunnel   txqueuelen 1000  (IPIP Tunnel)';
    case 'ethernet':
    case 'dummy':
    case 'bridge':
      return `ether ${formatMac(view.mac)}  txqueuelen 1000  (Ethernet)`;
  }
}

function counterRows({ traffic }: InterfaceView): string[] {
  const bytes = (value: number): string => `bytes ${value} (${humanBytes(value)})`;
  return [
    `        RX packets ${traffic.rxPackets}  ${bytes(traffic.rxBytes)}`,
    '        RX errors 0  dropped 0  overruns 0  frame 0',
    `        TX packets ${traffic.txPackets}  ${bytes(traffic.txBytes)}`,
    '        TX errors 0  dropped 0 overruns 0  carrier 0  collisions 0',
  ];
}

const UNITS: readonly (readonly [number, string])[] = [
  [1 << 30, 'GiB'],
  [1 << 20, 'MiB'],
  [1 << 10, 'KiB'],
];

function humanBytes(value: number): string {
  const [unit, name] = UNITS.find(([size]) => value >= size) ?? [1, 'B'];
  return `${(Math.trunc((value * 10) / unit) / 10).toFixed(1)} ${name}`;
}
