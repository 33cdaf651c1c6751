import type { MacAddress } from '../wire/address.js';
import { MAC_BROADCAST } from '../wire/address.js';
import { ARP_REQUEST } from '../wire/frame.js';
import { dropRoutesOfDownInterface, restoreAddressRoutes } from './address-routes.js';
import { sendArp } from './arp-send.js';
import type { HostEnvironment } from './environment.js';
import { removeRoutes } from './fib.js';
import type { Host } from './host.js';
import type { Interface } from './interface.js';
import { reportMemberships } from './multicast.js';
import { deleteNeighbour } from './neighbour-table.js';
import { maxConf } from './sysctl.js';

/** `ip link set up|down`: routes and neighbours follow (inetdev_event, arp_ifdown). */
export function setUp(env: HostEnvironment, host: Host, iface: Interface, up: boolean): void {
  if (iface.up === up) return;
  iface.up = up;
  host.routeMemo.forget();
  if (up) {
    restoreAddressRoutes(host, iface);
    announce(env, host, iface);
    reportMemberships(env, host, iface);
    env.linkChanged(host, iface);
    return;
  }
  dropRoutesOfDownInterface(host, iface);
  forgetNeighbours(env, host, iface, true);
  env.linkChanged(host, iface);
}

/** fib_disable_ip: with its last address gone an interface has no routes and no neighbours either. */
export function disableIp(env: HostEnvironment, host: Host, iface: Interface): void {
  removeRoutes(host, (route) => route.ifindex === iface.ifindex);
  forgetNeighbours(env, host, iface, true);
}

/** The far end went up or down. Without carrier only permanent neighbours stay (neigh_carrier_down). */
export function setCarrier(env: HostEnvironment, host: Host, iface: Interface, carrier: boolean): void {
  if (iface.carrier === carrier) return;
  iface.carrier = carrier;
  if (!carrier && evictsNeighbours(host, iface)) forgetNeighbours(env, host, iface, false);
  env.linkChanged(host, iface);
}

/** arp_evict_nocarrier: `all` and the interface must both say so. */
function evictsNeighbours(host: Host, iface: Interface): boolean {
  return host.sysctls.all.arp_evict_nocarrier !== 0 && iface.conf.arp_evict_nocarrier !== 0;
}

/** arp_notify: gratuitous requests for each address when the interface is set up (not: gets carrier) or its MAC changes. */
function announce(env: HostEnvironment, host: Host, iface: Interface): void {
  if (maxConf(host.sysctls, iface.conf, 'arp_notify') === 0) return;
  for (const address of iface.addresses)
    sendArp(env, host, iface, MAC_BROADCAST, {
      kind: 'arp',
      operation: ARP_REQUEST,
      senderMac: iface.mac,
      senderIp: address.local,
      targetMac: iface.mac,
      targetIp: address.local,
    });
}

function forgetNeighbours(env: HostEnvironment, host: Host, iface: Interface, permanentToo: boolean): void {
  for (const neighbour of [...host.neighbours.values()]) {
    if (neighbour.ifindex !== iface.ifindex) continue;
    if (neighbour.state === 'permanent' && !permanentToo) continue;
    deleteNeighbour(env, host, neighbour);
  }
}

/** A new MAC makes all that is known by this interface doubtful (neigh_changeaddr). */
export function setMac(env: HostEnvironment, host: Host, iface: Interface, mac: MacAddress): void {
  iface.mac = mac;
  forgetNeighbours(env, host, iface, true);
  if (iface.up) announce(env, host, iface);
}

/** `ip link set arp off`. */
export function setArp(env: HostEnvironment, host: Host, iface: Interface, on: boolean): void {
  if (iface.arp === on) return;
  iface.arp = on;
  forgetNeighbours(env, host, iface, true);
}
