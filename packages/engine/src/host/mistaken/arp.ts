import type { Mistakes } from '../../mistake/mistake.js';
import { IPV4_ANY, type Ipv4Address } from '../../wire/address.js';
import { confirmsAddress, holdsAddress } from '../address-table.js';
import type { Host } from '../host.js';
import { type Interface, SCOPE_HOST } from '../interface.js';
import { maxConf, orConf } from '../sysctl.js';

// What people believe of ARP on Linux, as rules. Each is asked only on a host that has been made to believe it.

type Held = NonNullable<Mistakes>;

/** How the values of `all` and of the interface become one. `address`: whose interface may be meant (M3). */
export function believedLevel(
  host: Host,
  mistakes: Held,
  iface: Interface,
  key: 'arp_ignore' | 'arp_announce',
  address: Ipv4Address,
): number {
  const { sysctls } = host;
  if (mistakes.has('M4')) return iface.conf[key];
  if (mistakes.has('M3')) return maxConf(sysctls, (holderOf(host, address) ?? iface).conf, key);
  const level = maxConf(sysctls, iface.conf, key);
  return mistakes.has('M30') ? Math.max(level, sysctls.default[key]) : level;
}

/** The value of arp_announce that decides in the end: 2 names an address of the interface. */
export function believedAnnounce(host: Host, mistakes: Held, iface: Interface, source: Ipv4Address): number {
  const level = believedLevel(host, mistakes, iface, 'arp_announce', source);
  if (mistakes.has('M8') && level === 1) return 2;
  const hides = mistakes.has('M10') && maxConf(host.sysctls, iface.conf, 'arp_ignore') >= 1;
  return hides ? 2 : level;
}

/** True: silent. Undefined: nothing is believed of this case, and the kernel's rule decides. */
export function believedSilence(
  host: Host,
  mistakes: Held,
  iface: Interface,
  target: Ipv4Address,
  level: number,
): boolean | undefined {
  if (mistakes.has('M31')) return false;
  const elsewhere = !confirmsAddress(host, iface, IPV4_ANY, target, SCOPE_HOST);
  if (mistakes.has('M5') && level === 2) return !holdsAddress(host, target);
  if (mistakes.has('M6') && level === 3) return holderOf(host, target)?.kind === 'loopback';
  if (mistakes.has('M7') && level === 8) return elsewhere;
  if (mistakes.has('M14') && level === 1 && hasOwnLabel(iface, target)) return true;
  if (mistakes.has('M9') && elsewhere && believedLevel(host, mistakes, iface, 'arp_announce', target) >= 1) return true;
  if (mistakes.has('M28') && elsewhere && isWithoutArp(holderOf(host, target))) return true;
  if (mistakes.has('M29') && elsewhere && orConf(host.sysctls, iface.conf, 'arp_filter')) return true;
  return undefined;
}

function holderOf(host: Host, address: Ipv4Address): Interface | undefined {
  return host.interfaces.find((iface) => iface.addresses.some((held) => held.local === address));
}

/** eth0:0 */
function hasOwnLabel(iface: Interface, address: Ipv4Address): boolean {
  return iface.addresses.some((held) => held.local === address && held.label.includes(':'));
}

function isWithoutArp(holder: Interface | undefined): boolean {
  return holder !== undefined && holder.kind !== 'loopback' && !holder.arp;
}
