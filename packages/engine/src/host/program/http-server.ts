import type { HostEnvironment } from '../environment.js';
import type { Host } from '../host.js';
import type { TcpSocket } from '../tcp/socket.js';
import { closeSocket, readSocket, writeSocket } from '../tcp/socket-calls.js';
import { wakeOwner } from '../tcp/wake-owner.js';
import { bytesToBinary, encodeText } from './bytes.js';
import { takeReady } from './conversation.js';
import type { Conversation, HttpServer } from './program.js';

const ECHO_LINE_MAX = 100;

/** One turn: at most one system call for each connection, so that the network runs in between. */
export function runHttpServer(env: HostEnvironment, host: Host, server: HttpServer): void {
  for (const conversation of takeReady(server)) {
    const socket = host.sockets.get(conversation.socket);
    if (socket === undefined) server.conversations.delete(conversation.socket);
    else if (socket.state === 'closed') end(env, host, server, socket);
    else converse(env, host, server, socket, conversation);
  }
}

function end(env: HostEnvironment, host: Host, server: HttpServer, socket: TcpSocket): void {
  server.conversations.delete(socket.id);
  closeSocket(env, host, socket);
}

function converse(
  env: HostEnvironment,
  host: Host,
  server: HttpServer,
  socket: TcpSocket,
  conversation: Conversation,
): void {
  if (conversation.phase === 'closing') {
    end(env, host, server, socket);
    return;
  }
  const bytes = readSocket(socket);
  if (bytes.length === 0) {
    if (socket.finReceived) end(env, host, server, socket);
    return;
  }
  if (server.options.echo === true) {
    answerLines(env, host, server, socket, conversation, bytes);
    return;
  }
  server.answer ??= encodeText(response(server));
  writeSocket(env, host, socket, server.answer);
  conversation.phase = 'closing';
  wakeOwner(env, host, socket);
}

function response(server: HttpServer): string {
  const body = `${server.options.body}\n`;
  const size = server.options.sizeBytes;
  const padded =
    size === undefined ? body : `${server.options.body}${'x'.repeat(Math.max(0, size - encodeText(body).length))}\n`;
  return `HTTP/1.0 200 OK\r\nContent-Length: ${encodeText(padded).length}\r\n\r\n${padded}`;
}

function answerLines(
  env: HostEnvironment,
  host: Host,
  server: HttpServer,
  socket: TcpSocket,
  conversation: Conversation,
  bytes: readonly Uint8Array[],
): void {
  const lines = (conversation.partial + bytes.map(bytesToBinary).join('')).split('\n');
  conversation.partial = lines.pop() ?? '';
  for (const line of lines) {
    const answer = `${bytesToBinary(encodeText(server.options.body))}: ${echoedText(line)}\n`;
    writeSocket(
      env,
      host,
      socket,
      Uint8Array.from(answer, (character) => character.charCodeAt(0)),
    );
  }
}

/** Long lines are only counted. */
export function echoedText(line: string): string {
  return line.length > ECHO_LINE_MAX ? `${line.length} characters` : line;
}
