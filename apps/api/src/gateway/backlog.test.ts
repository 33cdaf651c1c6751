import type { Socket } from 'socket.io';
import { describe, expect, test } from 'vitest';
import { Backlog } from './backlog.js';

function waiting(packets: number, bytes: number): { socket: Socket; line: { writeBuffer: { data: string }[] } } {
  const line = { writeBuffer: Array.from({ length: packets }, () => ({ data: 'x'.repeat(bytes) })) };
  return { socket: { conn: line } as unknown as Socket, line };
}

describe('what waits for a client that does not read', () => {
  test('[P4] is at most 500 packets', () => {
    expect(new Backlog(waiting(500, 10).socket).isTooLong()).toBe(false);
    expect(new Backlog(waiting(501, 10).socket).isTooLong()).toBe(true);
  });

  test('[P4] is at most a megabyte', () => {
    expect(new Backlog(waiting(10, 99_999).socket).isTooLong()).toBe(false);
    expect(new Backlog(waiting(10, 100_001).socket).isTooLong()).toBe(true);
  });

  test('a large snapshot does not end the connection that asked for it', () => {
    const { socket, line } = waiting(1, 2_000_000);
    const backlog = new Backlog(socket);
    backlog.allowSnapshot();
    expect(backlog.isTooLong()).toBe(false);
    line.writeBuffer.push({ data: 'x'.repeat(1_000_001) });
    expect(backlog.isTooLong()).toBe(true);
  });
});
