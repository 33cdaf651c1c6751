import type { HostEnvironment } from '../environment.js';
import type { Host } from '../host.js';
import { sendDatagram } from '../udp/socket-calls.js';
import { bytesToBinary, encodeText } from './bytes.js';
import { echoedText } from './http-server.js';
import type { UdpServer } from './program.js';

/** Answers each datagram to its source: one system call at a turn, so that the network runs in between. */
export function runUdpServer(env: HostEnvironment, host: Host, server: UdpServer): void {
  const socket = host.udpSockets.get(server.socket);
  const datagram = socket?.inbox.shift();
  if (socket === undefined || datagram === undefined) return;
  const answer = `${bytesToBinary(encodeText(server.options.body))}: ${echoedText(bytesToBinary(datagram.payload))}\n`;
  const bytes = Uint8Array.from(answer, (character) => character.charCodeAt(0));
  sendDatagram(env, host, socket, { address: datagram.address, port: datagram.port }, bytes);
  if (socket.inbox.length > 0) env.wake(host, server.id);
}
