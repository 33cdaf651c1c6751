import { deleteFlow, getFlow } from '../../core/flow-map.js';
import type { Ipv4Address } from '../../wire/address.js';
import type { Host } from '../host.js';
import type { TcpSocket } from './socket.js';

// Three ways to a socket besides its id: the four-tuple, the port that it listens on, the program that owns it.

const NOBODY: ReadonlySet<number> = new Set();

export function insertSocket(host: Host, socket: TcpSocket): void {
  host.sockets.set(socket.id, socket);
  if (socket.state === 'listen') idsAt(host.listeners, socket.localPort).add(socket.id);
  if (socket.owner !== 0) idsAt(host.owned, socket.owner).add(socket.id);
}

function idsAt(index: Map<number, Set<number>>, key: number): Set<number> {
  const known = index.get(key);
  if (known !== undefined) return known;
  const ids = new Set<number>();
  index.set(key, ids);
  return ids;
}

function dropId(index: Map<number, Set<number>>, key: number, id: number): void {
  const ids = index.get(key);
  if (ids?.delete(id) === true && ids.size === 0) index.delete(key);
}

/** The program will never ask for it again: it lives on as long as its connection does. */
export function disownSocket(host: Host, socket: TcpSocket): void {
  dropId(host.owned, socket.owner, socket.id);
  socket.owner = 0;
}

/** No packet finds it any more. */
export function unregisterSocket(host: Host, socket: TcpSocket): void {
  if (socket.state === 'listen') dropId(host.listeners, socket.localPort, socket.id);
  else deleteFlow(host.connections, socket.localAddress, socket.localPort, socket.remoteAddress, socket.remotePort);
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

/** In the order of their making. */
export function listenersOn(host: Host, port: number): TcpSocket[] {
  return socketsAt(host, host.listeners.get(port));
}

/** In the order of their making, the listening ones too. */
export function socketsOwnedBy(host: Host, program: number): TcpSocket[] {
  return socketsAt(host, host.owned.get(program));
}

function socketsAt(host: Host, ids: ReadonlySet<number> = NOBODY): TcpSocket[] {
  const sockets: TcpSocket[] = [];
  for (const id of ids) {
    const socket = host.sockets.get(id);
    if (socket !== undefined) sockets.push(socket);
  }
  return sockets;
}
