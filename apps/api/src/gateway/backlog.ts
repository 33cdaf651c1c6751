import type { Socket } from 'socket.io';

const PACKETS_MAX = 500;
const BYTES_MAX = 1_000_000;
/** A snapshot of a large class is more than that by itself; a slow line gets this long to take it. */
const SNAPSHOT_GRACE_MS = 10_000;

/** What engine.io and ws keep to themselves. */
interface Line {
  readonly writeBuffer: readonly { readonly data?: unknown }[];
  readonly transport?: { readonly socket?: { readonly bufferedAmount?: number } };
}

/** What waits on the server because a client does not read. socket.io itself has no bound. */
export class Backlog {
  readonly #line: Line;
  #allowance = 0;
  #allowedUntil = 0;

  constructor(socket: Socket) {
    this.#line = socket.conn as unknown as Line;
  }

  /** Call right after a snapshot was sent: its own size does not count against the client for a while. */
  allowSnapshot(): void {
    this.#allowance = this.#bytes();
    this.#allowedUntil = performance.now() + SNAPSHOT_GRACE_MS;
  }

  isTooLong(): boolean {
    if (this.#line.writeBuffer.length > PACKETS_MAX) return true;
    const allowance = performance.now() < this.#allowedUntil ? this.#allowance : 0;
    return this.#bytes() > BYTES_MAX + allowance;
  }

  /** Waiting in engine.io, and handed to the operating system without being taken. */
  #bytes(): number {
    let bytes = 0;
    for (const { data } of this.#line.writeBuffer) bytes += typeof data === 'string' ? data.length : 0;
    return bytes + (this.#line.transport?.socket?.bufferedAmount ?? 0);
  }
}
