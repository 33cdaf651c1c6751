import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApiServer } from './support/api-server.js';
import { closeClass, openClass } from './support/class.js';
import { call, join, LESSON, newKey, Teacher } from './support/http.js';
import { Line } from './support/line.js';
import { postgresStorage } from './support/storage.js';

let api: ApiServer;

beforeAll(async () => {
  const { env } = await postgresStorage();
  api = await ApiServer.start({ ...env, FRAMEPLAY_TRUST_PROXY: '1' });
});

afterAll(async () => {
  expect((await api.stop()).code).toBe(0);
});

const from = (address: string) => ({ 'x-forwarded-for': address });

function lookUp(code: string, address: string) {
  return call<{ code?: string }>(api.url, 'GET', `/api/codes/${code}`, { headers: from(address) });
}

describe('codes', () => {
  test('ten wrong codes a minute from one address, then no answer about any code; others are not touched', async () => {
    const teacher = await Teacher.signUp(api.url);
    const { code } = await teacher.opens(api.url);
    for (let guess = 0; guess < 10; guess += 1) {
      expect((await lookUp('AAAAAA', '203.0.113.7')).body.code).toBe('code/not-found');
    }
    expect(await lookUp('AAAAAA', '203.0.113.7')).toMatchObject({
      status: 429,
      body: { code: 'code/too-many-guesses' },
    });
    expect((await lookUp(code, '203.0.113.7')).status).toBe(429);
    expect((await lookUp(code, '203.0.113.8')).status).toBe(200);
  });

  test('a class behind one address joins all the same: 300 valid joins pass, also while somebody there guesses', async () => {
    const room = await openClass(api.url, []);
    const address = '198.51.100.1';
    const headers = from(address);
    expect((await lookUp(room.code, address)).status).toBe(200);
    for (let guess = 0; guess < 12; guess += 1) await lookUp('BBBBBB', address);
    const path = `/api/codes/${room.code}/join`;
    const statuses: number[] = [];
    for (let batch = 0; batch < 30; batch += 1) {
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          call<{ code?: string }>(api.url, 'POST', path, {
            headers,
            body: { nickname: `s${batch}-${index}`, opKey: newKey() },
          }),
        ),
      );
      statuses.push(...answers.map(({ status, body }) => (body.code === 'classroom/full' ? 200 : status)));
    }
    expect(new Set(statuses)).toEqual(new Set([200]));
    closeClass(room);
  });
});

describe('bad input', () => {
  test('is named field by field, in both languages, and changes nothing', async () => {
    const teacher = await Teacher.signUp(api.url);
    const { code } = await teacher.opens(api.url);
    const headers = { cookie: teacher.cookie, origin: api.url };
    const cases = [
      { path: '/api/classrooms', body: { lessonId: LESSON, mode: 'easy' }, is: [400, 'request/invalid', 'mode'] },
      {
        path: '/api/classrooms',
        body: { lessonId: 'nothing', mode: 'guided' },
        is: [404, 'lesson/not-found', 'lessonId'],
      },
      {
        path: '/api/classrooms',
        body: { lessonId: LESSON, mode: 'guided', ownerId: 'x' },
        is: [400, 'request/invalid', 'ownerId'],
      },
      { path: '/api/classrooms', body: '{"lessonId":', is: [400, 'http/malformed', undefined] },
      { path: '/api/classrooms', body: [1], is: [400, 'request/invalid', 'body'] },
      {
        path: `/api/codes/${code}/join`,
        body: { nickname: '  \u202e ', opKey: newKey() },
        is: [400, 'nickname/empty', 'nickname'],
      },
      {
        path: `/api/codes/${code}/join`,
        body: { nickname: 'x'.repeat(25), opKey: newKey() },
        is: [400, 'nickname/too-long', 'nickname'],
      },
      {
        path: `/api/codes/${code}/join`,
        body: { nickname: 'Z\u0300\u0301\u0302\u0303', opKey: newKey() },
        is: [400, 'nickname/stacked-marks', 'nickname'],
      },
      { path: `/api/codes/${code}/join`, body: { nickname: 'Mei' }, is: [400, 'request/invalid', 'opKey'] },
      {
        path: '/api/codes/------/join',
        body: { nickname: 'Mei', opKey: newKey() },
        is: [404, 'code/not-found', 'code'],
      },
      {
        path: '/api/practice',
        body: { lessonId: LESSON, seat: 'nobody', mode: 'guided', opKey: newKey() },
        is: [404, 'seat/unknown', 'seat'],
      },
      { path: '/api/practice', body: { nickname: 'x'.repeat(300_000) }, is: [413, 'http/too-large', undefined] },
      { path: '/api/nothing', body: {}, is: [404, 'http/not-found', undefined] },
    ];
    for (const { path, body, is } of cases) {
      const answer = await call<Record<string, string>>(api.url, 'POST', path, { body, headers });
      expect([answer.status, answer.body['code'], answer.body['field']], path).toEqual(is);
      expect(answer.body['zh']).toMatch(/\p{Script=Han}/u);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
    const { body } = await teacher.get<{ classrooms: unknown[] }>(api.url, '/api/classrooms');
    expect(body.classrooms).toMatchObject([{ students: 0 }]);
  });

  test('a name is cleaned: control and direction marks go, width and accents become one form', async () => {
    const teacher = await Teacher.signUp(api.url);
    const { code } = await teacher.opens(api.url);
    expect((await join(api.url, code, '  Me\u200bi\n\u202eLi ')).body.nickname).toBe('Mei Li');
    expect((await join(api.url, code, 'Jose\u0301')).body.nickname).toBe('Jos\u00e9');
    expect((await join(api.url, code, 'Jos\u00e9')).body.nickname).toBe('Jos\u00e9 2');
    expect((await join(api.url, code, '\u{1f469}\u200d\u{1f680}')).body.nickname).toBe('\u{1f469}\u200d\u{1f680}');
  });

  test('a page of another site can neither act with a cookie nor open a socket', async () => {
    const teacher = await Teacher.signUp(api.url);
    const { id } = await teacher.opens(api.url);
    for (const origin of [
      'http://evil.example',
      'null',
      `${api.url}.evil.example`,
      `${api.url.replace('http:', 'https:')}1`,
    ]) {
      const answer = await call(api.url, 'POST', '/api/classrooms', {
        body: { lessonId: LESSON, mode: 'guided' },
        headers: { cookie: teacher.cookie, origin },
      });
      expect(answer.status, origin).toBe(403);
      const line = await Line.open(api.url, { classroomId: id, teacher, origin });
      expect(line.refused, origin).not.toBeNull();
    }
  });

  test('whatever a socket says, it gets an answer or nothing, and the class goes on', async () => {
    const room = await openClass(api.url, ['Mei']);
    const [mei] = room.students;
    const junk: unknown[] = [
      null,
      [],
      'x',
      { opKey: 'k' },
      { opKey: newKey(), command: { type: 'open', lessonId: LESSON, mode: 'guided', seed: 1, solo: null } },
      { opKey: newKey(), command: { type: 'decide', frameId: -1, decision: {} } },
      { opKey: newKey(), command: { type: 'remove', participantId: '../x' } },
      JSON.parse('{"opKey":"aaaaaaaa","command":{"type":"start","__proto__":{"role":"teacher"}}}'),
      { opKey: newKey(), command: { type: 'start' }, extra: Buffer.alloc(3) },
    ];
    for (const message of junk) {
      expect(await mei?.line.raw('command', message)).toMatchObject({ ok: false, code: expect.any(String) });
    }
    expect(await mei?.line.raw('pull', { lastSeq: 'x' })).toMatchObject({ ok: false, code: 'request/invalid' });
    mei?.line.socket.emit('command', {} as never, undefined as never);
    expect(await room.board.send({ type: 'start' })).toMatchObject({ ok: true });
    closeClass(room);
  });

  test('a flood is answered retry/too-fast and costs the others nothing', async () => {
    const room = await openClass(api.url, ['Mei']);
    const [mei] = room.students;
    const answers = await Promise.all(Array.from({ length: 100 }, () => mei?.line.pull(0)));
    expect(answers.filter((answer) => answer !== undefined && 'code' in answer).length).toBeGreaterThan(40);
    expect(await room.board.send({ type: 'start' })).toMatchObject({ ok: true });
    closeClass(room);
  });

  test('a classroom that asks for too much is answered retry/busy, sends again with success, and costs another nothing', async () => {
    const [busy, calm] = [await openClass(api.url, []), await openClass(api.url, [])];
    const boards = await Promise.all(
      Array.from({ length: 10 }, () => Line.open(api.url, { classroomId: busy.id, teacher: busy.teacher })),
    );
    const keys = boards.flatMap((board) => Array.from({ length: 35 }, () => ({ board, key: newKey() })));
    const flood = Promise.all(keys.map(({ board, key }) => board.send({ type: 'pause' }, key)));
    expect(await calm.board.send({ type: 'start' })).toMatchObject({ ok: true });
    const answers = await flood;
    const refused = keys.filter((_, index) => {
      const answer = answers[index];
      return answer?.ok === false && answer.code === 'retry/busy' && answer.seq === undefined;
    });
    expect(refused.length).toBeGreaterThan(0);
    expect(answers.filter(({ seq }) => seq !== undefined).length).toBeGreaterThanOrEqual(200);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const [first] = refused;
    expect((await first?.board.send({ type: 'pause' }, first.key))?.seq).toBeGreaterThan(0);
    for (const board of boards) board.close();
    closeClass(busy);
    closeClass(calm);
  });
});
