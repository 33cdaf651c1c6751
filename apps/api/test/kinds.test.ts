import type { Activity, AnswerForm, ClusterView, PartView } from '@frameplay/classroom';
import { catalogue } from '@frameplay/lessons';
import type { LabViews, MistakeReply, PracticeReply, Progress, Results } from '@frameplay/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApiServer } from './support/api-server.js';
import { call, newKey } from './support/http.js';
import { Line } from './support/line.js';
import { type Storage, storages } from './support/storage.js';

/** Where the curriculum has an activity of this kind. */
function find(kind: Activity['kind']): {
  readonly lessonId: string;
  readonly seat: string;
  readonly activityIndex: number;
} {
  for (const { id, seats, activities } of catalogue.values()) {
    const activityIndex = activities.findIndex((activity) => activity.kind === kind);
    const seat = seats[0]?.seat;
    if (activityIndex !== -1 && seat !== undefined) return { lessonId: id, seat, activityIndex };
  }
  throw new Error(`the curriculum has no ${kind}`);
}

/** Well formed, and right only by chance. */
function some(form: AnswerForm): string {
  switch (form.kind) {
    case 'mac':
    case 'ipv4':
    case 'node':
      return 'none';
    case 'number':
      return '7';
    case 'nodes':
    case 'choices':
      return '';
    case 'choice':
      return form.options[0]?.id ?? '';
  }
}

const answersTo = (questions: readonly { readonly id: string; readonly answer: AnswerForm }[]) =>
  Object.fromEntries(questions.map(({ id, answer }) => [id, some(answer)]));

describe.each(storages)('parts that are not about frames, alone, on $name', ({ make }) => {
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

  async function begin(
    kind: Activity['kind'],
  ): Promise<{ practice: PracticeReply; line: Line; activityIndex: number }> {
    const where = find(kind);
    const body = { ...where, mode: 'guided', opKey: newKey() };
    const { body: practice } = await call<PracticeReply>(api.url, 'POST', '/api/practice', { body });
    return { practice, line: await Line.open(api.url, practice), activityIndex: where.activityIndex };
  }

  const clusterOf = (line: Line): ClusterView => {
    const cluster = line.view?.clusters[0];
    if (cluster === undefined) throw new Error('no group');
    return cluster;
  };

  function partOf<K extends PartView['kind']>(line: Line, kind: K): Extract<PartView, { kind: K }> {
    const { part } = clusterOf(line);
    if (part?.kind !== kind) throw new Error(`the part is ${part?.kind}`);
    return part as Extract<PartView, { kind: K }>;
  }

  const resultsOf = async ({ classroomId, token }: PracticeReply): Promise<Results> => {
    const headers = { authorization: `Bearer ${token}` };
    return (await call<Results>(api.url, 'GET', `/api/classrooms/${classroomId}/results`, { headers })).body;
  };

  test('a prediction is answered stop by stop to the end; each answer is among the results, and the part is done', async () => {
    const { practice, line, activityIndex } = await begin('predict');
    const { count } = partOf(line, 'predict');
    for (let standing = 0; standing < count; standing += 1) {
      const stop = partOf(line, 'predict').stops.at(-1);
      if (stop === undefined) throw new Error('nothing is asked');
      const answers = answersTo(stop.questions);
      const ack = await line.send({ type: 'answer', activityIndex, stopId: stop.id, answers });
      expect(ack).toMatchObject({ ok: true });
      await line.until(() => partOf(line, 'predict').standing === standing + 1);
    }
    const { results, score } = await resultsOf(practice);
    expect(results).toHaveLength(count);
    expect(results.every(({ result }) => result.kind === 'predict')).toBe(true);
    expect(score.firstTotal).toBeGreaterThan(0);
    const { body } = await call<Progress>(api.url, 'POST', '/api/progress', { body: { tokens: [practice.token] } });
    expect(body.lessons[0]?.activities).toMatchObject([{ activityIndex, state: 'done' }]);
    line.close();
  });

  test('a line typed at a terminal is answered, a check is graded, and an odd line is refused by name', async () => {
    const { practice, line, activityIndex } = await begin('lab');
    const node = partOf(line, 'lab').terminals[0]?.node ?? '';
    expect(await line.send({ type: 'type', node, line: 'ip -br link' })).toMatchObject({ ok: true });
    await line.until(() => clusterOf(line).console.some(({ text }) => text === '$ ip -br link'));
    const odd = { type: 'type', node, line: 'ip\u0000addr' } as const;
    expect(await line.send(odd)).toMatchObject({ ok: false, code: 'request/invalid', field: 'command.line' });
    const { cause } = partOf(line, 'lab');
    const answer = cause === null ? null : some(cause.answer);
    expect(await line.send({ type: 'check', cause: answer })).toMatchObject({ ok: true });
    await line.until(() => partOf(line, 'lab').attempts === 1);
    const { results } = await resultsOf(practice);
    expect(results).toMatchObject([
      { result: { kind: 'lab', item: 'check', activityIndex, detail: { kind: 'check' } } },
    ]);
    line.close();
  });

  test('the labs of a group are those that it has, for its own people only; of parts to come nothing is told', async () => {
    const { practice, line, activityIndex } = await begin('lab');
    const { id: clusterId, lab } = clusterOf(line);
    const path = `/api/classrooms/${practice.classroomId}/clusters/${clusterId}/labs`;
    const headers = { authorization: `Bearer ${practice.token}` };
    const { body } = await call<LabViews>(api.url, 'GET', path, { headers });
    expect(body.labs[activityIndex]).toEqual(lab);
    expect(body.labs.slice(activityIndex + 1).every((one) => one === null)).toBe(true);
    expect((await call(api.url, 'GET', path)).status).toBe(401);
    const stranger = await begin('lab');
    const other = { authorization: `Bearer ${stranger.practice.token}` };
    expect((await call(api.url, 'GET', path, { headers: other })).status).toBe(401);
    const listed = await call<LabViews>(api.url, 'GET', `/api/lessons/${find('lab').lessonId}/labs`);
    expect(listed.body.labs[activityIndex]?.nodes.map(({ name }) => name)).toEqual(lab.nodes.map(({ name }) => name));
    expect((await call(api.url, 'GET', '/api/lessons/nothing/labs')).status).toBe(404);
    stranger.line.close();
    line.close();
  });

  test('a mistake is run in the network of the group, for its own people only; parts to come tell nothing', async () => {
    const { practice, line, activityIndex } = await begin('predict');
    const { id: clusterId } = clusterOf(line);
    const group = `/api/classrooms/${practice.classroomId}/clusters/${clusterId}/activities`;
    const headers = { authorization: `Bearer ${practice.token}` };
    const { body } = await call<MistakeReply>(api.url, 'GET', `${group}/${activityIndex}/mistakes/M2`, { headers });
    if (body.report !== null) expect(body.report).toMatchObject({ mistake: 'M2' });
    const status = async (path: string, options = { headers }): Promise<number> =>
      (await call(api.url, 'GET', `${group}/${path}`, options)).status;
    expect(await status(`${activityIndex}/mistakes/M99`)).toBe(404);
    expect(await status(`${activityIndex + 1}/mistakes/M2`)).toBe(403);
    expect(await status('x/mistakes/M2')).toBe(403);
    const stranger = await begin('predict');
    const other = { authorization: `Bearer ${stranger.practice.token}` };
    expect(await status(`${activityIndex}/mistakes/M2`, { headers: other })).toBe(401);
    stranger.line.close();
    line.close();
  });

  test('a quiz is handed in, and what was wrong is explained', async () => {
    const { practice, line, activityIndex } = await begin('quiz');
    const answers = answersTo(partOf(line, 'quiz').questions);
    expect(await line.send({ type: 'answer', activityIndex, stopId: null, answers })).toMatchObject({ ok: true });
    await line.until(() => clusterOf(line).results.length === 1);
    expect((await resultsOf(practice)).results).toMatchObject([{ result: { kind: 'quiz', attempt: 1 } }]);
    line.close();
  });
});
