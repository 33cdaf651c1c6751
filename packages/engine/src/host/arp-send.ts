import { IPV4_ANY, type Ipv4Address, MAC_BROADCAST, MAC_ZERO, type MacAddress } from '../wire/address.js';
import { ARP_REPLY, ARP_REQUEST, type ArpPacket } from '../wire/frame.js';
import { onSameSubnet, selectAddress } from './address-table.js';
import type { HostEnvironment } from './environment.js';
import { addressType } from './fib.js';
import type { Host } from './host.js';
import { type Interface, SCOPE_LINK } from './interface.js';
import { believedAnnounce } from './mistaken/arp.js';
import { isValid, type Neighbour } from './neighbour.js';
import { runArpHook } from './netfilter/arp-rules.js';
import { maxConf } from './sysctl.js';
import { transmit } from './transmit.js';

/** arp_solicit: asks for a neighbour, by broadcast or, while its MAC is believed, at that MAC. */
export function solicit(env: HostEnvironment, host: Host, iface: Interface, neighbour: Neighbour): void {
  const waiting = neighbour.queue[neighbour.queue.length - 1];
  const sender = announcedAddress(env, host, iface, neighbour.address, waiting?.packet.src ?? IPV4_ANY);
  const unicast = neighbour.probes < iface.neigh.ucast_solicit && isValid(neighbour.state);
  const leftToDaemon = !unicast && neighbour.probes < iface.neigh.ucast_solicit + iface.neigh.app_solicit;
  neighbour.probes += 1;
  if (leftToDaemon) return;
  sendArp(env, host, iface, unicast ? neighbour.mac : MAC_BROADCAST, {
    kind: 'arp',
    operation: ARP_REQUEST,
    senderMac: iface.mac,
    senderIp: sender,
    targetMac: MAC_ZERO,
    targetIp: neighbour.address,
  });
}

/** M11: asks for a neighbour whose MAC is known, as if it were not. */
export function askAgain(
  env: HostEnvironment,
  host: Host,
  iface: Interface,
  neighbour: Neighbour,
  source: Ipv4Address,
): void {
  sendArp(env, host, iface, MAC_BROADCAST, {
    kind: 'arp',
    operation: ARP_REQUEST,
    senderMac: iface.mac,
    senderIp: announcedAddress(env, host, iface, neighbour.address, source),
    targetMac: MAC_ZERO,
    targetIp: neighbour.address,
  });
}

/** arp_announce: which of its own addresses a host names when it asks. */
function announcedAddress(
  env: HostEnvironment,
  host: Host,
  iface: Interface,
  target: Ipv4Address,
  packetSource: Ipv4Address,
): Ipv4Address {
  const level =
    host.mistakes === null
      ? maxConf(host.sysctls, iface.conf, 'arp_announce')
      : believedAnnounce(host, host.mistakes, iface, packetSource);
  const own = packetSource !== IPV4_ANY && addressType(host, packetSource) === 'local';
  if (own && (level < 1 || level > 2)) {
    env.decided('ARP-ANNOUNCE-ANY');
    return packetSource;
  }
  if (own && level === 1 && onSameSubnet(iface, target, packetSource)) {
    env.decided('ARP-ANNOUNCE-SUBNET');
    return packetSource;
  }
  env.decided('ARP-ANNOUNCE-BEST');
  return selectAddress(host, iface, target, SCOPE_LINK);
}

export function sendArpReply(
  env: HostEnvironment,
  host: Host,
  iface: Interface,
  to: { readonly mac: MacAddress; readonly ip: Ipv4Address },
  claimed: Ipv4Address,
): void {
  sendArp(env, host, iface, to.mac, {
    kind: 'arp',
    operation: ARP_REPLY,
    senderMac: iface.mac,
    senderIp: claimed,
    targetMac: to.mac,
    targetIp: to.ip,
  });
}

/** arp_xmit: what the kernel itself says passes arptables. */
export function sendArp(env: HostEnvironment, host: Host, iface: Interface, dst: MacAddress, packet: ArpPacket): void {
  if (!iface.arp) return;
  const allowed = runArpHook(env, host, 'OUTPUT', packet, iface);
  if (allowed !== null) transmit(env, host, iface, { src: iface.mac, dst, payload: allowed });
}

/** By a packet socket, as arping and keepalived do. */
export function sendRawArp(
  env: HostEnvironment,
  host: Host,
  iface: Interface,
  dst: MacAddress,
  packet: ArpPacket,
): void {
  if (iface.arp) transmit(env, host, iface, { src: iface.mac, dst, payload: packet });
}
