import { IPV4_ANY, type Ipv4Address } from '../../wire/address.js';
import type { HostEnvironment } from '../environment.js';
import type { Host } from '../host.js';
import { closeSocket, connectSocket, readSocket, writeSocket } from '../tcp/socket-calls.js';
import { bytesToBinary, decodeText, encodeText } from './bytes.js';
import { failureOf } from './http-client.js';
import type { Hold } from './program.js';
import type { ConnectionFailure } from './program-result.js';

const COMMAND_TIMEOUT = 1;

export function startHold(
  env: HostEnvironment,
  host: Host,
  hold: Hold,
  remote: { readonly address: Ipv4Address; readonly port: number },
  timeoutUs: number,
): void {
  begin(env, host, hold, 'open', timeoutUs);
  const socket = connectSocket(env, host, hold.id, remote, IPV4_ANY);
  if (typeof socket === 'string') finish(env, hold, failureOf(socket));
  else hold.socket = socket.id;
}

function begin(
  env: HostEnvironment,
  host: Host,
  hold: Hold,
  command: NonNullable<Hold['command']>,
  timeoutUs: number,
): void {
  hold.command = command;
  hold.result = null;
  env.cancelTimer(hold.timer);
  hold.timer = env.setTimer(host, env.now + timeoutUs, { kind: 'program', program: hold.id, tag: COMMAND_TIMEOUT });
}

export function holdSend(env: HostEnvironment, host: Host, hold: Hold, text: string | null, timeoutUs: number): void {
  begin(env, host, hold, text === null ? 'read' : 'send', timeoutUs);
  const socket = host.sockets.get(hold.socket);
  if (text !== null && socket !== undefined && socket.state !== 'closed') {
    hold.owedLines += 1;
    writeSocket(env, host, socket, encodeText(text));
  }
  runHold(env, host, hold);
}

export function holdClose(env: HostEnvironment, host: Host, hold: Hold): void {
  begin(env, host, hold, 'close', 0);
  const socket = host.sockets.get(hold.socket);
  finish(env, hold, null);
  if (socket !== undefined) closeSocket(env, host, socket);
  hold.socket = 0;
}

export function runHold(env: HostEnvironment, host: Host, hold: Hold): void {
  const socket = host.sockets.get(hold.socket);
  if (socket === undefined || hold.command === null) return;
  if (hold.command === 'open') {
    if (socket.error !== null) fail(env, host, hold, socket.error);
    else if (socket.state !== 'syn-sent') finish(env, hold, null);
    return;
  }
  for (const bytes of readSocket(socket)) takeBytes(hold, bytesToBinary(bytes));
  if (socket.error !== null) fail(env, host, hold, socket.error);
  else if (hold.owedLines <= 0) finish(env, hold, null);
  else if (socket.finReceived) fail(env, host, hold, 'closed');
}

function takeBytes(hold: Hold, text: string): void {
  hold.received += text;
  hold.owedLines -= text.split('\n').length - 1;
}

export function holdTimer(env: HostEnvironment, host: Host, hold: Hold): void {
  if (hold.command === null) return;
  if (hold.command === 'open') fail(env, host, hold, 'timeout');
  else finish(env, hold, 'timeout');
}

// After a reset or a close by the other side the connection is forgotten; after a time-out it lives on.
function fail(env: HostEnvironment, host: Host, hold: Hold, failure: ConnectionFailure): void {
  finish(env, hold, failure);
  const socket = host.sockets.get(hold.socket);
  if (socket !== undefined) closeSocket(env, host, socket);
  hold.socket = 0;
}

function finish(env: HostEnvironment, hold: Hold, failure: ConnectionFailure | null): void {
  env.cancelTimer(hold.timer);
  hold.command = null;
  hold.result = {
    kind: 'hold',
    startedAt: hold.startedAt,
    endedAt: env.now,
    failure,
    received: decodeText(hold.received),
  };
  hold.received = '';
}
