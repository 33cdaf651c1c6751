import type { HostEnvironment } from '../environment.js';
import type { Host } from '../host.js';
import { noteReady } from '../program/conversation.js';
import type { TcpSocket } from './socket.js';

/** Something has happened at the socket that its program waits for. */
export function wakeOwner(env: HostEnvironment, host: Host, socket: TcpSocket): void {
  if (socket.owner === 0) return;
  const program = host.programs.get(socket.owner);
  if (program?.kind === 'http-server') noteReady(program, socket.id);
  env.wake(host, socket.owner);
}
