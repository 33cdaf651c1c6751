import {
  ICMP_FRAGMENTATION_NEEDED,
  ICMP_UNREACHABLE,
  type IcmpEcho,
  type IcmpError,
  type Ipv4Packet,
} from '../wire/frame.js';
import { count } from './counters.js';
import type { HostEnvironment } from './environment.js';
import { addressType } from './fib.js';
import type { Host } from './host.js';
import { countIcmp, sendEchoReply } from './icmp-send.js';
import type { Interface } from './interface.js';
import { learnPathMtu } from './path-mtu.js';
import { learnRedirect } from './redirect.js';
import { answerSource, routeOutput } from './route-output.js';
import { tcpError } from './tcp/receive.js';
import { udpError } from './udp/receive.js';

/** icmp_rcv. */
export function receiveIcmp(
  env: HostEnvironment,
  host: Host,
  iface: Interface,
  packet: Ipv4Packet,
  message: IcmpEcho | IcmpError,
): void {
  deliverToPings(env, host, iface, packet);
  countIcmp(host, 'In', message);
  if (message.kind === 'icmp-echo') {
    if (message.type === 8) answerEcho(env, host, iface, packet, message);
    return;
  }
  env.decided('ICMP-ERROR-RECEIVED');
  if (!quotesOwnConnection(env, host, message)) count(host.counters, 'IcmpInErrors');
  else if (message.type === 5) learnRedirect(env, host, iface, packet, message);
}

function answerEcho(env: HostEnvironment, host: Host, iface: Interface, packet: Ipv4Packet, echo: IcmpEcho): void {
  const conf = host.sysctls.global;
  if (conf.icmp_echo_ignore_all !== 0) return;
  const group = addressType(host, packet.dst) !== 'local';
  if (group && conf.icmp_echo_ignore_broadcasts !== 0) return;
  env.decided('ICMP-ECHO');
  sendEchoReply(env, host, packet, echo, group ? answerSource(host, iface, packet.src) : packet.dst);
}

/** Raw sockets see every ICMP message that is delivered here; ping and traceroute pick their own. */
function deliverToPings(env: HostEnvironment, host: Host, iface: Interface, packet: Ipv4Packet): void {
  for (const program of host.programs.values()) {
    if ((program.kind !== 'ping' && program.kind !== 'traceroute') || program.result !== null) continue;
    if (program.kind === 'ping' && program.ifindex !== 0 && program.ifindex !== iface.ifindex) continue;
    program.inbox.push({ packet, at: env.now });
    env.wake(host, program.id);
  }
}

/** icmp_unreach and icmp_socket_deliver: errors about TCP and UDP go to the socket that they quote. */
function quotesOwnConnection(env: HostEnvironment, host: Host, message: IcmpError): boolean {
  const quoted = message.quoted.payload;
  if (quoted.kind === 'tcp') return tcpError(env, host, message.quoted, quoted, message);
  if (quoted.kind === 'icmp-echo') learnFromEcho(env, host, message);
  if (quoted.kind === 'udp') return udpError(env, host, message.quoted, quoted, message);
  return true;
}

/** icmp_err: fragmentation needed counts for pings too. */
function learnFromEcho(env: HostEnvironment, host: Host, message: IcmpError): void {
  if (message.type !== ICMP_UNREACHABLE || message.code !== ICMP_FRAGMENTATION_NEEDED) return;
  const { src, dst } = message.quoted;
  const route = routeOutput(host, env.now, dst, src, 0);
  if (route.ok) learnPathMtu(host, env.now, route, dst, message.mtu);
}
