import { type Ipv4Address, inPrefix } from '../wire/address.js';
import type { Host } from './host.js';
import { type IfAddress, type Interface, SCOPE_HOST, SCOPE_LINK } from './interface.js';
import { orConf } from './sysctl.js';

/** __inet_insert_ifa: where a new address goes, and whether it is secondary. Null: EEXIST; false: EINVAL. */
export function insertAddress(
  list: readonly IfAddress[],
  wanted: IfAddress,
): readonly IfAddress[] | 'exists' | 'invalid' {
  let lastPrimary = 0;
  let secondary = false;
  for (const [index, present] of list.entries()) {
    if (!present.secondary && wanted.scope <= present.scope) lastPrimary = index + 1;
    if (present.prefixLength !== wanted.prefixLength) continue;
    if (!inPrefix(wanted.local, present.local, present.prefixLength)) continue;
    if (present.local === wanted.local) return 'exists';
    if (present.scope !== wanted.scope) return 'invalid';
    secondary = true;
  }
  const at = secondary ? list.length : lastPrimary;
  return [...list.slice(0, at), { ...wanted, secondary }, ...list.slice(at)];
}

/** inet_lookup_ifaddr_rcu: is it an address of this host (not: is it routed as local)? */
export function holdsAddress(host: Host, address: Ipv4Address): boolean {
  for (const iface of host.interfaces) for (const held of iface.addresses) if (held.local === address) return true;
  return false;
}

/** inet_addr_onlink: one subnet of the interface holds both. */
export function onSameSubnet(iface: Interface, a: Ipv4Address, b: Ipv4Address | null): boolean {
  for (const held of iface.addresses) {
    if (!inPrefix(a, held.local, held.prefixLength)) continue;
    if (b === null || inPrefix(b, held.local, held.prefixLength)) return true;
  }
  return false;
}

function localnetScope(host: Host, iface: Interface): number {
  return orConf(host.sysctls, iface.conf, 'route_localnet') ? SCOPE_LINK : SCOPE_HOST;
}

/** inet_select_addr: the best source address on `iface` for `destination` (0: for any). 0 when there is none. */
export function selectAddress(host: Host, iface: Interface, destination: Ipv4Address, scope: number): Ipv4Address {
  const localnet = localnetScope(host, iface);
  let first: Ipv4Address | null = null;
  for (const held of iface.addresses) {
    if (held.secondary || Math.min(held.scope, localnet) > scope) continue;
    if (destination === 0 || inPrefix(destination, held.local, held.prefixLength)) return held.local;
    first ??= held.local;
  }
  if (first !== null) return first;
  return selectFromAnyInterface(host, scope);
}

/** in_dev_select_addr over all interfaces, in the order of their making. */
function selectFromAnyInterface(host: Host, scope: number): Ipv4Address {
  for (const iface of host.interfaces)
    for (const held of iface.addresses)
      if (!held.secondary && held.scope !== SCOPE_LINK && held.scope <= scope) return held.local;
  return 0 as Ipv4Address;
}

/**
 * inet_confirm_addr: is `local` (0: any) an address, of at most `scope`, on the interface (null: on
 * any), and in one subnet with `destination` (0: does not matter)?
 */
export function confirmsAddress(
  host: Host,
  iface: Interface | null,
  destination: Ipv4Address,
  local: Ipv4Address,
  scope: number,
): boolean {
  if (iface !== null) return confirmOn(host, iface, destination, local, scope);
  return host.interfaces.some((any) => confirmOn(host, any, destination, local, scope));
}

// confirm_addr_indev in net/ipv4/devinet.c, for local != 0 (the only use that ARP makes of it):
// one address must be `local` within the scope, and any address's subnet must hold both.
function confirmOn(host: Host, iface: Interface, destination: Ipv4Address, local: Ipv4Address, scope: number): boolean {
  const localnet = localnetScope(host, iface);
  const found = iface.addresses.some((held) => held.local === local && Math.min(held.scope, localnet) <= scope);
  const same = iface.addresses.some(
    (held) =>
      inPrefix(local, held.local, held.prefixLength) &&
      (destination === 0 || inPrefix(destination, held.local, held.prefixLength)),
  );
  return found && same;
}
