import { type PingLine, type PingResult, parseIpv4, simTime } from '@frameplay/engine';
import { describe, expect, test } from 'vitest';
import type { PingOutput } from './command-run.js';
import { pingResult } from './ping-output.js';

function address(text: string) {
  const parsed = parseIpv4(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

const OWN = address('192.168.1.31');

function result(lines: readonly PingLine[], transmitted: number, tookMs: number): PingResult {
  return {
    kind: 'ping',
    startedAt: simTime(0),
    endedAt: simTime(tookMs * 1000),
    source: OWN,
    transmitted,
    received: lines.filter((line) => line.kind === 'reply').length,
    errors: lines.filter((line) => line.kind === 'error').length,
    lines,
  };
}

const reply = (seq: number): PingLine => ({
  kind: 'reply',
  from: address('192.168.1.1'),
  seq,
  ttl: 64,
  bytes: 64,
  underWay: 1,
  roundTripUs: 0,
});
const unreachable = (seq: number): PingLine => ({
  kind: 'error',
  from: OWN,
  seq,
  underWay: 6 - seq,
  type: 3,
  code: 1,
  mtu: 0,
  gateway: address('0.0.0.0'),
});
const redirect: PingLine = {
  kind: 'error',
  from: address('192.168.1.10'),
  seq: 1,
  underWay: 1,
  type: 5,
  code: 1,
  mtu: 0,
  gateway: address('192.168.1.1'),
};

function asked(host: string, quiet = false): PingOutput {
  return { command: 'ping', host, payloadBytes: 56, quiet, from: undefined };
}

// The texts are those that ping of iputils printed in the recorded labs.
describe('ping', () => {
  test('prints each answer and a summary, and ends with 0', () => {
    const said = pingResult(asked('192.168.1.1'), result([reply(1)], 1, 0));
    expect(said).toEqual({
      exit: 0,
      stderr: '',
      stdout: [
        'PING 192.168.1.1 (192.168.1.1) 56(84) bytes of data.',
        '64 bytes from 192.168.1.1: icmp_seq=1 ttl=64 time=0.000 ms',
        '',
        '--- 192.168.1.1 ping statistics ---',
        '1 packets transmitted, 1 received, 0% packet loss, time 0ms',
        'rtt min/avg/max/mdev = 0.000/0.000/0.000/0.000 ms',
        '',
      ].join('\n'),
    });
  });

  test('ends with 1 and an empty last line when nobody answers', () => {
    const said = pingResult(asked('192.168.1.11'), result([], 1, 0));
    expect(said.exit).toBe(1);
    expect(said.stdout).toBe(
      [
        'PING 192.168.1.11 (192.168.1.11) 56(84) bytes of data.',
        '',
        '--- 192.168.1.11 ping statistics ---',
        '1 packets transmitted, 0 received, 100% packet loss, time 0ms',
        '',
        '',
      ].join('\n'),
    );
  });

  test('counts how many requests were under way when they all failed', () => {
    const lines = [1, 2, 3, 4, 5].map(unreachable);
    const said = pingResult(asked('192.168.1.99'), result(lines, 5, 816));
    expect(said.stdout).toContain('From 192.168.1.31 icmp_seq=1 Destination Host Unreachable\n');
    expect(said.stdout).toContain(
      '5 packets transmitted, 0 received, +5 errors, 100% packet loss, time 816ms\npipe 5\n',
    );
  });

  test('writes a redirect with a colon after the address', () => {
    const said = pingResult(asked('10.0.0.2'), result([redirect, reply(1)], 1, 0));
    expect(said.stdout).toContain('From 192.168.1.10: icmp_seq=1 Redirect Host(New nexthop: 192.168.1.1)\n');
  });

  test('writes a third as 33.3333%', () => {
    const said = pingResult(asked('10.0.0.2', true), result([reply(1), reply(2)], 3, 2000));
    expect(said.stdout).toContain('3 packets transmitted, 2 received, 33.3333% packet loss, time 2000ms\n');
  });
});
