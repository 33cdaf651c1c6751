import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { compareTraces, describeTraceComparison, parseTrace, type TraceLine } from '@frameplay/lab';
import { expect, test } from 'vitest';
import { Room } from '../testing/room.js';
import type { FrameView } from '../view.js';
import type { MoveEvent } from './desk.js';

const TESTDATA = new URL('../../../lab/testdata/traces/', import.meta.url);
const MICROSECONDS = 1_000_000;

function recorded(name: string): TraceLine[] {
  const bytes = readFileSync(new URL(`${name}.trace.jsonl.br`, TESTDATA));
  return parseTrace(brotliDecompressSync(bytes).toString('utf8'));
}

const LETTERS: Readonly<Record<string, string>> = { SYN: 'S', FIN: 'F', RST: 'R', PSH: 'P', ACK: 'A' };

function frameKeys({ src, dst, type, arp, ip, tcp }: FrameView): Omit<TraceLine, 't' | 'step' | 'at' | 'dir'> {
  if (arp !== null) return { src, dst, type, arp };
  if (ip === null || tcp === null) throw new Error('the recorded walks carry ARP and TCP only');
  const { sport, dport, seq, ack, len } = tcp;
  const flags = tcp.flags
    .split('·')
    .map((word) => LETTERS[word] ?? '?')
    .join('');
  return { src, dst, type, ip, tcp: { sport, dport, flags, seq, ack, len } };
}

/** A move is a frame at both ends of a wire. */
function traceOf(moves: readonly MoveEvent[], step: number): TraceLine[] {
  return moves.flatMap(({ from, to, tUs, frame }) => {
    const t = tUs / MICROSECONDS;
    const out = { t, step, at: `${from.node}:${from.iface}`, dir: 'out' as const, ...frameKeys(frame) };
    return [out, { ...out, at: `${to.node}:${to.iface}`, dir: 'in' as const }];
  });
}

test.each([
  ['flat', 'dr-flat-basic'],
  ['gateway', 'dr-gw-basic'],
])(
  'when persons play all seats of %s rightly, what moves is what was recorded from the kernel in %s',
  (lesson, name) => {
    const room = Room.withFour(lesson);
    room.playRight();
    const recording = recorded(name);
    const step = recording[0]?.step ?? 0;
    const told = room.events.filter((event): event is MoveEvent => event.type === 'move');
    // What is opened at the end is told again.
    const moves = [...new Map(told.map((move) => [move.no, move])).values()];
    const firstStart = moves[0]?.tUs ?? 0;
    const firstRequest = moves.filter(({ tUs }) => tUs < firstStart + MICROSECONDS / 20);
    const comparison = compareTraces(traceOf(firstRequest, step), recording, { reorderS: 0.3 });
    expect(comparison.differences, describeTraceComparison(comparison, true)).toEqual([]);
    expect(comparison.frames).toBeGreaterThan(40);
  },
);
