import { fillIn, type Sheet } from './actors/answers.js';
import { expect, test } from './fixtures/world.js';

/** The first stop of the header table: what leaves the client. */
const RIGHT_MACS = { 's1-dport': '80', 's1-ttl': '64' };

test('a class predicts: everyone answers, the teacher sees the histogram, asks again and reveals; both answers are kept', async ({
  product,
  records,
  stage,
}) => {
  test.setTimeout(240_000);
  const teacher = await stage.teacher('Ms Sato', product);
  const mei = await stage.student('Mei', product, { language: 'zh' });
  const ravi = await stage.student('Ravi', product);
  await teacher.signsUp();
  const code = await teacher.opensClass('guided', /five-step frame walk|五步走/);
  const classroomId = await records.classroomOfCode(code);
  for (const student of [mei, ravi]) await student.joins(code);
  await teacher.starts();

  const sheet = async (student: typeof mei, ttl: string): Promise<Sheet> => {
    const addresses = await offered(student.page, 's1-src-ip');
    const macs = await offered(student.page, 's1-src');
    const [client = '', gateway = ''] = macs;
    return {
      ...RIGHT_MACS,
      's1-src': client,
      's1-dst': gateway,
      's1-src-ip': addresses[0] ?? '',
      's1-dst-ip':
        (await student.page.getByTestId('predict-desk').locator('code').first().innerText()).split(':')[0] ?? '',
      's1-ttl': ttl,
    };
  };
  for (const [student, ttl] of [
    [mei, '64'],
    [ravi, '63'],
  ] as const) {
    await student.page.getByTestId('predict-desk').waitFor();
    await fillIn(student, await sheet(student, ttl));
    await student.press(student.page.getByTestId('predict-send'));
  }
  await expect(teacher.page.getByTestId('predict-count')).toHaveAttribute('data-answered', '2');
  await expect(teacher.page.getByTestId('histogram-s1-ttl').getByRole('row')).toContainText(['', '63', '64']);
  await expect(mei.page.getByTestId('histogram'), 'nothing is told before the reveal').toHaveCount(0);

  await teacher.press(teacher.page.getByTestId('ask-again'));
  await expect(ravi.page.locator('.asked-again')).toBeVisible();
  await fillIn(ravi, { 's1-ttl': '64' });
  await ravi.press(ravi.page.getByTestId('predict-send'));
  await expect(teacher.page.getByTestId('predict-count')).toHaveAttribute('data-answered', '1');

  await test.step('on the projector nothing is right before the key R, and what was revealed stays', async () => {
    const wall = await teacher.page.context().newPage();
    await wall.goto(`${teacher.page.url()}/projector`);
    await expect(wall.getByTestId('wall-s1-src')).toBeVisible();
    await expect(wall.locator('.projector-right')).toHaveCount(0);
    for (const name of ['Mei', 'Ravi']) await expect(wall.getByTestId('projector')).not.toContainText(name);
    await wall.keyboard.press('r');
    await expect(wall.getByTestId('wall-s1-src').locator('.projector-right')).toHaveCount(1);
    await wall.close();
  });

  for (const student of [mei, ravi]) {
    const revealed = student.page.getByTestId('revealed-client-to-gateway');
    await expect(revealed.getByTestId('note-s1-ttl')).toHaveAttribute('data-right', 'true');
    await expect(revealed.getByTestId('histogram').last()).toBeVisible();
  }
  await expect.poll(() => records.unprojected(classroomId)).toBe(0);
  const results = await records.results(classroomId);
  const ravis = results.filter(({ nickname }) => nickname === 'Ravi');
  expect(ravis.map(({ item, attempt, points }) => ({ item, attempt, points }))).toEqual([
    { item: 'client-to-gateway', attempt: 1, points: 5 },
    { item: 'client-to-gateway', attempt: 2, points: 6 },
  ]);
});

/** Values of the options of a question, in the order in which they stand. */
function offered(page: import('@playwright/test').Page, question: string): Promise<string[]> {
  return page
    .getByTestId(`question-${question}`)
    .locator('input[type="radio"]')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
}
