import { nextBelow, nextUint32 } from '../core/prng.js';
import { US_PER_SECOND } from '../core/time.js';
import { US_PER_TICK } from '../core/timer-wheel.js';
import { IPV4_ANY, type Ipv4Address } from '../wire/address.js';
import type { Ipv4Packet } from '../wire/frame.js';
import { encodeIgmpReport, IGMP_REPORT_GROUP, PROTOCOL_IGMP } from '../wire/igmp.js';
import { selectAddress } from './address-table.js';
import type { HostEnvironment } from './environment.js';
import type { Host } from './host.js';
import { type Interface, SCOPE_LINK } from './interface.js';
import { outputLocal } from './ip-output.js';
import { LOCAL_ORIGIN } from './neighbour.js';
import { groupRoute } from './routed.js';

// Multicast groups of an interface, net/ipv4/igmp.c: who is no member drops the packet, and every
// membership is told to the switch by two reports.

/** igmp_qrv. */
const REPORTS = 2;
const UNSOLICITED_INTERVAL_US = US_PER_SECOND;
const INTERNETWORK_CONTROL = 0xc0;

export function joinGroup(env: HostEnvironment, host: Host, iface: Interface, group: Ipv4Address): void {
  if (iface.groups.includes(group)) return;
  iface.groups = [...iface.groups, group];
  if (iface.up) scheduleFirst(env, host, iface, group);
}

export function leaveGroup(env: HostEnvironment, host: Host, iface: Interface, group: Ipv4Address): void {
  if (!iface.groups.includes(group)) return;
  iface.groups = iface.groups.filter((other) => other !== group);
  if (iface.up) sendReport(env, host, iface, group, false);
}

/** ip_mc_up: memberships are told anew when the link comes up. */
export function reportMemberships(env: HostEnvironment, host: Host, iface: Interface): void {
  for (const group of iface.groups) scheduleFirst(env, host, iface, group);
}

function scheduleFirst(env: HostEnvironment, host: Host, iface: Interface, group: Ipv4Address): void {
  env.setTimer(host, env.now + 2 * US_PER_TICK, { kind: 'igmp-report', ifindex: iface.ifindex, group, left: REPORTS });
}

export function reportDue(env: HostEnvironment, host: Host, iface: Interface, group: Ipv4Address, left: number): void {
  if (!iface.up || !iface.groups.includes(group)) return;
  sendReport(env, host, iface, group, true);
  if (left <= 1) return;
  const wait = nextBelow(host.prng, UNSOLICITED_INTERVAL_US) + 2 * US_PER_TICK;
  env.setTimer(host, env.now + wait, { kind: 'igmp-report', ifindex: iface.ifindex, group, left: left - 1 });
}

function sendReport(env: HostEnvironment, host: Host, iface: Interface, group: Ipv4Address, joins: boolean): void {
  const packet: Ipv4Packet = {
    kind: 'ipv4',
    src: selectAddress(host, iface, IPV4_ANY, SCOPE_LINK),
    dst: IGMP_REPORT_GROUP,
    ttl: 1,
    tos: INTERNETWORK_CONTROL,
    id: nextUint32(host.prng) & 0xffff,
    dontFragment: true,
    moreFragments: false,
    fragmentOffset: 0,
    payload: { kind: 'opaque', protocol: PROTOCOL_IGMP, bytes: encodeIgmpReport(group, joins) },
  };
  outputLocal(env, host, groupRoute(iface), packet, LOCAL_ORIGIN);
}
