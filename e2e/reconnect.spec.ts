import type { Decision } from '@frameplay/classroom';
import { Crew } from './actors/crew.js';
import type { Place } from './actors/looks.js';
import type { Stage } from './actors/stage.js';
import type { Student } from './actors/student.js';
import type { Teacher } from './actors/teacher.js';
import type { Product } from './fixtures/product.js';
import { expect, test } from './fixtures/world.js';
import type { Records } from './records.js';
import { Referee } from './referee.js';

interface Scene {
  readonly teacher: Teacher;
  readonly mei: Student;
  readonly classroomId: string;
  readonly frameId: number;
  readonly right: Decision;
}

test('a reload in the middle of a decision: the same seat, the same frame, the draft as it was', async ({
  product,
  records,
  stage,
}) => {
  const { teacher, mei, classroomId, frameId, right } = await inTheMiddle(stage, product, product, records);
  await mei.desk.compose(right);
  const draft = await mei.desk.draft();
  await mei.page.reload();
  await expect(mei.sees('play.youAre.director')).toBeVisible();
  await mei.desk.open(frameId);
  expect(await mei.desk.draft()).toEqual(draft);
  await expect(teacher.seat('director')).toHaveAttribute('data-waits', 'true');
  await mei.desk.submit();
  await expect(mei.desk.frame(frameId)).toHaveCount(0);
  expect(await decisionsAbout(records, classroomId, frameId)).toBe(1);
});

test('a lost connection: the draft can be finished, is sent once when the network is back, and the seat is kept', async ({
  product,
  records,
  stage,
  wire,
}) => {
  const { teacher, mei, classroomId, frameId, right } = await inTheMiddle(stage, product, wire, records);
  wire.cut();
  await expect(mei.page.getByTestId('offline')).toBeVisible();
  await expect(teacher.seat('director'), 'the teacher sees that Mei is away').toContainText(
    teacher.word('classroom.board.away'),
  );
  await mei.desk.open(frameId);
  await mei.desk.compose(right);
  await mei.desk.submit();
  await expect(mei.desk.frame(frameId), 'the frame stays until the network is back').toBeVisible();
  expect(await decisionsAbout(records, classroomId, frameId)).toBe(0);
  wire.mend();
  await expect(mei.desk.frame(frameId)).toHaveCount(0);
  await expect(mei.page.getByTestId('offline')).toHaveCount(0);
  await expect(teacher.seat('director')).not.toContainText(teacher.word('classroom.board.away'));
  expect(await decisionsAbout(records, classroomId, frameId)).toBe(1);
});

test('an answer that never came back: the decision is sent again and counts once', async ({
  product,
  records,
  stage,
  wire,
}) => {
  const { mei, classroomId, frameId, right } = await inTheMiddle(stage, product, wire, records);
  await mei.desk.open(frameId);
  await mei.desk.compose(right);
  wire.deafen();
  await mei.desk.submit();
  await expect.poll(() => decisionsAbout(records, classroomId, frameId), 'the product took it').toBe(1);
  await expect(mei.desk.frame(frameId), 'Mei does not know yet').toBeVisible();
  wire.cut();
  await expect(mei.page.getByTestId('offline')).toBeVisible();
  wire.mend();
  await expect(mei.desk.frame(frameId)).toHaveCount(0);
  await expect(mei.page.getByTestId('refused'), 'the repeat is no second decision').toHaveCount(0);
  expect(await decisionsAbout(records, classroomId, frameId)).toBe(1);
  await expect.poll(() => records.unprojected(classroomId)).toBe(0);
  const stored = (await records.decisions(classroomId)).filter(({ nickname }) => nickname === 'Mei');
  expect(stored.every(({ attempt }) => attempt === 1)).toBe(true);
});

/** Mei is the director of a class of one, and a frame that she must forward waits for her. */
async function inTheMiddle(stage: Stage, product: Product, place: Place, records: Records): Promise<Scene> {
  const teacher = await stage.teacher(`Teacher ${test.info().testId}`, product);
  const mei = await stage.student('Mei', place);
  await teacher.signsUp();
  const code = await teacher.opensClass('guided');
  const classroomId = await records.classroomOfCode(code);
  const referee = new Referee((after) => records.log(classroomId, after));
  const crew = new Crew(referee);
  await mei.joins(code);
  await crew.seat(mei);
  await teacher.starts();
  await crew.play({
    until: async ([first]) => {
      if (first === undefined) return true;
      const answer = await referee.answer(first.clusterId, first.wait.frameId);
      return answer.kind === 'host' && answer.reaction.kind === 'send';
    },
  });
  const [held] = await referee.waiting();
  if (held === undefined) throw new Error('no frame waits at the director');
  const right = await referee.answer(held.clusterId, held.wait.frameId);
  await mei.desk.open(held.wait.frameId);
  return { teacher, mei, classroomId, frameId: held.wait.frameId, right };
}

async function decisionsAbout(records: Records, classroomId: string, frameId: number): Promise<number> {
  const log = await records.log(classroomId, 0);
  return log.filter(({ command }) => command.type === 'decide' && command.frameId === frameId).length;
}
