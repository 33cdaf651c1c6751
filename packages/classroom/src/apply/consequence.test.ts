import { describe, expect, test } from 'vitest';
import type { Mode } from '../command.js';
import { answersFor, withPacket } from '../testing/doctor.js';
import { Room } from '../testing/room.js';
import { VIP } from '../testing/walk-lesson.js';
import type { WaitView } from '../view.js';

const RS1 = '02:00:00:00:00:11';
const ASKER = {
  flat: { node: 'client', mac: '02:00:00:00:00:0a', ip: '192.168.1.2' },
  gateway: { node: 'gw', mac: '02:00:00:00:00:fe', ip: '192.168.1.1' },
};

/** Everybody holds back at the VIP's ARP request; rs1 answers first, then the others do what is right. */
function rs1AnswersFirst(lesson: 'flat' | 'gateway', mode: Mode): Room {
  const room = Room.withFour(lesson, mode);
  room.playRight(({ seat }) => seat !== 'lan');
  const wait = room.waits().find(({ seat }) => seat === 'rs1');
  if (wait === undefined) throw new Error('rs1 heard the request');
  expect(room.decide(wait, answersFor(VIP, RS1, ASKER[lesson])).refusal).toBeNull();
  room.playSeat('lan');
  return room;
}

describe.each(['flat', 'gateway'] as const)(
  'in %s, server 1 answers the ARP for the VIP before the director',
  (lesson) => {
    test('the asking table points to server 1, requests bypass the director, and the counters say so', () => {
      const room = rs1AnswersFirst(lesson, 'consequence');
      expect(room.cluster().consequence?.poisoned).toEqual({
        node: ASKER[lesson].node,
        vip: VIP,
        mac: RS1,
        owner: 'rs1',
      });
      room.playRight();
      const { consequence, console: lines } = room.cluster();
      expect(consequence?.counters).toMatchObject({
        directorPackets: 0,
        directorConnections: 0,
        server: 'rs1',
        requests: 2,
      });
      expect(consequence?.counters.serverPackets).toBeGreaterThan(6);
      expect(lines.map(({ text }) => text).filter((text) => !text.startsWith('$'))).toEqual(['rs1', 'rs1']);
      expect(room.cluster().activity.finished).toBe(true);
    });

    test('the chain begins with the question, marks the own answer, and shows that the director came too late', () => {
      const room = rs1AnswersFirst(lesson, 'consequence');
      room.playRight();
      const chain = room.cluster().consequence?.chain ?? [];
      expect(chain[0]).toMatchObject({ actor: ASKER[lesson].node, kind: 'arp' });
      expect(chain.filter(({ decided }) => decided).map(({ actor }) => actor)).toEqual(['rs1']);
      expect(chain.at(-1)?.no).toBeGreaterThan(chain[0]?.no ?? 0);
      expect(chain.map(({ no }) => no)).toEqual(chain.map(({ no }) => no).toSorted((a, b) => a - b));
      expect(chain.some(({ text }) => text.en.includes('locktime'))).toBe(true);
      expect(chain.some(({ kind }) => kind === 'tcp')).toBe(true);
    });

    test('the cluster is opened to its students, who see the poisoned table', () => {
      const room = rs1AnswersFirst(lesson, 'consequence');
      const cluster = room.viewer('tom').view.clusters[0];
      const row = cluster?.tables[ASKER[lesson].node]?.neighbours.find(({ address }) => address === VIP);
      expect(row?.mac).toBe(RS1);
      expect(cluster?.consequence?.poisoned.owner).toBe('rs1');
    });

    test('in an exam nobody but the teacher sees it before the end', () => {
      const room = rs1AnswersFirst(lesson, 'exam');
      const exam = room.viewer('tom');
      expect(exam.view.clusters[0]?.consequence).toBeNull();
      expect(exam.view.clusters[0]?.graded).toEqual([]);
      expect(Object.keys(exam.view.clusters[0]?.tables ?? {})).toEqual(['rs1']);
      expect(room.viewer('teacher').view.clusters[0]?.consequence).not.toBeNull();
      room.teacher({ type: 'end' });
      expect(room.viewer('tom').view.clusters[0]?.consequence).not.toBeNull();
      expect(room.viewer('tom').view.clusters[0]?.graded).toMatchObject([{ seat: 'rs1', right: 0 }]);
    });
  },
);

describe('the network does what was decided', () => {
  test('a director that sends to the other server: the connection entry and the answer are that server’s', () => {
    const room = Room.withFour('flat', 'consequence');
    const wait = room.playRight(({ seat, frameClass }) => seat === 'director' && frameClass === 'syn');
    if (wait === null) throw new Error('the director was asked');
    const packet = {
      src: '02:00:00:00:00:10',
      dst: RS1,
      srcIp: '192.168.1.2',
      dstIp: VIP,
      ttl: 63,
      sport: 0,
      dport: 80,
    };
    const sport = wait.frame?.tcp?.sport ?? 0;
    const reaction = { kind: 'send' as const, realServer: 'rs1', frame: { ...packet, sport } };
    expect(room.decide(wait, { kind: 'host', verdict: 'accept', reaction }).refusal).toBeNull();
    expect(room.cluster().tables['director']?.connections).toMatchObject([{ node: 'rs1', state: 'SYN_RECV' }]);
    room.playRight();
    expect(room.cluster().console.find(({ text }) => !text.startsWith('$'))?.text).toBe('rs1');
    const forwarded = room.moves().filter(({ from, frame }) => from.node === 'director' && frame.tcp?.flags === 'SYN');
    expect(forwarded.filter(({ frame }) => frame.tcp?.sport === sport)).toHaveLength(1);
  });

  test('a server that answers from its RIP: the client resets', () => {
    const room = Room.withFour('flat', 'consequence');
    const wait = room.playRight(({ seat, frameClass }) => seat === 'rs2' && frameClass === 'request');
    if (wait === null) throw new Error('rs2 was asked');
    room.decide(wait, withPacket(room.right(wait.frameId), { srcIp: '192.168.1.12' }));
    expect(room.moves().some(({ from, frame }) => from.node === 'client' && frame.tcp?.flags.includes('RST'))).toBe(
      true,
    );
  });

  test('a switch that sends the ARP request nowhere: the client asks again after a second', () => {
    const room = Room.withFour('flat', 'consequence');
    const [wait] = room.waits();
    if (wait === undefined) throw new Error('the switch was asked');
    room.decide(wait, { kind: 'switch', learn: null, out: [] });
    const [again] = room.waits();
    expect(again).toMatchObject({ seat: 'lan', frameClass: 'arp-request' });
    expect((again?.tUs ?? 0) - wait.tUs).toBeGreaterThanOrEqual(1_000_000);
  });

  /** The switch floods the SYN for rs2; it waits at rs1, whom it is not for. */
  function rs1HearsTheSynForRs2(room: Room): WaitView {
    const wait = room.playRight(
      ({ seat, frameClass, frame }) => seat === 'lan' && frameClass === 'syn' && frame?.dst === '02:00:00:00:00:12',
    );
    if (wait === null) throw new Error('the switch was asked');
    const right = room.right(wait.frameId);
    if (right.kind !== 'switch') throw new Error('a switch answers as a switch');
    room.decide(wait, { ...right, out: ['p3', 'p4'] });
    const foreign = room.waits().find(({ seat }) => seat === 'rs1');
    if (foreign === undefined) throw new Error('rs1 hears the flooded frame');
    expect(room.right(foreign.frameId)).toMatchObject({ verdict: 'ignore' });
    return foreign;
  }

  test('a server that takes the frame of another: it is processed as its own', () => {
    const room = Room.withFour('flat', 'consequence');
    const foreign = rs1HearsTheSynForRs2(room);
    const ask = {
      src: RS1,
      dst: 'ff:ff:ff:ff:ff:ff',
      sha: RS1,
      spa: '192.168.1.11',
      tha: '00:00:00:00:00:00',
      tpa: '192.168.1.2',
    };
    room.decide(foreign, { kind: 'host', verdict: 'accept', reaction: { kind: 'arp-request', frame: ask } });
    expect(room.cluster().graded.at(-1)?.fields[0]).toMatchObject({
      field: 'verdict',
      rule: 'ETH-1',
      misconception: 'M42',
    });
    room.playRight();
    const answers = room.moves().filter(({ from, frame }) => from.node !== 'lan' && frame.tcp?.flags === 'SYN·ACK');
    expect(new Set(answers.map(({ from }) => from.node))).toEqual(new Set(['rs1', 'rs2']));
  });

  test.each(['consequence', 'exam'] as const)(
    'a server that takes the frame of another and answers at once: its own SYN-ACK goes out (%s)',
    (mode) => {
      const room = Room.withFour('flat', mode);
      const foreign = rs1HearsTheSynForRs2(room);
      const { sport = 0 } = foreign.frame?.tcp ?? {};
      const frame = {
        src: RS1,
        dst: ASKER.flat.mac,
        srcIp: VIP,
        dstIp: ASKER.flat.ip,
        ttl: 64,
        sport: 80,
        dport: sport,
      };
      room.decide(foreign, { kind: 'host', verdict: 'accept', reaction: { kind: 'send', realServer: null, frame } });
      const [sent, ...others] = room.moves().filter(({ from, no }) => from.node === 'rs1' && no > foreign.no);
      expect(others).toEqual([]);
      expect(sent).toMatchObject({
        sentBy: 'person',
        frame: { src: RS1, dst: ASKER.flat.mac, tcp: { sport: 80, dport: sport, flags: 'SYN·ACK', ack: 1 } },
      });
    },
  );
});
