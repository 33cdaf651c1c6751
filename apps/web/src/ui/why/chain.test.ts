import type { MoveView, MoveWhy } from '@frameplay/classroom';
import { expect, test } from 'vitest';
import { folded, hopsBack } from './chain';

const frame = {
  src: '',
  dst: '',
  type: 'ipv4',
  arp: null,
  ip: null,
  tcp: null,
  icmp: null,
  bytes: '',
  length: 0,
} as const;

function move(no: number, from: string, to: string, why: MoveView['why']): MoveView {
  const ends = { from: { node: from, iface: 'eth0' }, to: { node: to, iface: 'eth0' } };
  return { no, tUs: no, ...ends, kind: 'tcp', summary: 'SYN', frame, sentBy: 'kernel', why };
}

function known(rule: MoveWhy['rule'], led: MoveWhy['led']): MoveWhy {
  return { kind: 'known', rule, led, waitedFor: null, grounds: [] };
}

const curl = { kind: 'command', node: 'client', command: 'curl' } as const;

test('a frame that a switch passed on is one hop, and the chain ends with the command', () => {
  const moves = [
    move(1, 'client', 'sw', known('TCP-CONNECT', curl)),
    move(2, 'sw', 'director', known('FDB-HIT', { kind: 'move', no: 1 })),
    move(3, 'director', 'sw', known('IPVS-DIRECT-ROUTE', { kind: 'move', no: 2 })),
  ];
  expect(hopsBack(moves, 3)).toMatchObject([
    { kind: 'sent', move: { no: 3 }, through: [] },
    { kind: 'sent', move: { no: 1 }, through: ['sw'] },
    { kind: 'command', link: curl },
  ]);
});

test('what other devices have done is one sealed hop, behind which the own frame comes again', () => {
  const moves = [
    move(1, 'rs1', 'sw', known('NEIGH-RESOLVE', { kind: 'boot' })),
    move(4, 'sw', 'rs1', { kind: 'sealed', ownNo: 1 }),
  ];
  expect(hopsBack(moves, 4).map(({ kind }) => kind)).toEqual(['sealed', 'sent', 'boot']);
});

test('a chain of which the beginning is no longer kept says so', () => {
  expect(hopsBack([move(9, 'gw', 'sw', known('IP-FORWARD', { kind: 'move', no: 2 }))], 9)).toMatchObject([
    { kind: 'sent' },
    { kind: 'forgotten' },
  ]);
});

test('a timer that armed itself again is one hop', () => {
  const again = { kind: 'timer', node: 'gw', timer: 'neighbour' } as const;
  const led = { ...again, after: { ...again, after: curl } };
  expect(hopsBack([move(1, 'gw', 'sw', known('NEIGH-PROBE', led))], 1).map(({ kind }) => kind)).toEqual([
    'sent',
    'timer',
    'command',
  ]);
});

test('a long chain is folded to five, and unfolded on demand', () => {
  const moves = Array.from({ length: 9 }, (_, index) =>
    move(index + 1, `h${index}`, 'x', known('IP-FORWARD', index === 0 ? curl : { kind: 'move', no: index })),
  );
  const hops = hopsBack(moves, 9);
  expect(hops).toHaveLength(10);
  expect(folded(hops, false).map(({ kind }) => kind)).toEqual(['hop', 'hop', 'between', 'hop', 'hop']);
  expect(folded(hops, true)).toHaveLength(10);
});
