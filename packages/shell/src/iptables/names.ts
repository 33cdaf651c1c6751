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
