import type { ClassroomDetail, Gradebook, RenameReply } from '@frameplay/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApiServer } from './support/api-server.js';
import {
  anyDecision,
  closeClass,
  enter,
  openClass,
  ownWaits,
  type SchoolClass,
  type Student,
} from './support/class.js';
import { call, join } from './support/http.js';
import { Line } from './support/line.js';
import { type Storage, storages } from './support/storage.js';

const NAMES = ['Mei', 'Ravi', '小雨', 'Ana'];
const AWAY_IN_MS = 20_000;

function one(room: SchoolClass, nickname: string): Student {
  const student = room.students.find((entry) => entry.nickname === nickname);
  if (student === undefined) throw new Error(`nobody is called ${nickname}`);
  return student;
}

const placeOf = ({ line }: Student) => line.view?.me;
const clusterOf = ({ line }: Pick<Student, 'line'>) => line.view?.clusters[0];

/** Ben shares the seat at which the first frame waits, with the one who has it: the holder. */
async function withPair(base: string): Promise<{ room: SchoolClass; holder: Student; ben: Student; other: Student }> {
  const room = await openClass(base, [...NAMES, 'Ben']);
  const ben = one(room, 'Ben');
  await room.board.send({ type: 'start' });
  await room.board.until(() => (room.board.view?.clusters[0]?.waits.length ?? 0) > 0);
  const seat = room.board.view?.clusters[0]?.waits[0]?.seat ?? '';
  const { participantId } = ben.reply;
  await room.board.send({ type: 'move', participantId, clusterId: 'A', seat, swap: false });
  await ben.line.until(() => placeOf(ben)?.clusterId === 'A' && ownWaits(ben).length > 0);
  const holder = room.students.find((student) => student !== ben && placeOf(student)?.seat === seat);
  const other = room.students.find((student) => student !== ben && student !== holder);
  if (holder === undefined || other === undefined) throw new Error('somebody has the seat');
  return { room, holder, ben, other };
}

describe.each(storages)('people and seats on $name', ({ make }) => {
  let storage: Storage;
  let api: ApiServer;

  beforeAll(async () => {
    storage = await make();
    api = await ApiServer.start(storage.env);
  });

  afterAll(async () => {
    await api.stop();
    await storage.remove();
  });

  test('two at a seat decide together: a proposal first, and a decision of each in the gradebook', async () => {
    const { room, holder: mei, ben, other } = await withPair(api.url);
    const [wait] = ownWaits(ben);
    if (wait?.question == null) throw new Error('a frame waits here');
    const decide = { type: 'decide', frameId: wait.frameId, decision: anyDecision(wait.question) } as const;
    expect(await mei.line.send(decide)).toMatchObject({ ok: true });
    await ben.line.until(() => clusterOf(ben)?.proposals.length === 1);
    expect(ownWaits(ben)).toHaveLength(1);
    expect(other.line.heard.some((said) => JSON.stringify(said).includes('"proposal"'))).toBe(false);
    expect(await ben.line.send(decide)).toMatchObject({ ok: true });
    await ben.line.until(() => ownWaits(ben).every(({ frameId }) => frameId !== wait.frameId));
    const { body } = await room.teacher.get<Gradebook>(api.url, `/api/classrooms/${room.id}/gradebook`);
    for (const { reply } of [mei, ben]) {
      const row = body.rows.find(({ participantId }) => participantId === reply.participantId);
      expect(row?.decisions.map(({ graded }) => graded.frameId)).toEqual([wait.frameId]);
    }
    closeClass(room);
  });

  test('who has gone blocks no partner, and the kernel plays for whom it may until they are back', async () => {
    const { room, holder: mei, ben, other } = await withPair(api.url);
    await room.board.send({ type: 'set-stand-in', allowed: true });
    ben.line.close();
    other.line.close();
    const isAway = (id: string) =>
      mei.line.view?.participants.some(({ participantId, away }) => participantId === id && away === true) === true;
    await mei.line.until(() => isAway(ben.reply.participantId), AWAY_IN_MS);
    const seatOf = (id: string) => clusterOf(mei)?.seats.find(({ participantId }) => participantId === id);
    const { participantId: ravi, token, classroomId } = other.reply;
    await mei.line.until(() => seatOf(ravi)?.kernelWhy === 'away', AWAY_IN_MS);
    const [wait] = ownWaits(mei);
    if (wait?.question == null) throw new Error('a frame waits here');
    const decision = anyDecision(wait.question);
    expect(await mei.line.send({ type: 'decide', frameId: wait.frameId, decision })).toMatchObject({ ok: true });
    await mei.line.until(() => ownWaits(mei).every(({ frameId }) => frameId !== wait.frameId));
    const back = await Line.open(api.url, { classroomId, token });
    await mei.line.until(() => seatOf(ravi)?.playedBy === 'person');
    back.close();
    closeClass(room);
  });

  test('the teacher gives a new name, removes, and lets in again: same seat, same key, and the view is whole', async () => {
    const room = await openClass(api.url, NAMES);
    const mei = one(room, 'Mei');
    const { participantId, token, classroomId } = mei.reply;
    const path = `/api/classrooms/${room.id}/people/${participantId}`;
    const rename = (nickname: unknown, cookie = room.teacher.cookie) =>
      call<RenameReply>(api.url, 'PATCH', path, { body: { nickname }, headers: { cookie, origin: api.url } });
    expect(await rename('  美\u202e  Mei ')).toMatchObject({ status: 200, body: { nickname: '美 Mei' } });
    await one(room, 'Ana').line.until(() => one(room, 'Ana').line.roster.some((entry) => entry.nickname === '美 Mei'));
    expect(await rename('ravi')).toMatchObject({ status: 409, body: { code: 'nickname/taken' } });
    expect(await rename('x', '')).toMatchObject({ status: 401 });
    await room.board.send({ type: 'remove', participantId });
    await mei.line.until(() => mei.line.bye?.code === 'participant/removed');
    await room.board.until(() => room.board.view?.removed[0] === participantId);
    expect(room.board.roster.some((entry) => entry.participantId === participantId)).toBe(true);
    const before = { lastSeq: mei.line.seq, ...(mei.line.view === null ? {} : { view: mei.line.view }) };
    await room.board.send({ type: 'start' });
    expect(await room.board.send({ type: 'readmit', participantId })).toMatchObject({ ok: true });
    const again = await Line.open(api.url, { classroomId, token, ...before });
    expect(again.snapshots).toBe(1);
    expect(again.view).toMatchObject({
      phase: 'running',
      me: { clusterId: 'A', seat: placeOf(mei)?.seat ?? 'director' },
    });
    const { body } = await room.teacher.get<ClassroomDetail>(api.url, `/api/classrooms/${room.id}`);
    expect(body.roster.find((entry) => entry.participantId === participantId)).toMatchObject({ removed: false });
    again.close();
    closeClass(room);
  });

  test('the sixty-first person gets a seat in a new group, whose other seats the kernel plays', async () => {
    const room = await openClass(api.url, ['Mei']);
    await room.board.send({ type: 'start' });
    for (let n = 2; n <= 60; n += 1) expect((await join(api.url, room.code, `S${n}`)).status).toBe(200);
    const since = performance.now();
    const last = await enter(api.url, room.code, 'S61');
    expect(performance.now() - since).toBeLessThan(5_000);
    expect(placeOf(last)).toMatchObject({ clusterId: 'P' });
    expect(clusterOf(last)?.seats.map(({ playedBy }) => playedBy)).toEqual(['person', 'kernel', 'kernel', 'kernel']);
    last.line.close();
    closeClass(room);
  });
});
