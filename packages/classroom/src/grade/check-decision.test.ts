import { describe, expect, test } from 'vitest';
import type { ComposedPacket, Decision, Question, Reaction } from '../decision.js';
import { checkDecision } from './check-decision.js';

const atSwitch: Question = { kind: 'switch', ports: ['p1', 'p2', 'p3'], inPort: 'p1' };
const servers = [{ node: 'rs1', address: '192.168.1.11', port: 80 }];
const atDirector: Question = { kind: 'packet', iface: 'eth0', servers, portsSealed: false, held: null };
const packet: ComposedPacket = {
  src: '02:00:00:00:00:10',
  dst: '02:00:00:00:00:11',
  srcIp: '192.168.1.2',
  dstIp: '192.168.1.100',
  ttl: 63,
  sport: 40_000,
  dport: 80,
};
const sending = (frame: Partial<ComposedPacket>, realServer: string | null = 'rs1'): Decision => {
  const reaction: Reaction = { kind: 'send', realServer, frame: { ...packet, ...frame } };
  return { kind: 'host', verdict: 'accept', reaction };
};

describe('a decision that cannot be one is refused with a code and a sentence that names the place', () => {
  test.each<[string, Question, Decision, string, string]>([
    ['an unknown port', atSwitch, { kind: 'switch', learn: null, out: ['p9'] }, 'decision/unknown-port', 'p9'],
    [
      'learning on an unknown port',
      atSwitch,
      { kind: 'switch', learn: { mac: '02:00:00:00:00:0a', port: 'p7' }, out: [] },
      'decision/unknown-port',
      'p7',
    ],
    [
      'a MAC that is none',
      atSwitch,
      { kind: 'switch', learn: { mac: '02:00', port: 'p1' }, out: [] },
      'decision/bad-address',
      '02:00',
    ],
    ['an IP that is none', atDirector, sending({ dstIp: '192.168.1.300' }), 'decision/bad-address', 'dstIp'],
    ['a TTL above 255', atDirector, sending({ ttl: 256 }), 'decision/bad-number', 'ttl'],
    ['a TTL that is no whole number', atDirector, sending({ ttl: 62.5 }), 'decision/bad-number', 'ttl'],
    ['a port above 65535', atDirector, sending({ dport: 70_000 }), 'decision/bad-number', 'dport'],
    ['a server that was not offered', atDirector, sending({}, 'rs9'), 'decision/unknown-server', 'rs9'],
    ['a host’s answer at a switch', atSwitch, sending({}), 'decision/wrong-kind', 'switch'],
    [
      'a switch’s answer at a host',
      atDirector,
      { kind: 'switch', learn: null, out: [] },
      'decision/wrong-kind',
      'host',
    ],
    [
      'a reaction to an ignored frame',
      atDirector,
      { ...sending({}), verdict: 'ignore' } as Decision,
      'decision/wrong-kind',
      'ignored',
    ],
  ])('%s', (_, question, decision, code, named) => {
    const checked = checkDecision(decision, question);
    expect(checked.ok).toBe(false);
    if (checked.ok) return;
    expect(checked.error.code).toBe(code);
    expect(checked.error.en).toContain(named);
    expect(checked.error.zh).not.toBe('');
  });
});

test('addresses come out in their usual form and ports in the order of the switch', () => {
  const decision: Decision = { kind: 'switch', learn: { mac: '02:0:0:0:0:0A', port: 'p1' }, out: ['p3', 'p2', 'p3'] };
  expect(checkDecision(decision, atSwitch)).toEqual({
    ok: true,
    value: { kind: 'switch', learn: { mac: '02:00:00:00:00:0a', port: 'p1' }, out: ['p2', 'p3'] },
  });
});
