import { BOT_MISTAKES } from '@frameplay/classroom';
import { mistakesWithLab } from '@frameplay/lab';
import { afterEach, expect, test, vi } from 'vitest';
import { hasOwnCluster } from './mistake-ids';
import { runMade, runMistake } from './run-mistake';

const CLASSROOM = { classroomId: 'c1', token: 'secret' };
const PLACE = { clusterId: 'A', activityIndex: 2, node: 'rs1' };

afterEach(() => vi.unstubAllGlobals());

function serverAnswers(status: number, body: unknown) {
  const fetched = vi.fn(async () => new Response(JSON.stringify(body), { status }));
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

test("what anybody would notice in the group's network is run there, by the server", async () => {
  const report = runMade('M2')?.report;
  const fetched = serverAnswers(200, { report });
  expect(await runMistake('M2', CLASSROOM, PLACE)).toEqual({ report, where: 'own' });
  expect(fetched.mock.calls[0]?.at(0)).toBe('/api/classrooms/c1/clusters/A/activities/2/mistakes/M2?node=rs1');
});

test('what nobody would notice there and has no cluster of its own is shown as it is there', async () => {
  const report = { ...runMade('M2')?.report, broken: null };
  serverAnswers(200, { report });
  expect(await runMistake('M42', CLASSROOM, PLACE)).toEqual({ report, where: 'own' });
});

test('the ids that have a cluster of their own are known without the engine', () => {
  expect(BOT_MISTAKES.filter(hasOwnCluster)).toEqual(mistakesWithLab());
});

test.each([
  [200, { report: null }],
  [403, { code: 'mistake/not-yet', zh: '还没有', en: 'not yet' }],
])('else in the cluster that is made for it: %d', async (status, body) => {
  serverAnswers(status, body);
  expect(await runMistake('M2', CLASSROOM, PLACE)).toMatchObject({ where: 'made', report: { node: 'director' } });
});

test.each(mistakesWithLab())('%s breaks something in the cluster that is made for it', (id) => {
  expect(runMade(id)?.report.broken).not.toBeNull();
});

test('a belief that is no rule of a device cannot be run', async () => {
  expect(await runMistake('M24', null, null)).toBeNull();
  expect(runMade('DR-3')).toBeNull();
});
