import { bytesToBinary, encodeText } from '../host/program/bytes.js';
import type { TcpSocket } from '../host/tcp/socket.js';
import { readSocket } from '../host/tcp/socket-calls.js';
import type { HttpGetConfig, HttpUrl } from './config.js';
import type { TcpCheck } from './daemon.js';

// What HTTP_GET says and what it takes for a good answer: check_http.c of keepalived 2.2.7.

export function requestFor({ urlAt }: TcpCheck, { urls, minor, closes }: HttpGetConfig): Uint8Array {
  const { path = '/', host = '' } = urls[urlAt] ?? {};
  const connection = closes ? 'Connection: close\r\n' : '';
  return encodeText(`GET ${path} HTTP/1.${minor}\r\nUser-Agent: KeepAliveClient\r\n${connection}Host: ${host}\r\n\r\n`);
}

/** The answer is over when the server closes. Null: not yet. */
export function readAnswer(check: TcpCheck, socket: TcpSocket, { urls }: HttpGetConfig): boolean | null {
  for (const bytes of readSocket(socket)) check.response += bytesToBinary(bytes);
  if (socket.error !== null) return false;
  if (!socket.finReceived) return null;
  const url = urls[check.urlAt];
  return url !== undefined && isGood(url, check.response);
}

function isGood({ statusCodes }: HttpUrl, response: string): boolean {
  const status = Number(/^HTTP\/\d\.\d (\d{3})/.exec(response)?.[1]);
  return statusCodes.some(([from, to]) => status >= from && status <= to);
}
