import type { Question } from '@frameplay/classroom';
import { describe, expect, test } from 'vitest';
import { type Draft, decisionOf, emptyDraft, missingOf, nextMacSlot } from './draft';

const DIRECTOR: Question = {
  kind: 'packet',
  iface: 'eth0',
  servers: [
    { node: 'rs1', address: '192.168.1.11', port: 80 },
    { node: 'rs2', address: '192.168.1.12', port: 80 },
  ],
  portsSealed: false,
  held: null,
};
const SERVER: Question = { kind: 'packet', iface: 'eth0', servers: [], portsSealed: false, held: null };
const GATEWAY: Question = { ...SERVER, portsSealed: true };
const ARP: Question = { kind: 'arp', iface: 'eth0' };
const SWITCH: Question = { kind: 'switch', ports: ['p1', 'p2', 'p3'], inPort: 'p2' };
const KEPT = { src: '02:00:00:00:00:fe', srcIp: '10.0.0.2', dstIp: '192.168.1.100', ttl: '63', ports: '57860 80' };

describe('an empty desk', () => {
  test('of a director keeps both IPs and the ports, and asks for the rest', () => {
    const draft = emptyDraft(DIRECTOR, KEPT);
    expect(missingOf(draft, DIRECTOR)).toEqual(['verdict', 'realServer', 'src', 'dst', 'ttl']);
  });

  test('of a server has nothing set, not even what leaves', () => {
    expect(missingOf(emptyDraft(SERVER, KEPT), SERVER)).toEqual(['verdict', 'reaction']);
  });

  test('of a host that hears an ARP request asks only what leaves', () => {
    expect(missingOf(emptyDraft(ARP, {}), ARP)).toEqual(['reaction']);
  });

  test('of a switch asks what is learned and where the frame goes', () => {
    expect(missingOf(emptyDraft(SWITCH, {}), SWITCH)).toEqual(['learn', 'out']);
  });
});

describe('a decision', () => {
  test('is not there while a field is missing', () => {
    expect(decisionOf(emptyDraft(DIRECTOR, KEPT), DIRECTOR)).toBeNull();
  });

  test('of a director carries what was kept and what was set', () => {
    const draft: Draft = {
      kind: 'host',
      verdict: 'accept',
      reaction: 'send',
      realServer: 'rs2',
      slots: { ...KEPT, src: '02:00:00:00:00:10', dst: '02:00:00:00:00:12', ttl: '62' },
    };
    expect(decisionOf(draft, DIRECTOR)).toEqual({
      kind: 'host',
      verdict: 'accept',
      reaction: {
        kind: 'send',
        realServer: 'rs2',
        frame: {
          src: '02:00:00:00:00:10',
          dst: '02:00:00:00:00:12',
          srcIp: '10.0.0.2',
          dstIp: '192.168.1.100',
          ttl: 62,
          sport: 57860,
          dport: 80,
        },
      },
    });
  });

  test('to ignore needs nothing else and sends nothing', () => {
    const draft: Draft = { kind: 'host', verdict: 'ignore', reaction: 'send', slots: {} };
    expect(decisionOf(draft, SERVER)).toEqual({ kind: 'host', verdict: 'ignore', reaction: { kind: 'none' } });
  });

  test('of a switch may be to learn nothing and send nowhere', () => {
    const draft: Draft = { kind: 'switch', learn: null, out: [] };
    expect(decisionOf(draft, SWITCH)).toEqual({ kind: 'switch', learn: null, out: [] });
  });

  test('with a TTL beyond 255 is not complete', () => {
    const draft: Draft = {
      kind: 'host',
      verdict: 'accept',
      reaction: 'send',
      realServer: 'rs1',
      slots: { ...KEPT, dst: '02:00:00:00:00:12', ttl: '256' },
    };
    expect(missingOf(draft, DIRECTOR)).toEqual(['ttl']);
  });
});

test('a gateway does not open the ports and is not asked for them', () => {
  const draft: Draft = { kind: 'host', verdict: 'accept', reaction: 'send', slots: {} };
  expect(missingOf(draft, SERVER)).toContain('ports');
  expect(missingOf(draft, GATEWAY)).not.toContain('ports');
});

test('tags go into the MAC fields in the order of the frame', () => {
  const draft: Draft = { kind: 'host', verdict: 'accept', reaction: 'arp-reply', slots: { src: '02:00:00:00:00:11' } };
  expect(nextMacSlot(draft, SERVER)).toBe('dst');
  expect(nextMacSlot({ ...draft, slots: { ...draft.slots, dst: '02:00:00:00:00:fe' } }, SERVER)).toBe('sha');
});
