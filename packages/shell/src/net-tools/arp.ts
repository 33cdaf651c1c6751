import {
  addressesOf,
  formatIpv4,
  formatMac,
  type Ipv4Address,
  inPrefix,
  type NeighbourView,
  neighboursOf,
  parseIpv4,
  parseMac,
  removeNeighbour,
  replaceNeighbour,
} from '@frameplay/engine';
import { left, lines } from '../columns.js';
import type { CommandResult } from '../command-run.js';
import type { Context } from '../context.js';
import { demand, stop, success, unsupported } from '../stop.js';

/** arp of net-tools 2.10: `arp -n`, `arp -an`, `arp -s ADDR MAC`, `arp -d ADDR`. */
export function arp(context: Context, words: readonly string[]): CommandResult {
  const [option = '', address = '', mac = '', ...rest] = words;
  if (rest.length > 0) unsupported(`arp ${rest.join(' ')}`);
  switch (option) {
    case '-n':
      return success(table(neighboursOf(context.world, context.node)));
    case '-an':
    case '-na':
      return success(lines(neighboursOf(context.world, context.node).map(bsdLine)));
    case '-s':
      return set(context, address, mac);
    case '-d':
      return remove(context, address);
    default:
      return unsupported(`arp ${option}`.trim());
  }
}

function readHost(word: string): Ipv4Address {
  const address = parseIpv4(word);
  return address.ok ? address.value : stop(255, `${word}: Unknown host`);
}

function set(context: Context, word: string, macText: string): CommandResult {
  const address = readHost(word);
  const mac = parseMac(macText);
  if (!mac.ok) stop(255, 'arp: invalid hardware address');
  const onLink = addressesOf(context.world, context.node).find((own) => inPrefix(address, own.local, own.prefixLength));
  if (onLink === undefined) stop(255, 'SIOCSARP: Network is unreachable');
  const spec = { iface: onLink.iface, address, mac: mac.value, state: 'permanent' } as const;
  demand(replaceNeighbour(context.world, context.node, spec), () => stop(255, 'SIOCSARP: Invalid argument'));
  return success();
}

function remove(context: Context, word: string): CommandResult {
  const address = readHost(word);
  const entry = neighboursOf(context.world, context.node).find((candidate) => candidate.address === address);
  if (entry === undefined) stop(255, `No ARP entry for ${word}`);
  demand(removeNeighbour(context.world, context.node, { iface: entry.iface, address }), () =>
    stop(255, `No ARP entry for ${word}`),
  );
  return success();
}

const TITLE = 'Address                  HWtype  HWaddress           Flags Mask            Iface';

function table(entries: readonly NeighbourView[]): string {
  return entries.length === 0 ? '' : lines([TITLE, ...entries.map(tableLine)]);
}

function tableLine(entry: NeighbourView): string {
  const address = left(formatIpv4(entry.address), 23);
  if (entry.mac === null) return `${address}         (incomplete)                              ${entry.iface}`;
  const flags = entry.state === 'permanent' ? 'CM' : 'C';
  return `${address}  ether   ${formatMac(entry.mac)}   ${left(flags, 20)}  ${entry.iface}`;
}

function bsdLine(entry: NeighbourView): string {
  const mac = entry.mac === null ? '<incomplete>' : formatMac(entry.mac);
  const kind = entry.mac === null ? '' : ' [ether]';
  const permanent = entry.state === 'permanent' ? ' PERM' : '';
  return `? (${formatIpv4(entry.address)}) at ${mac}${kind}${permanent} on ${entry.iface}`;
}
