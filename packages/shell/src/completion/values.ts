import {
  addressesOf,
  formatIpv4,
  type Ipv4Address,
  interfacesOf,
  ipvsServicesOf,
  neighboursOf,
  routesOf,
  sysctlPaths,
} from '@frameplay/engine';
import { type Context, interfaceNames } from '../context.js';
import { filePaths } from '../files/file-system.js';
import type { Text } from '../man/page.js';
import { type Candidate, candidate, words } from './candidate.js';
import { sysctlHint } from './sysctl-hints.js';

// What a host has at this moment: the words that no manual page could know.

const INTERFACE: Text = { en: 'interface', zh: '接口' };
const OWN: Text = { en: 'address of this device', zh: '本设备的地址' };
const NEIGHBOUR: Text = { en: 'neighbour', zh: '邻居' };
const GATEWAY: Text = { en: 'gateway', zh: '网关' };
const SERVICE: Text = { en: 'virtual service', zh: '虚拟服务' };
const SERVER: Text = { en: 'real server', zh: '真实服务器' };

export function interfaces(context: Context): Candidate[] {
  return words(interfaceNames(context), INTERFACE);
}

/** Names by which ifconfig knows an address: lo:0. */
export function labels(context: Context): Candidate[] {
  if (context.kind === 'switch') return [];
  return words([...new Set(addressesOf(context.world, context.node).map(({ label }) => label))], INTERFACE);
}

/** Addresses that this device has to do with, each once. */
export function addresses(context: Context): Candidate[] {
  if (context.kind === 'switch') return [];
  const { world, node } = context;
  const found = new Map<string, Text>();
  const add = (address: Ipv4Address | null, hint: Text): void => {
    if (address !== null && !found.has(formatIpv4(address))) found.set(formatIpv4(address), hint);
  };
  for (const { key, destinations } of ipvsServicesOf(world, node)) {
    if (key.kind !== 'mark') add(key.address, SERVICE);
    for (const { address } of destinations) add(address, SERVER);
  }
  for (const { local, scope } of addressesOf(world, node)) if (scope !== 'host') add(local, OWN);
  for (const { gateway } of routesOf(world, node, 'main')) add(gateway, GATEWAY);
  for (const { address } of neighboursOf(world, node)) add(address, NEIGHBOUR);
  return [...found].map(([text, hint]) => candidate(text, hint));
}

/** Addresses with their prefix, as `ip addr del` wants them. */
export function prefixes(context: Context): Candidate[] {
  if (context.kind === 'switch') return [];
  const own = addressesOf(context.world, context.node).map(
    ({ local, prefixLength }) => `${formatIpv4(local)}/${prefixLength}`,
  );
  return words([...new Set(own)], OWN);
}

export function macs(context: Context): Candidate[] {
  if (context.kind === 'switch') return [];
  const own = interfacesOf(context.world, context.node).filter(({ kind }) => kind === 'ethernet');
  return own.map(({ name, mac }) =>
    candidate(
      mac
        .toString(16)
        .padStart(12, '0')
        .replace(/..(?!$)/g, '$&:'),
      { en: name, zh: name },
    ),
  );
}

export function services(context: Context, protocol: 'tcp' | 'udp'): Candidate[] {
  if (context.kind === 'switch') return [];
  return ipvsServicesOf(context.world, context.node).flatMap(({ key }) =>
    key.kind === protocol ? [candidate(`${formatIpv4(key.address)}:${key.port}`, SERVICE)] : [],
  );
}

export function servers(context: Context): Candidate[] {
  if (context.kind === 'switch') return [];
  const all = ipvsServicesOf(context.world, context.node).flatMap(({ destinations }) => destinations);
  const own = [...new Set(all.map(({ address, port }) => `${formatIpv4(address)}:${port}`))];
  return [...words(own, SERVER), ...addresses(context).filter(({ hint }) => hint === NEIGHBOUR)];
}

/** One level at a time: `net.ipv4.`, then what follows. */
export function sysctls(context: Context, typed: string): Candidate[] {
  if (context.kind === 'switch') return [];
  const names = nextLevel(sysctlPaths(context.world, context.node), typed, '.');
  return names.map((name) => candidate(name, sysctlHint(name)));
}

export function files(context: Context, typed: string): Candidate[] {
  const kernel = context.kind === 'switch' ? [] : sysctlPaths(context.world, context.node);
  const paths = [...filePaths(context), ...kernel.map((path) => `/proc/sys/${path.replaceAll('.', '/')}`), '/dev/null'];
  return words(nextLevel(paths, typed, '/'));
}

/** Names up to the separator after what is typed; where there is only one way on, up to the next choice. */
function nextLevel(names: readonly string[], typed: string, separator: string): string[] {
  const matching = names.filter((name) => name.startsWith(typed));
  let level = cut(matching, typed, separator);
  while (level.length === 1 && level[0]?.endsWith(separator) === true) level = cut(matching, level[0], separator);
  return level;
}

function cut(names: readonly string[], typed: string, separator: string): string[] {
  const ends = names.map((name) => {
    const end = name.indexOf(separator, Math.max(typed.length, 1));
    return end === -1 ? name : name.slice(0, end + 1);
  });
  return [...new Set(ends)];
}
