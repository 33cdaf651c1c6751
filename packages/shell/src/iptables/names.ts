import { badParameter } from './trouble.js';

/** /etc/protocols, as far as labs may meet them; "all" is 0. */
const PROTOCOLS: ReadonlyMap<string, number> = new Map([
  ['all', 0],
  ['icmp', 1],
  ['igmp', 2],
  ['ipencap', 4],
  ['tcp', 6],
  ['udp', 17],
  ['gre', 47],
  ['esp', 50],
  ['ah', 51],
  ['ospf', 89],
  ['vrrp', 112],
  ['sctp', 132],
]);

/** /etc/services likewise. */
const SERVICES: ReadonlyMap<string, number> = new Map([
  ['ftp', 21],
  ['ssh', 22],
  ['telnet', 23],
  ['smtp', 25],
  ['domain', 53],
  ['http', 80],
  ['ntp', 123],
  ['https', 443],
  ['mysql', 3306],
  ['postgresql', 5432],
  ['http-alt', 8080],
]);

export function protocolNumber(word: string): number {
  const number = PROTOCOLS.get(word.toLowerCase()) ?? (/^\d{1,3}$/.test(word) ? Number(word) : 256);
  return number <= 255 ? number : badParameter(`unknown protocol "${word}" specified`);
}

export function protocolName(number: number): string {
  return nameOf(PROTOCOLS, number);
}

export function portNumber(word: string): number {
  const port = SERVICES.get(word) ?? (/^\d{1,5}$/.test(word) ? Number(word) : 65_536);
  return port <= 65_535 ? port : badParameter(`invalid port/service \`${word}' specified`);
}

export function portName(port: number): string {
  return nameOf(SERVICES, port);
}

function nameOf(names: ReadonlyMap<string, number>, wanted: number): string {
  for (const [name, number] of names) if (number === wanted) return name;
  return String(wanted);
}

/** In the order of their bits. */
const FLAGS: readonly string[] = ['FIN', 'SYN', 'RST', 'PSH', 'ACK', 'URG'];

/** `SYN,ACK`, `ALL`, `NONE` as a sum of bits. */
export function flagBits(text: string): number {
  return text.split(',').reduce((bits, name) => bits | bitsOf(name), 0);
}

function bitsOf(name: string): number {
  const upper = name.toUpperCase();
  if (upper === 'ALL') return (1 << FLAGS.length) - 1;
  if (upper === 'NONE') return 0;
  const bit = FLAGS.indexOf(upper);
  return bit < 0 ? badParameter(`Unknown TCP flag \`${name}'`) : 1 << bit;
}

export function flagNames(bits: number): string {
  const names = FLAGS.filter((_flag, bit) => (bits & (1 << bit)) !== 0);
  return names.length === 0 ? 'NONE' : names.join(',');
}
