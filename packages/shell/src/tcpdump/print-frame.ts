import { type CapturedFrame, octetsOf } from '@frameplay/engine';
import { Octets } from './octets.js';
import { ipText } from './print-ip.js';
import type { CaptureLink, PrintOptions } from './print-options.js';
import { arpText } from './print-others.js';
import type { Conversations } from './print-tcp.js';

const ETHERNET_BYTES = 14;
const COOKED_BYTES = 20;
const IPV4 = 0x0800;
const ARP = 0x0806;
const TYPE_NAMES: Readonly<Record<number, string>> = { [IPV4]: 'IPv4', [ARP]: 'ARP' };

/** One frame as tcpdump prints it, without the time. Of several frames give all in order: TCP numbers are relative. */
export function frameText(
  captured: CapturedFrame,
  link: CaptureLink,
  options: PrintOptions,
  conversations: Conversations,
): string {
  const hasHeader = captured.linkLayer === 'ethernet';
  const octets = new Octets(octetsOf(captured.frame, captured.linkLayer));
  const type = hasHeader ? octets.u16(12) : IPV4;
  const payload = hasHeader ? octets.from(ETHERNET_BYTES) : octets;
  const head = headText(captured, link, options, octets, payload, type);
  const named = !options.linkLayer;
  if (type === IPV4) return head + ipText(payload, named, options, conversations) + dumpText(octets, payload, options);
  if (type === ARP) return head + arpText(payload, payload.length, options) + dumpText(octets, payload, options);
  const unknown = named ? `ethertype Unknown (0x${hex4(type)}), length ${payload.length}` : `length ${payload.length}`;
  return `${head}${unknown}:${dumpText(octets, payload, { ...options, dump: 'hex-ascii' })}`;
}

const hex4 = (value: number): string => value.toString(16).padStart(4, '0');

function headText(
  captured: CapturedFrame,
  link: CaptureLink,
  options: PrintOptions,
  octets: Octets,
  payload: Octets,
  type: number,
): string {
  const typeText = `ethertype ${TYPE_NAMES[type] ?? 'Unknown'} (0x${hex4(type)}), length`;
  if (link === 'cooked') {
    const place = `${captured.iface.padEnd(5)} ${DIRECTIONS[captured.packetType].padEnd(3)} `;
    if (!options.linkLayer) return place;
    const source = captured.linkLayer === 'ethernet' ? `${macText(octets, 6, options)} ` : '';
    return `${place}ifindex ${captured.ifindex} ${source}${typeText} ${payload.length + COOKED_BYTES}: `;
  }
  if (!options.linkLayer) return '';
  if (link === 'none') return 'ip: ';
  const short = options.quick ? `${TYPE_NAMES[type] ?? 'Unknown Ethertype'}, length` : typeText;
  return `${macText(octets, 6, options)} > ${macText(octets, 0, options)}, ${short} ${octets.length}: `;
}

/** Without -n a group has its name, and an address the name of its maker, which nobody knows here. */
function macText(octets: Octets, at: number, { numeric }: PrintOptions): string {
  const text = octets.mac(at);
  if (numeric) return text;
  return text === 'ff:ff:ff:ff:ff:ff' ? 'Broadcast' : `${text} (oui Unknown)`;
}

const DIRECTIONS: Readonly<Record<CapturedFrame['packetType'], string>> = {
  host: 'In',
  broadcast: 'B',
  multicast: 'M',
  'other-host': 'P',
  outgoing: 'Out',
};

/** `-x`, `-X` and their like: sixteen octets a line, in pairs. */
function dumpText(octets: Octets, payload: Octets, { dump }: PrintOptions): string {
  switch (dump) {
    case 'none':
      return '';
    case 'ascii':
      return `\n${asciiText(payload)}`;
    case 'hex':
    case 'hex-ascii':
      return hexText(payload, dump === 'hex-ascii');
    case 'hex-link':
    case 'hex-ascii-link':
      return hexText(octets, dump === 'hex-ascii-link');
  }
}

function asciiText(octets: Octets): string {
  return [...octets.text(0)].map((sign) => (/[\t\n\r\u0020-\u007e]/.test(sign) ? sign : '.')).join('');
}

function hexText(octets: Octets, withAscii: boolean): string {
  let text = '';
  for (let at = 0; at < octets.length; at += 16) {
    const row = [...octets.bytes.subarray(at, at + 16)];
    const pairs = Array.from({ length: Math.ceil(row.length / 2) }, (_, index) =>
      row
        .slice(index * 2, index * 2 + 2)
        .map((octet) => octet.toString(16).padStart(2, '0'))
        .join(''),
    ).join(' ');
    const shown = row.map((octet) => (octet > 32 && octet < 127 ? String.fromCharCode(octet) : '.')).join('');
    text += `\n\t0x${hex4(at)}:  ${withAscii ? `${pairs.padEnd(39)}  ${shown}` : pairs}`;
  }
  return text;
}
