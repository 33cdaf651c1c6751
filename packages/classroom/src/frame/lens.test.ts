import { expect, test } from 'vitest';
import type { FrameView } from '../view.js';
import { summaryThroughLens, throughLens } from './lens.js';

const PAYLOAD = 6;
const HEADERS = 54;
const request: FrameView = {
  src: '02:00:00:00:00:0a',
  dst: '02:00:00:00:00:10',
  type: 'ipv4',
  arp: null,
  ip: { src: '192.168.1.2', dst: '192.168.1.100', ttl: 64, proto: 6, id: 7, len: 46 },
  tcp: { sport: 40_000, dport: 80, flags: 'PSH·ACK', seq: 1, ack: 1, len: PAYLOAD, text: 'GET / ' },
  icmp: null,
  bytes: 'ab'.repeat(HEADERS) + 'cd'.repeat(PAYLOAD),
  length: HEADERS + PAYLOAD,
};

test('a switch opens the Ethernet header only: 14 bytes, nothing inside', () => {
  const seen = throughLens(request, 'ethernet');
  expect(seen).toMatchObject({ type: 'ipv4', arp: null, ip: null, tcp: null, icmp: null, length: request.length });
  expect(seen.bytes).toHaveLength(28);
  expect(summaryThroughLens('PSH·ACK 40000→80 6 B', request, 'ethernet')).toBe('IPv4');
});

test('a gateway opens the IP header and no ports', () => {
  const seen = throughLens(request, 'ip');
  expect(seen.ip).toEqual(request.ip);
  expect(seen.tcp).toBeNull();
  expect(seen.bytes).toHaveLength(68);
  expect(summaryThroughLens('PSH·ACK 40000→80 6 B', request, 'ip')).toBe('IPv4 192.168.1.2 → 192.168.1.100');
});

test('a director opens the ports but not the payload', () => {
  const seen = throughLens(request, 'ports');
  expect(seen.tcp).toMatchObject({ sport: 40_000, text: null });
  expect(seen.bytes).toBe('ab'.repeat(HEADERS));
});

test('a server opens everything', () => {
  expect(throughLens(request, 'all')).toBe(request);
});
