import { ICMP_HOST_UNREACHABLE } from '../wire/frame.js';
import type { HostEnvironment } from './environment.js';
import { addressType } from './fib.js';
import type { Host } from './host.js';
import { sendUnreachable } from './icmp-send.js';
import type { Neighbour, QueuedPacket } from './neighbour.js';
import { deleteNeighbour } from './neighbour-table.js';

/** arp_error_report: one ICMP host unreachable for each packet that waited in vain. */
export function reportFailure(env: HostEnvironment, host: Host, queued: QueuedPacket): void {
  env.decided('NEIGH-FAILED');
  env.hasWaited(queued);
  const own = addressType(host, queued.packet.src) === 'local';
  sendUnreachable(env, host, ICMP_HOST_UNREACHABLE, {
    packet: queued.packet,
    unicast: own || queued.origin.unicast,
    delivered: false,
  });
}

/** neigh_delete: what waits for an answer is told that there will be none. */
export function forgetNeighbour(env: HostEnvironment, host: Host, neighbour: Neighbour): void {
  const isAsked = neighbour.state === 'incomplete' || neighbour.state === 'probe';
  const waiting = isAsked ? neighbour.queue : [];
  deleteNeighbour(env, host, neighbour);
  for (const queued of waiting) reportFailure(env, host, queued);
}
