import { applyEntry, emptyClassroom, gradebookOf } from '@frameplay/classroom';
import { catalogue } from '@frameplay/lessons';
import type { ClassroomList, Gradebook, MyAttempts, PracticeReply, Results } from '@frameplay/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CommandLog } from '../src/log/command-log.js';
import { LogRepository } from '../src/log/log.repository.js';
import { ApiServer } from './support/api-server.js';
import { closeClass, decideOnce, enter, openClass, ownWaits, playOn, type Student } from './support/class.js';
import { call, join, LESSON, newKey, Teacher } from './support/http.js';
import { Line } from './support/line.js';
import { type Storage, storages } from './support/storage.js';

const NAMES = ['Mei', 'Ravi', '小雨', 'Ana', 'Tom'];

/** Events of the own cluster only; of the others' seats neither frames nor grades. */
function expectOwnOnly({ line, reply }: Student): void {
  const { clusterId, seat } = line.view?.me ?? {};
  for (const event of line.messages.flatMap((message) => message.events)) {
    if ('clusterId' in event && event.type !== 'participant') expect(event.clusterId).toBe(clusterId);
    if (event.type === 'graded') expect(event.participantId).toBe(reply.participantId);
    if (event.type === 'wait' && event.seat !== seat) expect(event.frame).toBeNull();
  }
  expect(line.view?.clusters.map(({ id }) => id)).toEqual([clusterId]);
}

describe.each(storages)('a classroom on $name', ({ make }) => {
  let storage: Storage;
  let api: ApiServer;

  beforeAll(async () => {
    storage = await make();
    api = await ApiServer.start(storage.env);
  });

  afterAll(async () => {
    const { code, output } = await api.stop();
    await storage.remove();
    expect(code).toBe(0);
    expect(output.trim().split('\n')).toHaveLength(1);
  });

  test('students join by code and name, the teacher sees them arrive with their names', async () => {
    const room = await openClass(api.url, NAMES);
    await room.board.until(() => room.board.roster.length === NAMES.length);
    await room.board.until(() => room.board.online.length === NAMES.length);
    expect(room.board.roster.map(({ nickname }) => nickname).sort()).toEqual([...NAMES].sort());
    expect(room.board.view?.participants).toHaveLength(NAMES.length);
    const [mei] = room.students;
    mei?.line.close();
    await room.board.until(() => room.board.online.length === NAMES.length - 1);
    const { body } = await room.teacher.get<ClassroomList>(api.url, '/api/classrooms');
    expect(body.classrooms).toMatchObject([
      { id: room.id, code: room.code, lessonId: LESSON, phase: 'lobby', students: 5 },
    ]);
    closeClass(room);
  });

  test('a join that is sent again with its opKey is the same join', async () => {
    const teacher = await Teacher.signUp(api.url);
    const { code } = await teacher.opens(api.url);
    const opKey = newKey();
    const first = await join(api.url, code, 'Mei', opKey);
    expect(await join(api.url, code.toLowerCase(), 'Mei', opKey)).toMatchObject({ status: 200, body: first.body });
    const second = await join(api.url, ` ${code.slice(0, 3)}-${code.slice(3)} `, 'mei');
    expect(second.body).toMatchObject({ nickname: 'mei 2' });
    expect(second.body.token).not.toBe(first.body.token);
  });

  test('a command that is sent again gets its first answer; a refusal too', async () => {
    const room = await openClass(api.url, ['Mei']);
    const start = newKey();
    const answer = await room.board.send({ type: 'start' }, start);
    expect(answer).toMatchObject({ ok: true });
    const again = newKey();
    const refused = await room.board.send({ type: 'start' }, again);
    expect(refused).toMatchObject({ ok: false, code: 'classroom/already-started', seq: expect.any(Number) });
    expect(await room.board.send({ type: 'pause' })).toMatchObject({ ok: true });
    expect(await room.board.send({ type: 'start' }, start)).toEqual(answer);
    expect(await room.board.send({ type: 'start' }, again)).toEqual(refused);
    expect(await room.board.send({ type: 'resume' }, again)).toMatchObject({ ok: false, code: 'log/key-reuse' });
    closeClass(room);
  });

  test('who resumes with the last seq has in the end the same view as who gets a snapshot', async () => {
    const room = await openClass(api.url, NAMES);
    await room.board.send({ type: 'start' });
    await playOn(room, 4);
    const [mei] = room.students;
    if (mei === undefined || mei.line.view === null) throw new Error('Mei has no view');
    const { classroomId, token } = mei.reply;
    const before = { view: mei.line.view, lastSeq: mei.line.seq };
    const teacherBefore = { view: room.board.view ?? undefined, lastSeq: room.board.seq };
    mei.line.close();
    await playOn({ ...room, students: room.students.filter((student) => student !== mei) }, 6);
    await room.board.send({ type: 'set-mode', mode: 'guided' });
    const resumed = await Line.open(api.url, { classroomId, token, ...before });
    await resumed.until(() => resumed.view?.mode === 'guided');
    expect(resumed.snapshots).toBe(0);
    const fresh = await Line.open(api.url, { classroomId, token });
    expect(fresh.snapshots).toBe(1);
    expect(resumed.view).toEqual(fresh.view);
    const { teacher, id } = room;
    if (teacherBefore.view === undefined) throw new Error('the teacher has no view');
    const board = await Line.open(api.url, {
      classroomId: id,
      teacher,
      lastSeq: teacherBefore.lastSeq,
      view: teacherBefore.view,
    });
    await board.until(() => board.seq === room.board.seq);
    expect(board.view).toEqual((await Line.open(api.url, { classroomId: id, teacher })).view);
    const pulled = await fresh.pull(before.lastSeq);
    expect('events' in pulled && pulled.events.length).toBeGreaterThan(0);
    expect(await fresh.pull(10 ** 9)).toHaveProperty('snapshot');
    closeClass(room);
  });

  test('a student hears nothing of other clusters, and of others neither frames nor grades', async () => {
    const room = await openClass(api.url, NAMES);
    await room.board.send({ type: 'start' });
    await playOn(room, 10);
    const grades = room.board.view?.clusters.flatMap(({ graded }) => graded) ?? [];
    expect(grades.length).toBeGreaterThan(0);
    for (const student of room.students) expectOwnOnly(student);
    closeClass(room);
  });

  test('nobody gets into a classroom that is not theirs', async () => {
    const [own, foreign] = [await openClass(api.url, ['Mei']), await openClass(api.url, ['Ravi'])];
    const token = own.students[0]?.reply.token ?? '';
    const attempts = [
      { classroomId: foreign.id, token },
      { classroomId: foreign.id, teacher: own.teacher },
      { classroomId: foreign.id },
      { classroomId: foreign.id, token: 'A'.repeat(22) },
      { classroomId: 'nowhere', teacher: own.teacher },
      { classroomId: own.id, teacher: own.teacher, origin: 'http://evil.example' },
    ];
    const codes: (string | undefined)[] = [];
    for (const attempt of attempts) codes.push((await Line.open(api.url, attempt)).refused?.code);
    expect(codes.slice(0, 5)).toEqual([
      'auth/bad-token',
      'classroom/not-found',
      'auth/sign-in-first',
      'auth/bad-token',
      'classroom/not-found',
    ]);
    expect(codes[5]).toBeDefined();
    for (const path of ['', '/gradebook', '/gradebook.csv']) {
      const at = `/api/classrooms/${foreign.id}${path}`;
      expect(await own.teacher.get(api.url, at)).toMatchObject({ status: 404, body: { code: 'classroom/not-found' } });
      expect(await call(api.url, 'GET', at)).toMatchObject({ status: 401, body: { code: 'auth/sign-in-first' } });
    }
    const headers = { authorization: `Bearer ${token}` };
    expect((await call(api.url, 'GET', `/api/classrooms/${foreign.id}/results`, { headers })).status).toBe(401);
    const forbidden = await own.students[0]?.line.send({ type: 'pause' });
    expect(forbidden).toMatchObject({ ok: false, code: 'auth/forbidden' });
    closeClass(own);
    closeClass(foreign);
  });

  test('the newest window has the seat; who is removed is out at once and stays out', async () => {
    const room = await openClass(api.url, ['Mei', 'Ravi']);
    const [mei, ravi] = room.students;
    if (mei === undefined || ravi === undefined) throw new Error('nobody came');
    const { classroomId, token, participantId } = mei.reply;
    const second = await Line.open(api.url, { classroomId, token });
    await mei.line.until(() => mei.line.bye?.code === 'seat/taken-elsewhere' && mei.line.socket.disconnected);
    expect(await room.board.send({ type: 'remove', participantId })).toMatchObject({ ok: true });
    await second.until(() => second.bye?.code === 'participant/removed' && second.socket.disconnected);
    expect((await Line.open(api.url, { classroomId, token })).refused?.code).toBe('participant/removed');
    await ravi.line.until(() => ravi.line.roster.length === 1);
    closeClass(room);
  });

  test('who signs out is out: sockets of that session end, those of another session stay', async () => {
    const room = await openClass(api.url, ['Mei']);
    const headers = { cookie: room.teacher.cookie, origin: api.url };
    const stranger = await openClass(api.url, []);
    expect((await call(api.url, 'POST', '/api/auth/sign-out', { headers, body: {} })).status).toBe(200);
    await room.board.until(() => room.board.bye?.code === 'auth/sign-in-first' && room.board.socket.disconnected);
    expect((await room.teacher.get(api.url, '/api/classrooms')).status).toBe(401);
    expect(room.students[0]?.line.socket.connected).toBe(true);
    expect(stranger.board.socket.connected).toBe(true);
    closeClass(room);
    closeClass(stranger);
  });

  test('grades in the tables are what the log says, and all of it survives a restart', async () => {
    const room = await openClass(api.url, NAMES);
    await room.board.send({ type: 'start' });
    expect(await playOn(room, 20)).toBeGreaterThanOrEqual(5);
    const path = `/api/classrooms/${room.id}/gradebook`;
    const { body: before } = await room.teacher.get<Gradebook>(api.url, path);
    const view = room.board.view;
    const [mei] = room.students;
    const waiting = mei === undefined ? [] : ownWaits(mei);
    closeClass(room);

    expect((await api.stop()).code).toBe(0);
    const database = await storage.open();
    const state = emptyClassroom();
    const log = new CommandLog(new LogRepository(database));
    for await (const entry of log.readAfter(room.id, 0)) applyEntry(state, entry, catalogue);
    await database.close();
    const recomputed = gradebookOf(state).map(({ participantId, firstTry, best, cells }) => ({
      participantId,
      first: [firstTry.right, firstTry.total],
      best: [best.right, best.total],
      decisions: cells.flatMap(({ decisions }) => decisions.map(({ type: _type, ...graded }) => graded)),
    }));
    const stored = before.rows.map(({ participantId, score, decisions }) => ({
      participantId,
      first: [score.firstRight, score.firstTotal],
      best: [score.bestRight, score.bestTotal],
      decisions: decisions.map(({ graded }) => graded),
    }));
    const byId = (a: { participantId: string }, b: { participantId: string }) =>
      a.participantId < b.participantId ? -1 : 1;
    expect(stored.sort(byId)).toEqual(recomputed.sort(byId));
    expect(stored.flatMap(({ decisions }) => decisions).length).toBeGreaterThanOrEqual(5);

    api = await ApiServer.start(storage.env);
    expect((await room.teacher.get<Gradebook>(api.url, path)).body).toEqual(before);
    const board = await Line.open(api.url, { classroomId: room.id, teacher: room.teacher });
    expect(board.view).toEqual(view);
    if (mei !== undefined) {
      const again = await Line.open(api.url, { classroomId: room.id, token: mei.reply.token });
      expect(ownWaits({ line: again })).toEqual(waiting);
      const headers = { authorization: `Bearer ${mei.reply.token}` };
      const { body } = await call<Results>(api.url, 'GET', `/api/classrooms/${room.id}/results`, { headers });
      expect(body.decisions.length).toBe(before.rows.find(({ nickname }) => nickname === 'Mei')?.decisions.length);
      again.close();
    }
    expect(await board.send({ type: 'end' })).toMatchObject({ ok: true });
    expect(board.view?.phase).toBe('ended');
    expect(await join(api.url, room.code, 'Late')).toMatchObject({ status: 404, body: { code: 'code/not-found' } });
    board.close();
  });

  test('in an exam nobody reads the own grades before the end', async () => {
    const room = await openClass(api.url, ['Mei', 'Ravi', 'Ana', 'Tom'], 'exam');
    await room.board.send({ type: 'start' });
    expect(await playOn(room, 4)).toBeGreaterThan(0);
    const decider = room.students.find(({ reply }) =>
      room.board.view?.clusters.some(({ graded }) => graded.some((one) => one.participantId === reply.participantId)),
    );
    if (decider === undefined) throw new Error('nobody decided');
    const headers = { authorization: `Bearer ${decider.reply.token}` };
    const results = () => call<Results>(api.url, 'GET', `/api/classrooms/${room.id}/results`, { headers });
    expect((await results()).body).toMatchObject({ decisions: [], score: { firstTotal: 0, decisions: 0 } });
    expect(JSON.stringify(decider.line.heard)).not.toContain('"graded",');
    await room.board.send({ type: 'end' });
    expect((await results()).body.decisions.length).toBeGreaterThan(0);
    closeClass(room);
  });

  test('alone: a guest plays at once; with an account it is kept in the list', async () => {
    const body = { lessonId: LESSON, seat: 'lan', mode: 'guided', opKey: newKey() };
    const guest = await call<PracticeReply>(api.url, 'POST', '/api/practice', { body });
    expect(guest.status).toBe(200);
    expect((await call(api.url, 'POST', '/api/practice', { body })).body).toEqual(guest.body);
    const { classroomId, token } = guest.body;
    const line = await Line.open(api.url, { classroomId, token });
    expect(line.view).toMatchObject({ solo: true, phase: 'running', me: { seat: 'lan' } });
    await line.until(() => ownWaits({ line }).length > 0);
    expect(await decideOnce({ nickname: 'me', reply: { ...guest.body, nickname: 'me' }, line })).toMatchObject({
      ok: true,
    });
    line.close();

    const teacher = await Teacher.signUp(api.url);
    const headers = { cookie: teacher.cookie, origin: api.url };
    const own = await call<PracticeReply>(api.url, 'POST', '/api/practice', {
      body: { ...body, opKey: newKey() },
      headers,
    });
    const mine = await teacher.get<MyAttempts>(api.url, '/api/me/attempts');
    expect(mine.body.attempts).toMatchObject([{ classroomId: own.body.classroomId, seat: 'lan', phase: 'running' }]);
    const byCookie = await Line.open(api.url, { classroomId: own.body.classroomId, teacher });
    expect(byCookie.view?.me?.seat).toBe('lan');
    byCookie.close();
    expect((await call(api.url, 'GET', '/api/me/attempts')).status).toBe(401);
  });

  test('the gradebook as CSV opens in a spreadsheet and runs nothing there', async () => {
    const room = await openClass(api.url, ['=cmd|x', '小雨']);
    await enter(api.url, room.code, '"quoted", name');
    const { body, headers } = await room.teacher.get<string>(
      api.url,
      `/api/classrooms/${room.id}/gradebook.csv?lang=zh`,
    );
    expect(headers.get('content-type')).toContain('text/csv');
    const bytes = await fetch(`${api.url}/api/classrooms/${room.id}/gradebook.csv`, {
      headers: { cookie: room.teacher.cookie },
    });
    expect([...new Uint8Array(await bytes.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = String(body).split('\r\n');
    expect(lines[0]).toContain('昵称');
    expect(lines[1]).toMatch(/^"'=cmd\|x",/);
    expect(lines[2]).toMatch(/^小雨,/);
    expect(lines[3]).toMatch(/^"""quoted"", name",/);
    expect(await room.teacher.get(api.url, `/api/classrooms/${room.id}/gradebook.csv?lang=fr`)).toMatchObject({
      status: 400,
      body: { code: 'request/invalid', field: 'lang' },
    });
    closeClass(room);
  });
});
