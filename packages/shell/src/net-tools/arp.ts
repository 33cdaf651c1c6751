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
import { own } from '../own.js';
import { demand, stop, success, unsupported } from '../stop.js';

/** arp of net-tools 2.10. */
export function arp(context: Context, words: readonly string[]): CommandResult {
  const read = readOptions(words);
  const [host, mac = ''] = read.operands;
  switch (read.action) {
    case 'set':
      if (host === undefined) stop(255, 'arp: need host name');
      if (mac === '') stop(255, 'arp: need hardware address');
      return set(context, host, mac);
    case 'delete':
      return host === undefined ? stop(255, 'arp: need host name') : remove(context, host);
    case 'show':
      return show(context, read, host);
  }
}

interface Read {
  action: 'show' | 'set' | 'delete';
  bsd: boolean;
  verbose: boolean;
  iface: string | undefined;
  readonly operands: string[];
}

const LONG: Readonly<Record<string, string>> = {
  '--numeric': 'n',
  '--device': 'i',
  '--set': 's',
  '--delete': 'd',
  '--verbose': 'v',
};

function readOptions(words: readonly string[]): Read {
  const read: Read = { action: 'show', bsd: false, verbose: false, iface: undefined, operands: [] };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (!word.startsWith('-')) {
      read.operands.push(word);
      continue;
    }
    const letters = word.startsWith('--') ? (own(LONG, word) ?? unsupported(`arp ${word}`)) : word.slice(1);
    for (const letter of letters) {
      if (letter === 'i') read.iface = words[++at] ?? stop(3, "arp: option requires an argument -- 'i'");
      else readLetter(read, letter);
    }
  }
  if (read.operands.length > 2) unsupported(`arp ${read.operands.slice(2).join(' ')}`);
  return read;
}

function readLetter(read: Read, letter: string): void {
  switch (letter) {
    case 'a':
      read.bsd = true;
      break;
    case 's':
      read.action = 'set';
      break;
    case 'd':
      read.action = 'delete';
      break;
    case 'v':
      read.verbose = true;
      break;
    case 'e':
    case 'n':
      break;
    default:
      if ('ADfHptV'.includes(letter)) unsupported(`arp -${letter}`);
      stop(3, `arp: invalid option -- '${letter}'`);
  }
}

function show(context: Context, { bsd, verbose, iface }: Read, host: string | undefined): CommandResult {
  const address = host === undefined ? undefined : readHost(host);
  const all = neighboursOf(context.world, context.node);
  const shown = all.filter(
    (entry) => (address === undefined || entry.address === address) && (iface === undefined || entry.iface === iface),
  );
  const counts = verbose
    ? `Entries: ${all.length}\tSkipped: ${all.length - shown.length}\tFound: ${shown.length}\n`
    : '';
  if (shown.length > 0) return success((bsd ? lines(shown.map(bsdLine)) : table(shown)) + counts);
  if (host !== undefined) return { exit: 0, stdout: `${host} (${host}) -- no entry\n${counts}`, stderr: '' };
  return success((iface === undefined ? '' : `arp: in ${all.length} entries no match found.\n`) + counts);
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
