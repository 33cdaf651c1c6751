import { Crew } from './actors/crew.js';
import { expect, test } from './fixtures/world.js';
import { Referee } from './referee.js';

test('who comes late reads three lines and takes the seat, or watches a round first; who was removed is let in again; W says why', async ({
  product,
  records,
  stage,
}) => {
  test.setTimeout(240_000);
  const teacher = await stage.teacher('Ms Kerr', product);
  const mei = await stage.student('Mei', product, { motion: 'little' });
  await teacher.signsUp();
  const code = await teacher.opensClass('guided');
  const classroomId = await records.classroomOfCode(code);
  const referee = new Referee((after) => records.log(classroomId, after));
  const crew = new Crew(referee);
  await mei.joins(code);
  await crew.seat(mei);
  await teacher.starts();
  const graded = async () => (await referee.graded()).length;
  await crew.play({ until: async () => (await graded()) >= 2 });

  await test.step('W tells Mei why the frame on her desk came, hop by hop', async () => {
    await mei.page.keyboard.press('w');
    const why = mei.page.getByTestId('why');
    await expect(why.getByTestId('why-frame')).toContainText('#');
    await expect(why.locator('.why-hops > li')).not.toHaveCount(0);
    await mei.page.keyboard.press('w');
    await expect(why.getByTestId('why-frame')).toHaveCount(0);
  });

  const zoe = await stage.student('Zoe', product, { language: 'zh', screen: 'phone', motion: 'little' });
  const tom = await stage.student('Tom', product, { motion: 'little' });
  await test.step('Zoe comes late, reads three lines, and takes the switch', async () => {
    await zoe.joins(code);
    await crew.seat(zoe);
    await expect(zoe.page.getByTestId('late').getByRole('listitem').first()).toBeVisible();
    await expect(zoe.page.locator('.late-lines > li')).toHaveCount(3);
    await zoe.press(zoe.page.getByTestId('late-take'));
    await expect(zoe.page.getByTestId('late')).toHaveCount(0);
  });

  await test.step('Tom comes late, watches while the kernel plays server 1, and has the seat with the next request', async () => {
    await tom.joins(code);
    await crew.seat(tom);
    await tom.press(tom.page.getByTestId('late-watch'));
    await expect(tom.page.getByTestId('watching')).toBeVisible();
    const hasIt = async () =>
      (await referee.cluster('A')).seats.some(({ seat, playedBy }) => seat === 'rs1' && playedBy === 'person');
    expect(await hasIt()).toBe(false);
    await crew.play({ until: hasIt });
    await expect(tom.page.getByTestId('watching')).toHaveCount(0);
  });

  await test.step('the teacher removes Zoe and lets her in again', async () => {
    await teacher.press(teacher.page.getByTestId('people'));
    const people = teacher.page.getByRole('dialog');
    await teacher.press(people.locator('[data-testid="person"][data-name="Zoe"]').getByTestId('remove-person'));
    await teacher.press(teacher.page.getByTestId('confirm'));
    await expect(zoe.page.getByTestId('goodbye')).toBeVisible();
    await teacher.press(people.getByTestId('readmit'));
    await expect(zoe.page.getByTestId('phase')).toHaveAttribute('data-phase', 'running');
    await zoe.press(zoe.page.getByTestId('late-take'));
    await teacher.page.keyboard.press('Escape');
  });

  await test.step('they play on to the end of the part, and all three have grades', async () => {
    await crew.play({ until: async () => (await referee.cluster('A')).activity.finished });
    await expect.poll(() => records.unprojected(classroomId)).toBe(0);
    const stored = await records.decisions(classroomId);
    expect(new Set(stored.map(({ nickname }) => nickname))).toEqual(new Set(['Mei', 'Zoe', 'Tom']));
  });
});
