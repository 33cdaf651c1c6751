import { Crew } from './actors/crew.js';
import type { Student } from './actors/student.js';
import { expect, test } from './fixtures/world.js';
import { asStored, expectSameSums, totalsOf, withoutSeq } from './grades.js';
import { Records } from './records.js';
import { Referee } from './referee.js';
import { ShadowLog } from './shadow-log.js';

const LESSON = 'one-frame-five-steps';
const SEATS = [
  { seat: 'director', word: 'play.youAre.director' },
  { seat: 'lan', word: 'play.youAre.switch' },
  { seat: 'rs1', word: 'play.youAre.server' },
  { seat: 'rs2', word: 'play.youAre.server' },
];

for (const { seat, word } of SEATS) {
  test(`alone from the catalogue: the seat ${seat} starts, and the kernel plays until a frame waits there`, async ({
    product,
    stage,
  }) => {
    const nina = await stage.student('Nina', product);
    await nina.practises(seat, 'guided');
    await expect(nina.sees(word)).toBeVisible();
    await expect(nina.page.getByTestId('inbox-item').first()).toBeVisible();
    await expect(nina.page.getByTestId('mode')).toHaveAttribute('data-mode', 'guided');
  });
}

test('alone as the director, in Chinese on a phone: the lesson is played to its end, graded, stored, and can be read again', async ({
  product,
  records,
  stage,
}) => {
  test.setTimeout(180_000);
  const nina = await stage.student('Nina', product, { language: 'zh', screen: 'phone' });
  await nina.practises('director', 'guided');
  const { classroomId } = nina;
  const referee = new Referee((after) => records.log(classroomId, after));
  const crew = new Crew(referee);
  await crew.seat(nina);
  await crew.play();
  expect((await referee.cluster('A')).activity).toMatchObject({ index: 1, count: 2, finished: true });

  await expect.poll(() => records.unprojected(classroomId)).toBe(0);
  const decisions = await records.decisions(classroomId);
  const nickname = decisions[0]?.nickname ?? '';
  expect(decisions.map(withoutSeq)).toEqual(asStored(await referee.graded(), new Map([[crew.idOf(nina), nickname]])));
  expect(decisions.length).toBeGreaterThan(4);
  const attempts = await records.attempts(classroomId);
  expectSameSums(attempts, decisions);
  const [total] = totalsOf(attempts);
  expect(total).toMatchObject({ firstRight: total?.firstTotal, bestRight: total?.bestTotal });
  await readsTheScore(nina, classroomId, total?.firstRight, total?.firstTotal);
});

test('alone as the switch on the embedded database: finished, graded, and still there after a restart', async ({
  embedded,
  stage,
}) => {
  test.setTimeout(180_000);
  const omar = await stage.student('Omar', embedded);
  await omar.practises('lan', 'guided');
  const shadow = new ShadowLog(LESSON, 'lan', 'guided');
  const referee = new Referee(shadow.source);
  const crew = new Crew(referee);
  await crew.seat(omar);
  await crew.play({
    whim: async (student, { wait }, right) => {
      await student.decides(wait.frameId, right);
      shadow.decided(wait.frameId, right);
      return true;
    },
    goOn: async (student, clusterId, index) => {
      await student.goesOn();
      shadow.wentOn(clusterId, index);
    },
  });
  expect((await referee.cluster('A')).activity).toMatchObject({ index: 1, count: 2, finished: true });
  const graded = await referee.graded();
  const fields = graded.reduce((sum, { total }) => sum + total, 0);
  await readsTheScore(omar, omar.classroomId, fields, fields);
  const { classroomId } = omar;
  const { storage } = embedded;
  if (storage.kind !== 'pglite') throw new Error('the embedded product keeps its data in a folder');

  await test.step('the folder holds the decisions', async () => {
    await embedded.stop();
    const records = await Records.ofFolder(storage.folder);
    const decisions = await records.decisions(classroomId);
    expectSameSums(await records.attempts(classroomId), decisions);
    await records.close();
    expect(decisions.map(({ frameNo, right, total }) => ({ frameNo, right, total }))).toEqual(
      graded.map(({ no, right, total }) => ({ frameNo: no, right, total })),
    );
  });

  await test.step('the product opens the same folder again and shows the same score', async () => {
    await embedded.restart();
    await readsTheScore(omar, classroomId, fields, fields);
  });
});

async function readsTheScore(
  { page }: Student,
  classroomId: string,
  right: number | undefined,
  total: number | undefined,
): Promise<void> {
  await page.goto(`/play/${classroomId}/results`);
  await expect(page.getByTestId('score')).toHaveAttribute('data-right', String(right));
  await expect(page.getByTestId('score')).toHaveAttribute('data-total', String(total));
}
