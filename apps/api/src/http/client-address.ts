import type { Request } from 'express';

/** Express works out the address behind the trusted proxies (`trust proxy`); without any it is the peer of the socket. */
export function addressOf(request: Request): string {
  return request.ip ?? request.socket.remoteAddress ?? 'unknown';
}
