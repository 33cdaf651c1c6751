import type { ConsequenceView, MoveView } from '@frameplay/classroom';
import { expect, test } from 'vitest';
import { arrivalsOf } from './arrivals';

const VIP = '192.168.1.100';
const DIRECTOR = '02:00:00:00:00:10';
const SERVER = '02:00:00:00:00:11';

function answer(no: number, tUs: number, sha: string): MoveView {
  return {
    no,
    tUs,
    from: { node: 'lan', iface: 'p1' },
    to: { node: 'gw', iface: 'eth0' },
    kind: 'arp',
    summary: 'is at',
    frame: {
      src: sha,
      dst: 'x',
      type: 'arp',
      arp: { op: 2, sha, spa: VIP, tha: 'x', tpa: '192.168.1.1' },
      ip: null,
      tcp: null,
      icmp: null,
      bytes: '',
      length: 60,
    },
    sentBy: 'kernel',
    why: null,
  };
}

const CONSEQUENCE: ConsequenceView = {
  poisoned: { node: 'gw', vip: VIP, mac: SERVER, owner: 'rs1' },
  chain: [],
  counters: { directorPackets: 0, directorConnections: 0, serverPackets: 0, server: 'rs1', requests: 0 },
};

test('within a second the first answer stays, and the second is told as ignored', () => {
  const arrivals = arrivalsOf([answer(30, 0, SERVER), answer(34, 200, DIRECTOR)], CONSEQUENCE, VIP);
  expect(arrivals?.map(({ no, written }) => [no, written])).toEqual([
    [30, true],
    [34, false],
  ]);
});

test('answers that do not explain the table are not drawn', () => {
  expect(arrivalsOf([answer(30, 0, DIRECTOR), answer(34, 200, SERVER)], CONSEQUENCE, VIP)).toBeNull();
});
