import { deleteFlow, getFlow } from '../../core/flow-map.js';
import type { Ipv4Address } from '../../wire/address.js';
import type { Host } from '../host.js';
import type { TcpSocket } from './socket.js';

// Two ways to a socket besides its id: the four-tuple, and the port that it listens on.

const NOBODY: readonly number[] = [];

export function insertSocket(host: Host, socket: TcpSocket): void {
  host.sockets.set(socket.id, socket);
  if (socket.state !== 'listen') return;
  host.listeners.set(socket.localPort, [...listenersOn(host, socket.localPort), socket.id]);
}

/** The program will never ask for it again: it lives on as long as its connection does. */
export function disownSocket(socket: TcpSocket): void {
  socket.owner = 0;
}

/** No packet finds it any more. */
export function unregisterSocket(host: Host, socket: TcpSocket): void {
  if (socket.state === 'listen') stopListening(host, socket);
  else deleteFlow(host.connections, socket.localAddress, socket.localPort, socket.remoteAddress, socket.remotePort);
}

function stopListening(host: Host, socket: TcpSocket): void {
  const left = listenersOn(host, socket.localPort).filter((id) => id !== socket.id);
  if (left.length > 0) host.listeners.set(socket.localPort, left);
  else host.listeners.delete(socket.localPort);
}

export function findConnected(
  host: Host,
  localAddress: Ipv4Address,
  localPort: number,
  remoteAddress: Ipv4Address,
  remotePort: number,
): TcpSocket | undefined {
  const id = getFlow(host.connections, localAddress, localPort, remoteAddress, remotePort);
  return id === undefined ? undefined : host.sockets.get(id);
}

/** Ids in the order of their making. */
export function listenersOn(host: Host, port: number): readonly number[] {
  return host.listeners.get(port) ?? NOBODY;
}

/** In the order of their making, the listening ones too. */
export function socketsOwnedBy(host: Host, program: number): TcpSocket[] {
  return [...host.sockets.values()].filter((socket) => socket.owner === program);
}
