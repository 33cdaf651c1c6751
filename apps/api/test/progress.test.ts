import type { ClaimReply, PracticeReply, Progress } from '@frameplay/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApiServer } from './support/api-server.js';
import { decideOnce, ownWaits } from './support/class.js';
import { call, LESSON, newKey, Teacher } from './support/http.js';
import { Line } from './support/line.js';
import { type Storage, storages } from './support/storage.js';

describe.each(storages)('progress alone on $name', ({ make }) => {
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

  async function practise(mode = 'guided', activityIndex = 0): Promise<PracticeReply> {
    const body = { lessonId: LESSON, seat: 'lan', mode, opKey: newKey(), activityIndex };
    const { body: reply } = await call<PracticeReply>(api.url, 'POST', '/api/practice', { body });
    const line = await Line.open(api.url, reply);
    await line.until(() => ownWaits({ line }).length > 0);
    expect(line.view?.clusters[0]?.activity.index).toBe(activityIndex);
    await decideOnce({ nickname: 'me', reply: { ...reply, nickname: 'me' }, line });
    line.close();
    return reply;
  }

  const progressOf = (tokens: readonly string[], headers = {}) =>
    call<Progress>(api.url, 'POST', '/api/progress', { body: { tokens }, headers });

  test('a guest sees what the tokens of the browser stand for, and nothing without them', async () => {
    const { token, classroomId, participantId } = await practise();
    const { body } = await progressOf([token]);
    expect(body.lessons).toMatchObject([
      {
        lessonId: LESSON,
        activities: [{ activityIndex: 0, state: 'begun', score: { hintCost: 0 } }],
        resume: { classroomId, participantId, mode: 'guided' },
      },
    ]);
    expect((await progressOf([])).body).toEqual({ lessons: [] });
    expect((await progressOf(['x'.repeat(22)])).body).toEqual({ lessons: [] });
  });

  test('an exam tells no score before its end, and a practice may begin in the middle of a lesson', async () => {
    const { token } = await practise('exam', 1);
    const [lesson] = (await progressOf([token])).body.lessons;
    expect(lesson?.activities).toEqual([{ activityIndex: 1, state: 'begun', score: null }]);
    const body = { lessonId: LESSON, seat: 'lan', mode: 'guided', opKey: newKey(), activityIndex: 99 };
    expect(await call(api.url, 'POST', '/api/practice', { body })).toMatchObject({
      status: 409,
      body: { code: 'activity/unknown' },
    });
  });

  test('a guest who makes an account keeps the practices; nobody can take them over, and any browser resumes them', async () => {
    const guest = await practise();
    expect((await call(api.url, 'POST', '/api/me/claim', { body: { tokens: [guest.token] } })).status).toBe(401);
    const mei = await Teacher.signUp(api.url);
    const headers = { cookie: mei.cookie, origin: api.url };
    const claim = (who: Readonly<Record<string, string>>) =>
      call<ClaimReply>(api.url, 'POST', '/api/me/claim', { body: { tokens: [guest.token] }, headers: who });
    expect((await claim(headers)).body).toEqual({ claimed: 1 });
    expect((await claim(headers)).body).toEqual({ claimed: 0 });
    expect((await progressOf([], headers)).body.lessons[0]?.resume?.classroomId).toBe(guest.classroomId);

    const thief = await Teacher.signUp(api.url);
    const stolen = { cookie: thief.cookie, origin: api.url };
    expect((await claim(stolen)).body).toEqual({ claimed: 0 });
    const path = `/api/me/practice/${guest.classroomId}/token`;
    expect((await call(api.url, 'POST', path, { headers: stolen })).status).toBe(404);
    const again = await call<PracticeReply>(api.url, 'POST', path, { headers });
    expect(again.body).toMatchObject({ classroomId: guest.classroomId, participantId: guest.participantId });
    const line = await Line.open(api.url, again.body);
    expect(line.view?.me?.participantId).toBe(guest.participantId);
    line.close();
  });

  test('a log is replayed with the lesson as it was, whatever the build has now', async () => {
    const practice = await practise();
    await api.stop();
    const database = await storage.open();
    const [kept] = await database.query<{ content: string }>(
      `SELECT content FROM lesson_content JOIN classroom_log ON payload->>'lessonHash' = hash
       WHERE classroom_id = $1 AND seq = 1`,
      [practice.classroomId],
    );
    const lesson = JSON.parse(kept?.content ?? '{}');
    lesson.activities[0].title.en = 'As it was';
    await database.query(`INSERT INTO lesson_content (hash, lesson_id, content) VALUES ('older', $1, $2)`, [
      LESSON,
      JSON.stringify(lesson),
    ]);
    await database.query(
      `UPDATE classroom_log SET payload = jsonb_set(payload, '{lessonHash}', '"older"') WHERE classroom_id = $1 AND seq = 1`,
      [practice.classroomId],
    );
    await database.close();
    api = await ApiServer.start(storage.env);
    const line = await Line.open(api.url, practice);
    expect(line.view?.clusters[0]?.activity.title.en).toBe('As it was');
    line.close();
  });
});
