import { describe, expect, test } from 'vitest';
import { createHost } from '../../host/host.js';
import { IPV4_LOOPBACK } from '../../wire/address.js';
import { NO_BYTES, TCP_ACK, TCP_FIN, type TcpSegment } from '../../wire/frame.js';
import { blocksToReport, noteSack } from './sack.js';
import type { SentSegment, TcpSocket } from './socket.js';
import { createSocket } from './socket-calls.js';

function socketWith(unacked: readonly Partial<SentSegment>[]): TcpSocket {
  const names = { localAddress: IPV4_LOOPBACK, localPort: 80, remoteAddress: IPV4_LOOPBACK, remotePort: 1024 };
  const socket = createSocket(createHost(0, 'rs', 1), 0, 'established', names);
  const blank = { seq: 0, flags: TCP_ACK, payload: NO_BYTES, sentAt: 0, resent: false, lost: false, sacked: false };
  socket.unacked = unacked.map((segment) => ({ ...blank, ...segment }));
  return socket;
}

function ackWith(from: number, to: number): TcpSegment {
  return {
    kind: 'tcp',
    sourcePort: 1024,
    destinationPort: 80,
    seq: 0,
    ack: 0,
    flags: TCP_ACK,
    window: 502,
    payload: NO_BYTES,
    options: {
      maximumSegmentSize: null,
      sackPermitted: false,
      windowScale: null,
      timestamp: 0,
      timestampEcho: 0,
      sackBlocks: [{ from, to }],
    },
  };
}

describe('selective acknowledgement', () => {
  test('what was sent before something that has arrived is lost', () => {
    const socket = socketWith([
      { seq: 1, payload: new Uint8Array(100) },
      { seq: 101, flags: TCP_ACK | TCP_FIN },
    ]);
    expect(noteSack(socket, ackWith(101, 102))).toBe(true);
    expect(socket.unacked.map(({ lost, sacked }) => [lost, sacked])).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  test('what was sent again after it is not lost a second time', () => {
    const again = { seq: 1, payload: new Uint8Array(100), resent: true, sentAt: 5 };
    const socket = socketWith([again, { seq: 101, flags: TCP_ACK | TCP_FIN, sentAt: 5 }]);
    expect(noteSack(socket, ackWith(101, 102))).toBe(false);
    expect(socket.unacked[0]?.lost).toBe(false);
  });

  test('a receiver reports ranges that touch as one, the one that grew last first', () => {
    const socket = socketWith([]);
    for (const [seq, length] of [
      [100, 10],
      [300, 10],
      [110, 10],
    ] as const)
      socket.outOfOrder = new Map(socket.outOfOrder).set(seq, { payload: new Uint8Array(length), fin: false });
    expect(blocksToReport(socket)).toEqual([
      { from: 100, to: 120 },
      { from: 300, to: 310 },
    ]);
  });

  test('without a gap there is nothing to report', () => {
    expect(blocksToReport(socketWith([]))).toBeUndefined();
  });
});
