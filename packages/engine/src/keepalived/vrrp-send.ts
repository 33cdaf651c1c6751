import { selectAddress } from '../host/address-table.js';
import { sendRawArp } from '../host/arp-send.js';
import { interfaceByName } from '../host/host.js';
import { type Interface, SCOPE_LINK } from '../host/interface.js';
import { outputLocal } from '../host/ip-output.js';
import { LOCAL_ORIGIN } from '../host/neighbour.js';
import { routeOutput } from '../host/route-output.js';
import { groupRoute, type OutputRoute } from '../host/routed.js';
import { IPV4_ANY, type Ipv4Address, MAC_BROADCAST } from '../wire/address.js';
import { ARP_REQUEST, type Ipv4Packet } from '../wire/frame.js';
import {
  encodeVrrp,
  PROTOCOL_VRRP,
  VRRP_AUTH_NONE,
  VRRP_AUTH_PASS,
  VRRP_GROUP,
  type VrrpAdvert,
} from '../wire/vrrp.js';
import type { VirtualAddress } from './config.js';
import type { VrrpInstance } from './daemon.js';
import type { Workplace } from './environment.js';

const US_PER_SECOND = 1_000_000;
const US_PER_CENTISECOND = 10_000;
const VRRP_TTL = 255;
const INTERNETWORK_CONTROL = 0xc0;
const ID_MASK = 0xffff;

/** The address that adverts come from: what the interface had when keepalived started, never a VIP. */
export function advertSource(at: Workplace, instance: VrrpInstance): Ipv4Address {
  const { sourceAddress, iface, addresses } = instance.config;
  if (sourceAddress !== null) return sourceAddress;
  const found = interfaceByName(at.host, iface);
  if (found === undefined) return IPV4_ANY;
  const own = found.addresses.find((held) => !addresses.some(({ address }) => address === held.local));
  return own?.local ?? selectAddress(at.host, found, IPV4_ANY, SCOPE_LINK);
}

/** vrrp_send_adv. With the interface down the kernel says ENETUNREACH, and nothing leaves. */
export function sendAdvert(at: Workplace, instance: VrrpInstance, priority: number): void {
  const { iface: name, peers } = instance.config;
  const iface = interfaceByName(at.host, name);
  if (iface?.up !== true) return;
  if (peers.length === 0) sendTo(at, instance, priority, VRRP_GROUP, groupRoute(iface));
  for (const peer of peers) {
    const route = routeOutput(at.host, at.env.now, peer, advertSource(at, instance), 0);
    if (route.ok) sendTo(at, instance, priority, peer, route);
  }
}

function sendTo(at: Workplace, instance: VrrpInstance, priority: number, dst: Ipv4Address, route: OutputRoute): void {
  const daemon = at.keepalived.daemon;
  if (daemon === null) return;
  const src = advertSource(at, instance);
  const packet: Ipv4Packet = {
    kind: 'ipv4',
    src,
    dst,
    ttl: VRRP_TTL,
    tos: INTERNETWORK_CONTROL,
    id: daemon.nextPacketId & ID_MASK,
    dontFragment: false,
    moreFragments: false,
    fragmentOffset: 0,
    payload: {
      kind: 'opaque',
      protocol: PROTOCOL_VRRP,
      bytes: encodeVrrp(advertOf(instance, priority), { src, dst }),
    },
  };
  daemon.nextPacketId += 1;
  outputLocal(at.env, at.host, route, packet, LOCAL_ORIGIN);
}

function advertOf({ config }: VrrpInstance, priority: number): VrrpAdvert {
  return {
    version: config.version,
    virtualRouterId: config.virtualRouterId,
    priority,
    authType: config.password === null ? VRRP_AUTH_NONE : VRRP_AUTH_PASS,
    interval: config.advertIntervalUs / (config.version === 2 ? US_PER_SECOND : US_PER_CENTISECOND),
    addresses: config.addresses.map(({ address }) => address),
    password: config.password ?? '',
  };
}

export function allAddresses({ config }: VrrpInstance): readonly VirtualAddress[] {
  return [...config.addresses, ...config.excluded];
}

/** vrrp_send_link_update: gratuitous ARP requests for every VIP, `repeat` times, unless the VIPs are gone. */
export function announceAddresses(at: Workplace, instance: VrrpInstance, repeat: number): void {
  if (!instance.addressesSet) return;
  for (let round = 0; round < repeat; round++)
    for (const virtual of allAddresses(instance)) {
      const iface = interfaceByName(at.host, virtual.iface ?? instance.config.iface);
      if (iface !== undefined) announce(at, iface, virtual.address);
    }
}

/** What the peers knew of an instance that was away has grown old. */
export function announceSelf(at: Workplace, instance: VrrpInstance): void {
  const iface = interfaceByName(at.host, instance.config.iface);
  if (iface !== undefined) announce(at, iface, advertSource(at, instance));
}

function announce(at: Workplace, iface: Interface, address: Ipv4Address): void {
  sendRawArp(at.env, at.host, iface, MAC_BROADCAST, {
    kind: 'arp',
    operation: ARP_REQUEST,
    senderMac: iface.mac,
    senderIp: address,
    targetMac: MAC_BROADCAST,
    targetIp: address,
  });
}
