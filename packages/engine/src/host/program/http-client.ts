import type { KernelErrorCode } from '../../core/kernel-error.js';
import { IPV4_ANY } from '../../wire/address.js';
import type { HostEnvironment } from '../environment.js';
import type { Host } from '../host.js';
import type { TcpSocket } from '../tcp/socket.js';
import { closeSocket, connectSocket, readSocket, writeSocket } from '../tcp/socket-calls.js';
import { bytesToBinary, decodeText } from './bytes.js';
import type { HttpClient } from './program.js';
import type { ConnectionFailure } from './program-result.js';

const DEADLINE = 1;

/** curl: connect, one request in one segment, read until the length is there or the peer closes. */
export function startHttpClientOn(env: HostEnvironment, host: Host, client: HttpClient): void {
  const { address, port, maxTimeUs, sourceAddress } = client.options;
  if (maxTimeUs !== null)
    client.deadlineTimer = env.setTimer(host, env.now + maxTimeUs, {
      kind: 'program',
      program: client.id,
      tag: DEADLINE,
    });
  const socket = connectSocket(env, host, client.id, { address, port }, sourceAddress ?? IPV4_ANY);
  if (typeof socket === 'string') {
    // A blackhole gives EINVAL too, but not to bind().
    const isBlackhole = socket === 'EINVAL' && sourceAddress === undefined;
    finish(env, host, client, null, isBlackhole ? 'host-unreachable' : failureOf(socket));
    return;
  }
  client.socket = socket.id;
}

export function failureOf(code: KernelErrorCode): ConnectionFailure {
  switch (code) {
    case 'ENETUNREACH':
      return 'network-unreachable';
    case 'EADDRNOTAVAIL':
    case 'EINVAL':
      return 'address-not-available';
    default:
      return 'host-unreachable';
  }
}

export function runHttpClient(env: HostEnvironment, host: Host, client: HttpClient): void {
  const socket = host.sockets.get(client.socket);
  if (socket === undefined || client.result !== null) return;
  if (socket.state === 'syn-sent') return;
  if (socket.state !== 'closed' && !client.requestSent) {
    client.connectedAt = env.now;
    client.requestSent = true;
    writeSocket(env, host, socket, host.requestMemo.octetsOf(client.options));
    return;
  }
  for (const bytes of readSocket(socket)) client.response += bytesToBinary(bytes);
  if (socket.error !== null) finish(env, host, client, socket, socket.error);
  else if (isComplete(client.response)) finish(env, host, client, socket, null);
  else if (socket.finReceived) finish(env, host, client, socket, client.response === '' ? 'closed' : truncated(client));
}

const HEADER_END = '\r\n\r\n';

function isComplete(response: string): boolean {
  const end = response.indexOf(HEADER_END);
  if (end < 0) return false;
  const length = contentLength(response);
  return length !== null && response.length >= end + HEADER_END.length + length;
}

const CONTENT_LENGTH = '\r\nContent-Length: ';

function contentLength(response: string): number | null {
  // As our own servers write it; a search by pattern takes several times as long.
  const at = response.indexOf(CONTENT_LENGTH);
  const usual = at < 0 ? null : decimalBefore(response, at + CONTENT_LENGTH.length, '\r');
  if (usual !== null) return usual;
  const match = /^content-length: *(\d+)\r$/im.exec(response);
  return match === null ? null : Number(match[1]);
}

/** The number that begins at `at` and ends before `end`; null when something else stands there. */
function decimalBefore(text: string, at: number, end: string): number | null {
  let value = 0;
  for (let index = at; index < text.length; index++) {
    const digit = text.charCodeAt(index) - ZERO;
    if (digit < 0 || digit > 9) return text[index] === end && index > at ? value : null;
    value = value * 10 + digit;
  }
  return null;
}

const ZERO = 0x30;
/** `HTTP/1.0 200 OK` */
const STATUS_AT = 9;

function statusOf(response: string): number | null {
  const isShort = response.startsWith('HTTP/1.') && response[STATUS_AT - 1] === ' ' && response[STATUS_AT + 3] === ' ';
  const usual = isShort ? decimalBefore(response, STATUS_AT, ' ') : null;
  if (usual !== null) return usual;
  const match = /^HTTP\/\d\.\d (\d{3})/.exec(response);
  return match === null ? null : Number(match[1]);
}

// Without a length the end of the connection is the end of the body.
function truncated(client: HttpClient): ConnectionFailure | null {
  return contentLength(client.response) === null ? null : 'closed';
}

/** `--max-time` is over. */
export function httpClientDeadline(env: HostEnvironment, host: Host, client: HttpClient): void {
  if (client.result === null) finish(env, host, client, host.sockets.get(client.socket) ?? null, 'timeout');
}

function finish(
  env: HostEnvironment,
  host: Host,
  client: HttpClient,
  socket: TcpSocket | null,
  failure: ConnectionFailure | null,
): void {
  env.cancelTimer(client.deadlineTimer);
  const end = client.response.indexOf(HEADER_END);
  client.result = {
    kind: 'http-client',
    startedAt: client.startedAt,
    endedAt: env.now,
    connectedAt: client.connectedAt,
    failure,
    status: statusOf(client.response),
    headers: end < 0 ? '' : client.response.slice(0, end + HEADER_END.length),
    body: end < 0 ? '' : decodeText(client.response.slice(end + HEADER_END.length)),
    localAddress: socket?.localAddress ?? IPV4_ANY,
    localPort: socket?.localPort ?? 0,
  };
  if (socket !== null) closeSocket(env, host, socket);
}
