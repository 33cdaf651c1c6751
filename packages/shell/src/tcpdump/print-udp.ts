import { serviceName } from '../service-names.js';
import { checksumOf, type Octets } from './octets.js';
import type { PrintOptions } from './print-options.js';
import type { Carrier } from './print-tcp.js';

const HEADER_BYTES = 8;
const DOMAIN = 53;
const DNS_HEADER_BYTES = 12;

/** print-udp.c of tcpdump 4.99; the classroom's datagrams are text, so nothing inside them is decoded. */
export function udpText(udp: Octets, carrier: Carrier, options: PrintOptions): string {
  if (udp.length < 4) return `${carrier.src} > ${carrier.dst}:  [|udp]`;
  const name = (port: number): string => (options.numeric ? String(port) : serviceName('udp', port));
  const ends = `${carrier.src}.${name(udp.u16(0))} > ${carrier.dst}.${name(udp.u16(2))}: `;
  const length = udp.u16(4) - HEADER_BYTES;
  if (options.quick) return `${ends}UDP, length ${length}`;
  const checked = options.verbose > 1 && !carrier.isFragment ? checksumText(udp, carrier) : '';
  // Port 53 is taken for a name server's: what is too short for that is all that is said of it.
  const isDomain = udp.u16(0) === DOMAIN || udp.u16(2) === DOMAIN;
  if (isDomain && length < DNS_HEADER_BYTES) return `${ends}${checked}domain [length ${length} < 12] (invalid)`;
  return `${ends}${checked}UDP, length ${length}`;
}

function checksumText(udp: Octets, carrier: Carrier): string {
  if (udp.u16(6) === 0) return '[no cksum] ';
  if (udp.length < udp.u16(4)) return '';
  const wrong = checksumOf(udp, carrier.pseudoSum);
  if (wrong === 0) return '[udp sum ok] ';
  const right = (udp.u16(6) + wrong) % 65_535;
  const hex = (value: number): string => value.toString(16).padStart(4, '0');
  return `[bad udp cksum 0x${hex(udp.u16(6))} -> 0x${hex(right)}!] `;
}
