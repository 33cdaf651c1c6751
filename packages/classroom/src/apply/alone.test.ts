import { expect, test } from 'vitest';
import { answersFor } from '../testing/doctor.js';
import { Room } from '../testing/room.js';
import { VIP } from '../testing/walk-lesson.js';

const RS1 = '02:00:00:00:00:11';
const CLIENT = { mac: '02:00:00:00:00:0a', ip: '192.168.1.2' };

function aloneOn(seat: string): Room {
  const room = new Room();
  room.watch({ role: 'teacher' });
  const solo = { participantId: 'mei', seat };
  room.student('mei', { type: 'open', lessonId: 'flat', mode: 'consequence', seed: 7, solo });
  return room;
}

test('alone on server 1, a wrong ARP answer comes before the director’s, as on the wire, and poisons the client', () => {
  const room = aloneOn('rs1');
  const [wait] = room.waits();
  if (wait === undefined) throw new Error('rs1 heard the request');
  expect(room.moves().some(({ from }) => from.node === 'director')).toBe(false);
  room.decide(wait, answersFor(VIP, RS1, CLIENT));
  expect(room.cluster().consequence?.poisoned).toMatchObject({ node: 'client', mac: RS1, owner: 'rs1' });
  room.playRight();
  expect(room.cluster().consequence?.counters).toMatchObject({ directorPackets: 0, requests: 2 });
});

test('alone on server 1, silence leaves the answer to the director', () => {
  const room = aloneOn('rs1');
  room.playRight();
  expect(room.cluster().consequence).toBeNull();
  expect(room.cluster().activity.finished).toBe(true);
});
