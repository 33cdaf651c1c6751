import type { Ipv4Address, MacAddress } from '../wire/address.js';
import { type Frame, frameLength } from '../wire/frame.js';
import type { InterfaceConf, NeighbourConf } from './sysctl.js';

/** Kernel numbers of scopes: a larger one is narrower (include/uapi/linux/rtnetlink.h). */
export const SCOPE_UNIVERSE = 0;
export const SCOPE_SITE = 200;
export const SCOPE_LINK = 253;
export const SCOPE_HOST = 254;
export const SCOPE_NOWHERE = 255;

/** in_ifaddr: an address as an interface holds it. */
export interface IfAddress {
  readonly local: Ipv4Address;
  readonly prefixLength: number;
  readonly broadcast: Ipv4Address | null;
  readonly scope: number;
  readonly label: string;
  readonly secondary: boolean;
}

export interface Interface {
  /** Position in `Host.interfaces` and in the wiring; never reused. */
  readonly index: number;
  readonly ifindex: number;
  readonly name: string;
  readonly kind: 'loopback' | 'ethernet' | 'ipip' | 'dummy' | 'bridge';
  mac: MacAddress;
  mtu: number;
  up: boolean;
  carrier: boolean;
  /** ifindex of the bridge that it is a port of; 0: none. */
  master: number;
  /** Cleared by IFF_NOARP. */
  arp: boolean;
  /** In the kernel's order; entries are replaced, never changed. */
  addresses: readonly IfAddress[];
  conf: InterfaceConf;
  neigh: NeighbourConf;
  /** neigh_parms.reachable_time, drawn when first needed (the kernel draws anew every 300 s); 0: not yet. */
  reachableTimeUs: number;
  /** rtnl_link_stats64, as a veth counts: octets with the link-layer header. */
  rxPackets: number;
  rxBytes: number;
  txPackets: number;
  txBytes: number;
  /** Multicast groups that somebody here has joined; replaced, never changed. */
  groups: readonly Ipv4Address[];
}

/** Can the interface carry frames? */
export function isRunning(iface: Interface): boolean {
  return iface.up && iface.carrier;
}

/** 224.0.0.1: every host is a member. */
const ALL_HOSTS = 0xe0_00_00_01;

/** ip_check_mc_rcu. */
export function isMember(iface: Interface, group: Ipv4Address): boolean {
  return group === ALL_HOSTS || iface.groups.includes(group);
}

const ETHERNET_HEADER_BYTES = 14;

/** lo and tunl0 count packets, cards count frames. */
function countedBytes(iface: Interface, frame: Frame): number {
  const linkLayer = iface.kind !== 'loopback' && iface.kind !== 'ipip';
  return frameLength(frame) - (linkLayer ? 0 : ETHERNET_HEADER_BYTES);
}

export function countSent(iface: Interface, frame: Frame): void {
  iface.txPackets += 1;
  iface.txBytes += countedBytes(iface, frame);
}

/** What comes by lo was sent by lo. */
export function countReceived(iface: Interface, frame: Frame): void {
  const bytes = countedBytes(iface, frame);
  iface.rxPackets += 1;
  iface.rxBytes += bytes;
  if (iface.kind !== 'loopback') return;
  iface.txPackets += 1;
  iface.txBytes += bytes;
}
