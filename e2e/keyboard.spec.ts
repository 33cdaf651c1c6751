import { Crew } from './actors/crew.js';
import { Keyboard } from './actors/keyboard.js';
import { expect, test } from './fixtures/world.js';
import { Referee } from './referee.js';

/** Every kind of device, and an exercise that asks it about frames. */
const SEATS = [
  { seat: 'lan', lesson: 'one-frame-five-steps', activity: 'flat', word: 'play.youAre.switch' },
  { seat: 'director', lesson: 'one-frame-five-steps', activity: 'flat', word: 'play.youAre.director' },
  { seat: 'rs2', lesson: 'one-frame-five-steps', activity: 'flat', word: 'play.youAre.server' },
  { seat: 'gw', lesson: 'routing', activity: 'gateway-seat', word: 'play.youAre.gateway' },
  { seat: 'client', lesson: 'routing', activity: 'gateway-seat', word: 'play.youAre.client' },
] as const;

for (const { seat, lesson, activity, word } of SEATS) {
  test(`by keyboard alone: the seat ${seat} of ${lesson}, each decision right at first try`, async ({
    product,
    records,
    stage,
  }) => {
    test.setTimeout(120_000);
    const nina = await stage.student('Nina', product, { language: seat === 'gw' ? 'zh' : 'en' });
    const keys = new Keyboard(nina.page);
    await nina.page.goto(`/learn/${lesson}`);
    await keys.chooses(nina.page.getByTestId(`seat-${seat}`));
    await keys.activates(nina.page.getByTestId(`activity-${activity}`).getByRole('button'));
    await nina.page.waitForURL(/\/play\//);
    await expect(nina.sees(word)).toBeVisible();
    const referee = new Referee((after) => records.log(nina.classroomId, after));
    const crew = new Crew(referee);
    await crew.seat(nina);
    await crew.play({
      until: async () => (await referee.cluster('A')).activity.finished,
      whim: async (_, { wait }, right) => {
        await expect(nina.desk.frame(wait.frameId)).toHaveAttribute('aria-pressed', 'true');
        await keys.decides(right);
        await expect(nina.desk.frame(wait.frameId)).toHaveCount(0);
        return true;
      },
    });
    const graded = await referee.graded();
    expect(graded.length).toBeGreaterThan(1);
    expect(graded.filter(({ right, total }) => right < total)).toEqual([]);
  });
}

test('by keyboard alone: the teacher opens, starts and pauses a class, and a student joins and plays the director to the end', async ({
  product,
  records,
  stage,
}) => {
  test.setTimeout(240_000);
  const teacher = await stage.teacher('Ms Park', product);
  const mei = await stage.student('Mei', product);
  const teachersKeys = new Keyboard(teacher.page);
  const keys = new Keyboard(mei.page);

  await teacher.signsUp();
  await teachersKeys.chooses(teacher.page.getByRole('radio', { name: /One frame, five steps/ }));
  await teachersKeys.activates(teacher.page.getByTestId('open-class'));
  await expect(teacher.code).toHaveAttribute('data-code', /^\w{6}$/);
  const code = (await teacher.code.getAttribute('data-code')) ?? '';
  const classroomId = await records.classroomOfCode(code);
  const referee = new Referee((after) => records.log(classroomId, after));
  const crew = new Crew(referee);

  await test.step('Mei types the code and a nickname and has a seat', async () => {
    await mei.page.goto('/');
    await keys.types(mei.page.getByTestId('join-code'), code);
    await keys.press('Enter');
    await mei.page.waitForURL(/\/join\//);
    await keys.types(mei.page.getByTestId('nickname'), 'Mei');
    await keys.press('Enter');
    await expect(mei.sees('play.lobby.title')).toBeVisible();
    await crew.seat(mei);
  });

  await test.step('the teacher starts, pauses with Space and goes on with Space', async () => {
    await teachersKeys.activates(teacher.page.getByTestId('start'));
    await expect(teacher.control('heading', 'classroom.board.title')).toBeVisible();
    await teachersKeys.press('Space');
    await expect(mei.page.getByTestId('paused')).toBeVisible();
    await teachersKeys.press('Space');
    await expect(mei.page.getByTestId('paused')).toHaveCount(0);
  });

  await test.step('Mei plays the whole lesson with letters, digits, Tab and Enter', async () => {
    await crew.play({
      whim: async (_, { wait }, right) => {
        const { frameId } = wait;
        await expect(mei.desk.frame(frameId)).toHaveAttribute('aria-pressed', 'true');
        await keys.decides(right);
        await expect(mei.desk.frame(frameId)).toHaveCount(0);
        return true;
      },
      goOn: () => keys.activates(mei.part),
    });
    await expect(mei.sees('play.empty.finished')).toBeVisible();
    const graded = await referee.graded();
    expect(graded.length).toBeGreaterThan(4);
    expect(graded.filter(({ right, total }) => right < total)).toEqual([]);
  });
});
