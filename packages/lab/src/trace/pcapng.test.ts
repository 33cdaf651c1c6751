import { encodeFrame, type Frame, parseIpv4, parseMac, simTime } from '@frameplay/engine';
import { expect, test } from 'vitest';
import type { LabEvent } from '../run/lab-run.js';
import { writePcapng } from './pcapng.js';

function value<T>(parsed: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

const MAC = value(parseMac('02:00:00:00:00:0a'));
const IP = value(parseIpv4('192.168.1.2'));
const FRAME: Frame = {
  src: MAC,
  dst: value(parseMac('ff:ff:ff:ff:ff:ff')),
  payload: {
    kind: 'arp',
    operation: 1,
    senderMac: MAC,
    senderIp: IP,
    targetMac: value(parseMac('00:00:00:00:00:00')),
    targetIp: IP,
  },
};

function event(node: string, dir: 'in' | 'out', us: number): LabEvent {
  const why = { n: 1, cause: 0, waitedSince: 0, rule: null, rules: [] };
  return { step: 0, event: { kind: 'frame', t: simTime(us), node, iface: 'eth0', dir, frame: FRAME, ...why } };
}

/** Type and body of each block; checks that both lengths agree. */
function blocks(bytes: Uint8Array): { type: number; body: DataView }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: { type: number; body: DataView }[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = view.getUint32(at + 4, true);
    expect(length % 4).toBe(0);
    expect(view.getUint32(at + length - 4, true)).toBe(length);
    found.push({
      type: view.getUint32(at, true),
      body: new DataView(bytes.buffer, bytes.byteOffset + at + 8, length - 12),
    });
    at += length;
  }
  return found;
}

test('a capture has one interface for each capture point and every frame with its time', () => {
  const late = 5_000_000_123;
  const written = blocks(writePcapng([event('a', 'out', 0), event('b', 'in', 0), event('a', 'in', late)]));
  expect(written.map(({ type }) => type)).toEqual([0x0a0d0d0a, 1, 1, 6, 6, 6]);
  const packets = written.slice(3).map(({ body }) => ({
    point: body.getUint32(0, true),
    us: body.getUint32(4, true) * 0x1_0000_0000 + body.getUint32(8, true),
    bytes: body.getUint32(12, true),
  }));
  const bytes = encodeFrame(FRAME).length;
  expect(packets).toEqual([
    { point: 0, us: 0, bytes },
    { point: 1, us: 0, bytes },
    { point: 0, us: late, bytes },
  ]);
});
