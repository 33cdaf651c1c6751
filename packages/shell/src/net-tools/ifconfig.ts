import {
  addAddress,
  addressesOf,
  broadcastOf,
  type Ipv4Address,
  parseIpv4,
  removeAddress,
  setLinkArp,
  setLinkMtu,
  setLinkState,
} from '@frameplay/engine';
import { Arguments } from '../arguments.js';
import type { CommandResult } from '../command-run.js';
import { type Context, hasInterface } from '../context.js';
import { kernelMessage } from '../kernel-message.js';
import { demand, stop, success, unsupported } from '../stop.js';
import { showIfconfig, showIfconfigTable } from './ifconfig-show.js';
import { maskOfText } from './mask.js';

/** ifconfig of net-tools 2.10. */
export function ifconfig(context: Context, words: readonly string[]): CommandResult {
  const args = new Arguments(words);
  const name = args.take();
  if (name === undefined || name === '-a') return showIfconfig(context, undefined, name === '-a');
  if (name === '-s') return showIfconfigTable(context);
  if (name.startsWith('-')) unsupported(`ifconfig ${name}`);
  if (args.done) return showIfconfig(context, name, true);
  configure(context, name, readChanges(args));
  return success();
}

interface Changes {
  address?: Ipv4Address;
  prefixLength?: number;
  broadcast?: Ipv4Address;
  state?: 'up' | 'down';
  mtu?: number;
  arp?: boolean;
}

function readChanges(args: Arguments): Changes {
  const changes: Changes = {};
  for (let word = args.take(); word !== undefined; word = args.take()) {
    if (word === 'up' || word === 'down') changes.state = word;
    else if (word === 'netmask') changes.prefixLength = readMask(value(args, word));
    else if (word === 'broadcast') changes.broadcast = readHost(value(args, word));
    else if (word === 'arp' || word === '-arp') changes.arp = word === 'arp';
    else if (word === 'mtu') changes.mtu = Number(value(args, word));
    else if (/^-?[a-z]+$/.test(word) && KNOWN.includes(word.replace(/^-/, ''))) unsupported(`ifconfig ${word}`);
    else readAddress(changes, word);
  }
  return changes;
}

const KNOWN = [
  'promisc',
  'allmulti',
  'multicast',
  'add',
  'del',
  'hw',
  'pointopoint',
  'dstaddr',
  'txqueuelen',
  'metric',
  'tunnel',
];

function value(args: Arguments, word: string): string {
  return args.take() ?? stop(1, `ifconfig: option \`${word}' needs an argument`);
}

function readHost(word: string): Ipv4Address {
  const address = parseIpv4(word);
  return address.ok ? address.value : stop(1, `${word}: Unknown host`);
}

function readAddress(changes: Changes, word: string): void {
  const [host = '', length] = word.split('/');
  const address = parseIpv4(host);
  if (!address.ok) stop(1, `${word}: Unknown host\nifconfig: \`--help' gives usage information.`);
  changes.address = address.value;
  if (length !== undefined)
    changes.prefixLength =
      /^\d+$/.test(length) && Number(length) <= 32 ? Number(length) : stop(1, `${word}: Unknown host`);
}

function readMask(word: string): number {
  return maskOfText(word) ?? stop(1, `${word}: Unknown host`);
}

/** RFC 791 classes: what SIOCSIFADDR gives an address that comes without a mask. */
function classLength(address: Ipv4Address): number {
  if (address >>> 31 === 0) return 8;
  return address >>> 30 === 2 ? 16 : 24;
}

function configure(context: Context, name: string, changes: Changes): void {
  const { world, node } = context;
  const [iface = '', alias] = name.split(':');
  if (!hasInterface(context, iface)) {
    stop(255, `SIOCSIFADDR: No such device\n${name}: ERROR while getting interface flags: No such device`);
  }
  if (changes.address !== undefined) setAddress(context, name, iface, changes.address, changes);
  if (changes.mtu !== undefined)
    demand(setLinkMtu(world, node, iface, changes.mtu), () => stop(1, 'SIOCSIFMTU: Invalid argument'));
  // devinet_ioctl: of the flags of an alias the kernel looks at IFF_UP only, so `lo:0 -arp` does nothing.
  if (changes.arp !== undefined && alias === undefined)
    demand(setLinkArp(world, node, iface, changes.arp), (error) => stop(255, kernelMessage(error.code)));
  if (changes.state === 'down' && alias !== undefined) removeLabel(context, name);
  else if (changes.state !== undefined || changes.address !== undefined) {
    demand(setLinkState(world, node, iface, changes.state !== 'down'), (error) =>
      stop(255, `SIOCSIFFLAGS: ${kernelMessage(error.code)}`),
    );
  }
}

/** SIOCSIFADDR puts the address in the place of the one with this label. */
function setAddress(context: Context, label: string, iface: string, local: Ipv4Address, changes: Changes): void {
  const { world, node } = context;
  const old = addressesOf(world, node).find((candidate) => candidate.label === label);
  if (old !== undefined)
    demand(removeAddress(world, node, { iface, local: old.local, label }), () => stop(255, 'SIOCSIFADDR'));
  const prefixLength = changes.prefixLength ?? classLength(local);
  const broadcast =
    changes.broadcast ?? (prefixLength < 31 && iface !== 'lo' ? broadcastOf(local, prefixLength) : undefined);
  const spec = { iface, local, prefixLength, label, ...(broadcast === undefined ? {} : { broadcast }) };
  demand(addAddress(world, node, spec), (error) => stop(255, `SIOCSIFADDR: ${kernelMessage(error.code)}`));
}

function removeLabel(context: Context, label: string): void {
  const { world, node } = context;
  const found = addressesOf(world, node).find((candidate) => candidate.label === label);
  if (found === undefined) stop(255, `SIOCSIFFLAGS: ${kernelMessage('EADDRNOTAVAIL')}`);
  demand(removeAddress(world, node, { iface: found.iface, local: found.local, label }), () =>
    stop(255, 'SIOCSIFFLAGS'),
  );
}
