import type { HostEnvironment } from '../environment.js';
import type { Host } from '../host.js';
import { type Offence, sendUnreachable } from '../icmp-send.js';
import { sendResetFor } from '../tcp/segment.js';
import type { RejectWith } from './rule-set.js';

const CODES: Readonly<Record<Exclude<RejectWith, 'tcp-reset'>, number>> = {
  'icmp-net-unreachable': 0,
  'icmp-host-unreachable': 1,
  'icmp-proto-unreachable': 2,
  'icmp-port-unreachable': 3,
  'icmp-net-prohibited': 9,
  'icmp-host-prohibited': 10,
  'icmp-admin-prohibited': 13,
};

/** ipt_REJECT: says so to the sender, in place of silence. */
export function sendRejection(env: HostEnvironment, host: Host, by: RejectWith, offence: Offence): void {
  if (by !== 'tcp-reset') {
    sendUnreachable(env, host, CODES[by], offence);
    return;
  }
  const { packet, unicast } = offence;
  if (unicast && packet.payload.kind === 'tcp' && packet.fragmentOffset === 0)
    sendResetFor(env, host, packet, packet.payload);
}
