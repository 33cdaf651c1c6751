import { IPV4_ANY } from '../../wire/address.js';
import type { HostEnvironment } from '../environment.js';
import type { Host } from '../host.js';
import type { ReceivedDatagram, UdpSocket } from '../udp/socket.js';
import { bindUdp, closeUdp, connectUdp, sendDatagram } from '../udp/socket-calls.js';
import { bytesToBinary, decodeText, encodeText } from './bytes.js';
import type { UdpClient } from './program.js';
import type { UdpFailure } from './program-result.js';

const DEADLINE = 1;

/** `udp`: one datagram from a connected socket (`-a`: an unconnected one), then one answer or none. */
export function startUdpClientOn(env: HostEnvironment, host: Host, client: UdpClient): void {
  const { address, port, sourcePort, anySource, timeoutUs, text } = client.options;
  const bound = bindUdp(host, client.id, IPV4_ANY, sourcePort);
  if (typeof bound === 'string') {
    finish(env, host, client, null, bound);
    return;
  }
  const socket = anySource ? bound : connectUdp(env, host, bound, { address, port });
  if (typeof socket === 'string') {
    finish(env, host, client, bound, socket);
    return;
  }
  client.socket = socket.id;
  const refused = sendDatagram(env, host, socket, { address, port }, encodeText(text));
  if (refused !== null) {
    finish(env, host, client, socket, refused);
    return;
  }
  const at = env.now + timeoutUs;
  client.timer = env.setTimer(host, at, { kind: 'program', program: client.id, tag: DEADLINE });
}

export function runUdpClient(env: HostEnvironment, host: Host, client: UdpClient): void {
  const socket = host.udpSockets.get(client.socket);
  if (socket === undefined || client.result !== null) return;
  const answer = socket.inbox[0];
  if (socket.error !== null) finish(env, host, client, socket, socket.error);
  else if (answer !== undefined) finish(env, host, client, socket, null, answer);
}

export function udpClientDeadline(env: HostEnvironment, host: Host, client: UdpClient): void {
  if (client.result === null) finish(env, host, client, host.udpSockets.get(client.socket) ?? null, 'timeout');
}

function finish(
  env: HostEnvironment,
  host: Host,
  client: UdpClient,
  socket: UdpSocket | null,
  failure: UdpFailure | null,
  answer: ReceivedDatagram | null = null,
): void {
  env.cancelTimer(client.timer);
  if (socket !== null) closeUdp(host, socket);
  client.result = {
    kind: 'udp-client',
    startedAt: client.startedAt,
    endedAt: env.now,
    failure,
    from: answer?.address ?? IPV4_ANY,
    text: answer === null ? '' : decodeText(bytesToBinary(answer.payload)),
  };
}
