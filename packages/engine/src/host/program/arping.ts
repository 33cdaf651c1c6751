import { US_PER_SECOND } from '../../core/time.js';
import { IPV4_ANY, MAC_BROADCAST, type MacAddress } from '../../wire/address.js';
import { ARP_REPLY, ARP_REQUEST, type ArpPacket } from '../../wire/frame.js';
import { sendRawArp } from '../arp-send.js';
import type { HostEnvironment } from '../environment.js';
import { type Host, interfaceByIfindex } from '../host.js';
import type { Arping } from './program.js';

const NEXT = 1;
const DEADLINE = 2;

export function startArpingOn(env: HostEnvironment, host: Host, arping: Arping): void {
  const deadline = arping.options.deadlineUs;
  if (deadline !== null)
    arping.deadlineTimer = env.setTimer(host, env.now + deadline, {
      kind: 'program',
      program: arping.id,
      tag: DEADLINE,
    });
  tick(env, host, arping);
}

export function arpingTimer(env: HostEnvironment, host: Host, arping: Arping, tag: number): void {
  if (arping.result !== null) return;
  if (tag === DEADLINE) finishArping(env, arping);
  else tick(env, host, arping);
}

// iputils catcher(): sends once a second until -c is used up, then waits one more second.
function tick(env: HostEnvironment, host: Host, arping: Arping): void {
  const count = arping.options.count;
  if (count !== null && arping.sent >= count) {
    finishArping(env, arping);
    return;
  }
  sendOne(env, host, arping);
  arping.timer = env.setTimer(host, env.now + US_PER_SECOND, { kind: 'program', program: arping.id, tag: NEXT });
}

function sendOne(env: HostEnvironment, host: Host, arping: Arping): void {
  const iface = interfaceByIfindex(host, arping.ifindex);
  if (iface === undefined) return;
  const { mode, target } = arping.options;
  const unicast = arping.targetMac !== 0 && mode === 'request';
  const dst = unicast ? (arping.targetMac as MacAddress) : MAC_BROADCAST;
  sendRawArp(env, host, iface, dst, {
    kind: 'arp',
    operation: mode === 'answer' ? ARP_REPLY : ARP_REQUEST,
    senderMac: iface.mac,
    senderIp: arping.source,
    targetMac: mode === 'answer' ? iface.mac : dst,
    targetIp: target,
  });
  arping.sent += 1;
  if (!unicast) arping.broadcasts += 1;
  arping.lastSentAt = env.now;
}

export function runArping(env: HostEnvironment, arping: Arping): void {
  for (const message of arping.inbox.splice(0)) {
    take(arping, message.packet, message.broadcast, message.at);
    // It ends at the answer that is enough; what comes in the same instant is not read any more.
    if (hasEnough(arping)) {
      finishArping(env, arping);
      return;
    }
  }
}

// The count of answers matters with -w only; otherwise it sits out the second of its last probe.
function hasEnough(arping: Arping): boolean {
  const { count, deadlineUs, quitOnFirst, mode } = arping.options;
  if (arping.replies.length === 0) return false;
  if (quitOnFirst === true || mode === 'duplicate-detection') return true;
  return deadlineUs !== null && arping.replies.length === count;
}

// recv_pack(): an answer counts if it comes from the address that was asked for and goes to the asker.
function take(arping: Arping, packet: ArpPacket, broadcast: boolean, at: number): void {
  if (packet.operation !== ARP_REQUEST && packet.operation !== ARP_REPLY) return;
  const { mode, target } = arping.options;
  if (packet.senderIp !== target) return;
  if (mode !== 'duplicate-detection' && packet.targetIp !== arping.source) return;
  if (mode === 'duplicate-detection' && arping.source !== IPV4_ANY && packet.targetIp !== arping.source) return;
  arping.replies.push({
    senderMac: packet.senderMac,
    senderIp: packet.senderIp,
    broadcast,
    request: packet.operation === ARP_REQUEST,
    roundTripUs: at - arping.lastSentAt,
  });
  if (arping.options.keepBroadcasting !== true) arping.targetMac = packet.senderMac;
}

/** It has had its answers, or Ctrl-C ends it: both tell what came until then. */
export function finishArping(env: HostEnvironment, arping: Arping): void {
  env.cancelTimer(arping.timer);
  env.cancelTimer(arping.deadlineTimer);
  arping.inbox.length = 0;
  arping.result = {
    kind: 'arping',
    startedAt: arping.startedAt,
    endedAt: env.now,
    source: arping.source,
    sent: arping.sent,
    broadcasts: arping.broadcasts,
    replies: arping.replies,
  };
}
