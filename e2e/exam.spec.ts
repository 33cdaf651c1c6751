import type { FieldResult } from '@frameplay/classroom';
import { Crew, type Whim } from './actors/crew.js';
import type { Student } from './actors/student.js';
import { expect, test } from './fixtures/world.js';
import { asStored, expectSameSums, withoutSeq } from './grades.js';
import { natInsteadOfDirectRouting } from './mistakes.js';
import { Referee } from './referee.js';

/** What tells right from wrong, on any page of a student. */
const TELLING = '[data-testid^="wrong-"], [data-testid^="right-"], [data-right], .decision';
const TELLING_IDS = ['review', 'last-decision', 'decision', 'score', 'consequence', 'chain'];

test('an exam says nothing about right and wrong before the teacher ends it, and everything after', async ({
  product,
  records,
  stage,
}) => {
  const teacher = await stage.teacher('Mr Duval', product);
  const mei = await stage.student('Mei', product);
  const chenJie = await stage.student('陈洁', product, { language: 'zh' });
  const everyone = [mei, chenJie];

  await teacher.signsUp();
  const code = await teacher.opensClass('exam');
  const classroomId = await records.classroomOfCode(code);
  const referee = new Referee((after) => records.log(classroomId, after));
  const crew = new Crew(referee);
  for (const student of everyone) {
    await student.joins(code);
    await crew.seat(student);
  }
  await teacher.starts();

  const reasons = await test.step('they play part 1; Mei rewrites the IP once, and nobody is told', async () => {
    const slip = new Slip(mei);
    const isOver = async (): Promise<boolean> => (await referee.cluster('A')).activity.finished;
    await crew.play({ whim: slip.whim, until: isOver });
    expect(slip.made, 'Mei forwarded a frame').toBe(true);
    const wrong = (await referee.graded()).flatMap(({ fields }) => fields).filter(({ right }) => !right);
    expect(wrong.map(({ field }) => field)).toEqual(['dstIp']);
    for (const student of everyone) {
      await expect(student.part).toBeVisible();
      await saysNothing(student, wrong);
      await student.page.reload();
      await expect(student.part).toBeVisible();
      await saysNothing(student, wrong);
      await student.page.goto(`/play/${classroomId}/results`);
      await expect(student.sees('grades.results.exam')).toBeVisible();
      await saysNothing(student, wrong);
      await student.page.goto(`/play/${classroomId}`);
      await expect(student.part).toBeVisible();
    }
    return wrong;
  });

  await test.step('the teacher ends the exam, and everybody reads the own decisions with the reasons', async () => {
    await teacher.ends();
    for (const student of everyone) await expect(student.sees('play.ended.title')).toBeVisible();
    for (const { why } of reasons) await expect(mei.page.getByTestId('ended')).toContainText(why?.en ?? 'a reason');
    const graded = await referee.graded();
    for (const student of everyone) {
      const own = graded.filter(({ participantId }) => participantId === crew.idOf(student));
      const score = { right: sum(own, 'right'), total: sum(own, 'total') };
      await showsTheScore(student, score);
      await student.page.goto(`/play/${classroomId}/results`);
      await showsTheScore(student, score);
      await expect(student.page.getByTestId('decision')).toHaveCount(own.length);
    }
  });

  await test.step('the grades are in the database', async () => {
    await expect.poll(() => records.unprojected(classroomId)).toBe(0);
    const stored = await records.decisions(classroomId);
    const nicknames = new Map(everyone.map((student) => [crew.idOf(student), student.name]));
    expect(stored.map(withoutSeq)).toEqual(asStored(await referee.graded(), nicknames));
    expect(new Set(stored.map(({ nickname }) => nickname))).toEqual(new Set(nicknames.values()));
    const wrong = stored.filter(({ right, total }) => right < total);
    expect(wrong.map(({ nickname, activity, attempt }) => ({ nickname, activity, attempt }))).toEqual([
      { nickname: 'Mei', activity: 0, attempt: 1 },
    ]);
    expectSameSums(await records.attempts(classroomId), stored);
    expect(await records.phase(classroomId)).toBe('ended');
  });
});

/** One wrong decision that goes out as it was made; after each decision the pages are looked at. */
class Slip {
  made = false;
  readonly #student: Student;

  constructor(student: Student) {
    this.#student = student;
  }

  readonly whim: Whim = async (student, waiting, right) => {
    const wrong = this.made || student !== this.#student ? null : natInsteadOfDirectRouting(right, waiting);
    if (wrong !== null) this.made = true;
    await student.decides(waiting.wait.frameId, wrong ?? right);
    await saysNothing(student, []);
    return true;
  };
}

async function saysNothing({ page, name }: Student, wrong: readonly FieldResult[]): Promise<void> {
  await expect(page.locator(TELLING), `${name} is told nothing`).toHaveCount(0);
  for (const id of TELLING_IDS) await expect(page.getByTestId(id), `${name} sees no ${id}`).toHaveCount(0);
  const text = await page.locator('body').innerText();
  for (const { why } of wrong) {
    if (why === null) throw new Error('a wrong field has a reason');
    expect(text).not.toContain(why.en);
    expect(text).not.toContain(why.zh);
  }
}

async function showsTheScore({ page }: Student, { right, total }: { right: number; total: number }): Promise<void> {
  await expect(page.getByTestId('score')).toHaveAttribute('data-right', String(right));
  await expect(page.getByTestId('score')).toHaveAttribute('data-total', String(total));
}

function sum(list: readonly { right: number; total: number }[], what: 'right' | 'total'): number {
  return list.reduce((total, one) => total + one[what], 0);
}
