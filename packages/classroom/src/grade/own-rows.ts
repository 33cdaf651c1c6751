import {
  addressesOf,
  fdbOf,
  formatIpv4,
  formatMac,
  type Ipv4Address,
  inPrefix,
  interfacesOf,
  ipvsServicesOf,
  type MacAddress,
  neighboursOf,
  networkOf,
  type RouteView,
  routesOf,
} from '@frameplay/engine';
import type { Bilingual } from '../decision.js';
import type { GradedFrame } from './graded-frame.js';

type Device = Pick<GradedFrame, 'world' | 'node'>;

/** Rows of the device's own tables, as a reason cites them. */

export function fdbPort({ world, node }: Device, mac: MacAddress): string | null {
  return fdbOf(world, node).find((row) => row.mac === mac)?.port ?? null;
}

export function macOf({ world, node }: Device, iface: string): string {
  const view = interfacesOf(world, node).find(({ name }) => name === iface);
  return view === undefined ? '?' : formatMac(view.mac);
}

/** The interface that an address of the device sits on; null when the device does not have it. */
export function interfaceOfAddress({ world, node }: Device, address: Ipv4Address): string | null {
  return addressesOf(world, node).find(({ local }) => local === address)?.iface ?? null;
}

/** `192.168.1.12 lladdr 02:00:00:00:00:12 REACHABLE`. */
export function neighbourRowOfMac({ world, node }: Device, mac: string): string | null {
  const row = neighboursOf(world, node).find((entry) => entry.mac !== null && formatMac(entry.mac) === mac);
  return row === undefined ? null : `${formatIpv4(row.address)} lladdr ${mac} ${row.state.toUpperCase()}`;
}

/** The row of the main table that decides: the longest prefix that holds the destination. */
export function routeRow({ world, node }: Device, destination: Ipv4Address): string | null {
  const fitting = routesOf(world, node, 'main').filter((route) =>
    inPrefix(destination, route.destination, route.prefixLength),
  );
  const best = fitting.reduce<RouteView | null>(
    (a, b) => (a === null || b.prefixLength > a.prefixLength ? b : a),
    null,
  );
  return best === null ? null : routeText(best);
}

export function routeText({ destination, prefixLength, gateway, iface }: RouteView): string {
  const to = prefixLength === 0 ? 'default' : `${formatIpv4(networkOf(destination, prefixLength))}/${prefixLength}`;
  const via = gateway === null ? '' : ` via ${formatIpv4(gateway)}`;
  return `${to}${via}${iface === null ? '' : ` dev ${iface}`}`;
}

export function schedulerName({ world, node }: Device): string {
  return ipvsServicesOf(world, node)[0]?.scheduler ?? '?';
}

export function missingRow(): Bilingual {
  return { zh: '（还没有这一行）', en: '(no such row yet)' };
}
