import { describe, expect, test } from 'vitest';
import type { Decision, FieldResult } from '../decision.js';
import { gradebookOf } from '../gradebook.js';
import { classroomHash } from '../hash.js';
import { withArp, withPacket } from '../testing/doctor.js';
import { Room } from '../testing/room.js';
import type { WaitView } from '../view.js';

function waitFor(room: Room, seat: string, frameClass: string): WaitView {
  const wait = room.playRight((entry) => entry.seat === seat && entry.frameClass === frameClass);
  if (wait === null) throw new Error(`${seat} is never asked about ${frameClass}`);
  return wait;
}

function wrongFields(room: Room): readonly FieldResult[] {
  return (
    room
      .cluster()
      .graded.at(-1)
      ?.fields.filter(({ right }) => !right) ?? []
  );
}

describe('all seats played by persons who decide as the kernel would', () => {
  test.each(['flat', 'gateway', 'both'])('the lesson %s ends with everything right at first try', (lesson) => {
    const room = Room.withFour(lesson);
    expect(room.playRight()).toBeNull();
    const cluster = room.cluster();
    expect(cluster.activity.finished).toBe(true);
    expect(cluster.graded.flatMap(({ fields }) => fields).filter(({ right }) => !right)).toEqual([]);
    expect(cluster.graded.every(({ attempt }) => attempt === 1)).toBe(true);
    for (const { firstTry, best } of gradebookOf(room.state)) {
      expect(firstTry.right).toBe(firstTry.total);
      expect(best).toEqual(firstTry);
      expect(firstTry.total).toBeGreaterThan(8);
    }
    const output = room.events.flatMap((event) => (event.type === 'console' ? [event.text] : []));
    expect(output.slice(-4)).toEqual([
      expect.stringMatching(/^\$ curl/),
      'rs2',
      expect.stringMatching(/^\$ curl/),
      'rs1',
    ]);
  });
});

describe('a wrong answer in guided mode is explained by the row of the own table, and may be tried again', () => {
  test('[SW-2] a switch that floods a known unicast', () => {
    const room = Room.withFour('flat');
    const wait = waitFor(room, 'lan', 'arp-reply');
    const right = room.right(wait.frameId) as Extract<Decision, { kind: 'switch' }>;
    expect(right.out).toEqual(['p1']);
    room.decide(wait, { ...right, out: ['p1', 'p3', 'p4'] });
    expect(wrongFields(room)).toEqual([
      expect.objectContaining({ field: 'out', got: 'p1 p3 p4', expected: 'p1', rule: 'SW-2', follows: false }),
    ]);
    expect(wrongFields(room)[0]?.why?.en).toContain('already has 02:00:00:00:00:0a on p1');
    expect(room.waits().some(({ frameId }) => frameId === wait.frameId)).toBe(true);
    room.decide(wait, right);
    expect(room.cluster().graded.at(-1)).toMatchObject({ attempt: 2, right: 2, total: 2 });
    expect(room.waits().some(({ frameId }) => frameId === wait.frameId)).toBe(false);
    const row = gradebookOf(room.state).find(({ participantId }) => participantId === 'ravi');
    expect((row?.best.right ?? 0) - (row?.firstTry.right ?? 0)).toBe(1);
  });

  test('[SW-1] a switch that learns the destination', () => {
    const room = Room.withFour('flat');
    const wait = waitFor(room, 'lan', 'syn');
    const right = room.right(wait.frameId) as Extract<Decision, { kind: 'switch' }>;
    room.decide(wait, { ...right, learn: { mac: '02:00:00:00:00:10', port: 'p2' } });
    expect(wrongFields(room)).toEqual([expect.objectContaining({ field: 'learn', rule: 'SW-1' })]);
  });

  test('[IPVS-CONN-1] another server for a known connection; its MAC only follows', () => {
    const room = Room.withFour('flat');
    const wait = waitFor(room, 'director', 'request');
    const right = room.right(wait.frameId);
    room.decide(wait, withPacket(right, { dst: '02:00:00:00:00:11' }, 'rs1'));
    const [server, dst, ...rest] = wrongFields(room);
    expect(rest).toEqual([]);
    expect(server).toMatchObject({ field: 'realServer', got: 'rs1', expected: 'rs2', rule: 'IPVS-CONN-1' });
    expect(dst).toMatchObject({ field: 'dst', follows: true, rule: null, why: null });
  });

  test('[DR-3 M2] the destination IP becomes the RIP; [DR-4 M37] the TTL stays; [DR-1] the source MAC stays', () => {
    const room = Room.withFour('flat');
    const wait = waitFor(room, 'director', 'request');
    const right = room.right(wait.frameId);
    room.decide(wait, withPacket(right, { dstIp: '192.168.1.12', ttl: 64, src: '02:00:00:00:00:0a' }));
    expect(wrongFields(room)).toEqual([
      expect.objectContaining({ field: 'src', rule: 'DR-1' }),
      expect.objectContaining({ field: 'dstIp', rule: 'DR-3', misconception: 'M2' }),
      expect.objectContaining({ field: 'ttl', rule: 'DR-4', misconception: 'M37', expected: '63' }),
    ]);
  });

  test('[IPVS-RR-1] a director that asks for the MAC of the server whose turn it is not', () => {
    const room = Room.withFour('flat');
    const wait = waitFor(room, 'director', 'syn');
    room.decide(wait, withArp(room.right(wait.frameId), { tpa: '192.168.1.11' }));
    expect(wrongFields(room)).toEqual([expect.objectContaining({ field: 'tpa', rule: 'IPVS-RR-1' })]);
    expect(wrongFields(room)[0]?.why?.en).toContain('there is no connection yet, so now it is the turn of server 2');
  });

  test('[NEIGH-1] a director that sends at once although the neighbour is not known', () => {
    const room = Room.withFour('flat');
    const wait = waitFor(room, 'director', 'syn');
    const right = room.right(wait.frameId);
    expect(right).toMatchObject({ reaction: { kind: 'arp-request', frame: { tpa: '192.168.1.12' } } });
    const packet = {
      src: '02:00:00:00:00:10',
      dst: '02:00:00:00:00:12',
      srcIp: '192.168.1.2',
      dstIp: '192.168.1.100',
      ttl: 63,
      sport: 1,
      dport: 80,
    };
    room.decide(wait, {
      kind: 'host',
      verdict: 'accept',
      reaction: { kind: 'send', realServer: 'rs2', frame: packet },
    });
    const [reaction, ...rest] = wrongFields(room);
    expect(reaction).toMatchObject({ field: 'reaction', got: 'send', expected: 'arp-request', rule: 'NEIGH-1' });
    expect(reaction?.why?.en).toContain('192.168.1.12');
    expect(rest.every(({ follows }) => follows)).toBe(true);
  });

  test('[ARP-ANNOUNCE M10] a server that asks for the client as the VIP', () => {
    const room = Room.withFour('gateway');
    const wait = waitFor(room, 'rs2', 'syn');
    const right = room.right(wait.frameId);
    expect(right).toMatchObject({
      reaction: { kind: 'arp-request', frame: { spa: '192.168.1.12', tpa: '192.168.1.1' } },
    });
    room.decide(wait, withArp(right, { spa: '192.168.1.100' }));
    expect(wrongFields(room)).toEqual([
      expect.objectContaining({ field: 'spa', rule: 'ARP-ANNOUNCE', misconception: 'M10' }),
    ]);
    expect(wrongFields(room)[0]?.why?.en).toContain('net.ipv4.conf.all.arp_announce is 2');
  });

  test('[ARP-2] a server that answers the ARP for the VIP', () => {
    const room = Room.withFour('flat');
    const wait = waitFor(room, 'rs1', 'arp-request');
    expect(room.right(wait.frameId)).toMatchObject({ reaction: { kind: 'none' } });
    const frame = {
      src: '02:00:00:00:00:11',
      dst: '02:00:00:00:00:0a',
      sha: '02:00:00:00:00:11',
      spa: '192.168.1.100',
      tha: '02:00:00:00:00:0a',
      tpa: '192.168.1.2',
    };
    room.decide(wait, { kind: 'host', verdict: 'accept', reaction: { kind: 'arp-reply', frame } });
    expect(wrongFields(room)).toEqual([expect.objectContaining({ field: 'reaction', rule: 'ARP-2' })]);
    expect(wrongFields(room)[0]?.why?.zh).toContain('net.ipv4.conf.all.arp_ignore = 1');
  });

  test('[RS-1 M2] a server that answers from its RIP; [RS-2 M19] by way of the director', () => {
    const room = Room.withFour('gateway');
    const wait = waitFor(room, 'rs2', 'request');
    const right = room.right(wait.frameId);
    room.decide(wait, withPacket(right, { srcIp: '192.168.1.12', dst: '02:00:00:00:00:10' }));
    expect(wrongFields(room)).toEqual([
      expect.objectContaining({ field: 'dst', rule: 'RS-2', misconception: 'M19' }),
      expect.objectContaining({ field: 'srcIp', rule: 'RS-1', misconception: 'M2', expected: '192.168.1.100' }),
    ]);
    expect(wrongFields(room)[0]?.why?.en).toContain('default via 192.168.1.1');
  });

  test('[ETH-2] a server that ignores what is its own: everything after the verdict only follows', () => {
    const room = Room.withFour('flat');
    const wait = waitFor(room, 'rs2', 'request');
    room.decide(wait, { kind: 'host', verdict: 'ignore', reaction: { kind: 'none' } });
    const [verdict, ...rest] = wrongFields(room);
    expect(verdict).toMatchObject({ field: 'verdict', rule: 'ETH-2', got: 'ignore', expected: 'accept' });
    expect(verdict?.why?.en).toContain('lo');
    expect(rest.length).toBeGreaterThan(0);
    expect(rest.every(({ follows }) => follows)).toBe(true);
  });
});

describe('letting the kernel play', () => {
  test('is earned by two right answers of the same kind at first try; it is marked and not graded', () => {
    const room = Room.withFour('both');
    const offered = room.playRight((wait) => wait.mayLetKernel);
    if (offered === null) throw new Error('nothing was earned');
    const holder = room.cluster().seats.find(({ seat }) => seat === offered.seat)?.participantId ?? '';
    const before = room.cluster().graded.length;
    expect(room.student(holder, { type: 'let-kernel', clusterId: 'A', frameId: offered.frameId }).refusal).toBeNull();
    expect(room.cluster().graded).toHaveLength(before);
    expect(room.events.findLast(({ type }) => type === 'done')).toMatchObject({
      frameId: offered.frameId,
      by: 'kernel',
    });
  });

  test('the teacher always may', () => {
    const room = Room.withFour('flat');
    const [wait] = room.waits();
    expect(room.teacher({ type: 'let-kernel', clusterId: 'A', frameId: wait?.frameId ?? 0 }).refusal).toBeNull();
  });
});

test('a decision that cannot be one changes nothing', () => {
  const room = Room.withFour('flat');
  const [wait] = room.waits();
  if (wait === undefined) throw new Error('something waits');
  const before = classroomHash(room.state);
  expect(room.decide(wait, { kind: 'switch', learn: null, out: ['p9'] }).refusal?.code).toBe('decision/unknown-port');
  expect(classroomHash(room.state)).toBe(before);
});
