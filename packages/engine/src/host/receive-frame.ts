import type { Mistakes } from '../mistake/mistake.js';
import { isGroupMac, MAC_BROADCAST } from '../wire/address.js';
import type { ArpPacket, Frame } from '../wire/frame.js';
import { type FrameAddressing, proxyReplyDue, receiveArp } from './arp-receive.js';
import { solicit } from './arp-send.js';
import type { HostEnvironment, HostTimer } from './environment.js';
import { type Host, interfaceByIfindex } from './host.js';
import { type Interface, isRunning } from './interface.js';
import { receiveIpv4 } from './ip-receive.js';
import { believedMine } from './mistaken/ip.js';
import { reportDue } from './multicast.js';
import { forgetNeighbour, reportFailure } from './neighbour-failure.js';
import { neighbourTimer } from './neighbour-table.js';
import { programTimer } from './program/run-program.js';
import { probeDue } from './tcp/probe.js';
import { delayedAckDue } from './tcp/receive.js';
import { endTimeWait } from './tcp/time-wait.js';
import { destroySocket, retransmitDue } from './tcp/transmit.js';

/** A frame has come in by `iface`. Returns whether this host took it. */
export function receiveFrame(
  env: HostEnvironment,
  host: Host,
  iface: Interface,
  frame: Frame,
  asIfMine = false,
): boolean {
  if (!isRunning(iface)) {
    env.decided('ETH-INTERFACE-DOWN');
    return false;
  }
  const isTaken = asIfMine || (host.mistakes !== null && isTakenByMistake(host, host.mistakes, frame));
  const addressing = isTaken ? 'unicast' : addressingOf(iface, frame);
  if (addressing === 'other') {
    env.decided('ETH-NOT-FOR-ME');
    return false;
  }
  const payload = frame.payload;
  switch (payload.kind) {
    case 'arp':
      showToArpings(env, host, iface, payload, addressing);
      return receiveArp(env, host, iface, payload, addressing);
    case 'ipv4':
      return receiveIpv4(env, host, iface, payload, addressing, iface.kind === 'loopback' ? null : frame.src);
    case 'opaque':
      return false;
  }
}

function isTakenByMistake(host: Host, mistakes: NonNullable<Mistakes>, frame: Frame): boolean {
  return frame.payload.kind === 'ipv4' && !isGroupMac(frame.dst) && believedMine(host, mistakes, frame.payload);
}

/** eth_type_trans. Packets by lo are always for this host. */
function addressingOf(iface: Interface, frame: Frame): FrameAddressing | 'other' {
  if (frame.dst === iface.mac || iface.kind === 'loopback' || iface.kind === 'ipip') return 'unicast';
  if (frame.dst === MAC_BROADCAST) return 'broadcast';
  return isGroupMac(frame.dst) ? 'multicast' : 'other';
}

/** AF_PACKET: arping sees every ARP packet for this MAC or for all. */
function showToArpings(
  env: HostEnvironment,
  host: Host,
  iface: Interface,
  packet: ArpPacket,
  addressing: FrameAddressing,
): void {
  for (const program of host.programs.values()) {
    if (program.kind !== 'arping' || program.ifindex !== iface.ifindex || program.result !== null) continue;
    program.inbox.push({ packet, broadcast: addressing !== 'unicast', at: env.now });
    env.wake(host, program.id);
  }
}

export function hostTimer(env: HostEnvironment, host: Host, timer: HostTimer): void {
  switch (timer.kind) {
    case 'neighbour':
      neighbourDue(env, host, timer.key);
      return;
    case 'neighbour-forgotten': {
      const neighbour = host.neighbours.get(timer.key);
      if (neighbour !== undefined) forgetNeighbour(env, host, neighbour);
      return;
    }
    case 'igmp-report': {
      const iface = interfaceByIfindex(host, timer.ifindex);
      if (iface !== undefined) reportDue(env, host, iface, timer.group, timer.left);
      return;
    }
    case 'proxy-arp':
      proxyReplyDue(env, host, timer.ifindex, timer.frame);
      return;
    case 'program':
      programTimer(env, host, timer.program, timer.tag);
      return;
    case 'tcp-retransmit':
    case 'tcp-probe':
    case 'tcp-delayed-ack':
    case 'tcp-time-wait':
      socketDue(env, host, timer);
      return;
  }
}

function socketDue(env: HostEnvironment, host: Host, timer: Extract<HostTimer, { socket: number }>): void {
  const waiting = timer.kind === 'tcp-time-wait' ? host.timeWaits?.get(timer.socket) : undefined;
  if (waiting !== undefined) endTimeWait(env, host, waiting);
  const socket = host.sockets.get(timer.socket);
  if (socket === undefined) return;
  if (timer.kind === 'tcp-retransmit') retransmitDue(env, host, socket);
  else if (timer.kind === 'tcp-probe') probeDue(env, host, socket);
  else if (timer.kind === 'tcp-delayed-ack') delayedAckDue(env, host, socket);
  else destroySocket(env, host, socket);
}

function neighbourDue(env: HostEnvironment, host: Host, key: number): void {
  const neighbour = host.neighbours.get(key);
  const iface = neighbour === undefined ? undefined : interfaceByIfindex(host, neighbour.ifindex);
  if (neighbour === undefined || iface === undefined) return;
  const outcome = neighbourTimer(env, host, neighbour);
  if (outcome.kind === 'ask') solicit(env, host, iface, neighbour);
  else if (outcome.kind === 'failed') for (const queued of outcome.packets) reportFailure(env, host, queued);
}
