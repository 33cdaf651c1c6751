import { Crew } from './actors/crew.js';
import { expect, test } from './fixtures/world.js';
import { natInsteadOfDirectRouting, OneMistake } from './mistakes.js';
import { Referee } from './referee.js';

test('a bot with a secret misconception plays an empty seat, and on the word of the teacher Mei runs her own mistake', async ({
  product,
  records,
  stage,
}) => {
  test.setTimeout(240_000);
  const teacher = await stage.teacher('Ms Bot', product);
  const mei = await stage.student('Mei', product);
  await teacher.signsUp();
  const code = await teacher.opensClass('guided');
  const classroomId = await records.classroomOfCode(code);
  const referee = new Referee((after) => records.log(classroomId, after));
  const crew = new Crew(referee);
  await mei.joins(code);
  await crew.seat(mei);
  await teacher.starts();

  await test.step('with the key B the teacher lets a bot that believes M14 play server 2', async () => {
    await teacher.looksAt('rs2');
    await teacher.page.keyboard.press('b');
    const choices = teacher.page.getByRole('dialog');
    await expect(choices).toBeVisible();
    await choices.getByRole('radio').first().focus();
    while (!(await choices.getByTestId('bot-M14').getByRole('radio').isChecked())) {
      await teacher.page.keyboard.press('ArrowDown');
    }
    await expect(choices.getByTestId('bot-M14')).toContainText('eth0:0');
    await teacher.page.keyboard.press('Enter');
    await expect(choices).toHaveCount(0);
    await expect(teacher.seat('rs2')).toContainText('M14');
  });

  await test.step('Mei is not told', async () => {
    expect(await mei.page.content()).not.toContain('M14');
  });

  const mistake = new OneMistake(mei, referee, natInsteadOfDirectRouting, async () => {
    const run = mei.page.getByTestId('run-mistake-M2');
    await expect(run, 'the teacher has not said so yet').toHaveCount(0);
    const allow = teacher.page.getByTestId('allow-experiments');
    await teacher.press(allow);
    await expect(allow).toHaveAttribute('aria-pressed', 'true');
    await mei.press(run);
    const report = mei.page.getByTestId('mistake-report');
    await expect(report).toHaveAttribute('data-world', 'mistaken');
    await expect(report.getByTestId('frame-real')).toContainText('> 192.168.1.100:80');
    await expect(report.getByTestId('frame-mistaken')).toContainText(/> 192\.168\.1\.1[12]:80/);
    await expect(report.getByTestId('mistake-trouble')).toContainText('RST');
    await mei.page.keyboard.press('Escape');
    await expect(report).toHaveCount(0);
  });

  await test.step('Mei writes the address of the server into the packet, and sees what would come of it', async () => {
    await crew.play({ until: () => mistake.made, whim: mistake.whim });
    expect(mistake.made, 'Mei forwarded a frame').toBe(true);
  });
});

test('alone, the other seats can be given to bots, and one’s own mistake can be run at once', async ({
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

  await test.step('a bot that believes M14 plays server 2, and Nina sees that it does', async () => {
    const others = nina.page.getByTestId('other-seats');
    await nina.press(others.getByText(nina.word('mistake.others')));
    await nina.press(nina.page.getByTestId('choose-bot-rs2'));
    const choices = nina.page.getByRole('dialog');
    await choices.getByTestId('bot-M14').getByRole('radio').check();
    await nina.press(choices.getByTestId('set-bot'));
    await expect(others).toContainText('M14');
  });

  const mistake = new OneMistake(nina, referee, natInsteadOfDirectRouting, async () => {
    await nina.press(nina.page.getByTestId('run-mistake-M2'));
    await expect(nina.page.getByTestId('mistake-report')).toHaveAttribute('data-world', 'mistaken');
    await expect(nina.page.getByTestId('mistake-trouble')).toContainText('RST');
    const isTooWide = await nina.page.evaluate(() => document.body.scrollWidth > document.body.clientWidth);
    expect(isTooWide).toBe(false);
    await nina.page.keyboard.press('Escape');
  });
  await crew.play({ until: () => mistake.made, whim: mistake.whim });
  expect(mistake.made, 'Nina forwarded a frame').toBe(true);
});
