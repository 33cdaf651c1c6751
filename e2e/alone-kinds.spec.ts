import { fillIn } from './actors/answers.js';
import { Terminals } from './actors/terminals.js';
import { expect, test } from './fixtures/world.js';

const QUIZ = { ratio: '5', 'larger-pages': 'acks', 'first-full': 'director-link' };
const NEEDS = { 'dr-needs': ['same-lan', 'vip-on-servers', 'same-port'] };

test('a guest answers a quiz on a phone, makes an account, and finds the result with it', async ({
  product,
  records,
  stage,
}) => {
  test.setTimeout(120_000);
  const nina = await stage.student('Nina', product, { language: 'zh', screen: 'phone' });
  await nina.opensExercise('why-balance', 'where-is-the-bottleneck');
  await fillIn(nina, { ...QUIZ, ...NEEDS, ratio: '2' });
  await nina.press(nina.page.getByTestId('quiz-send'));
  await expect(nina.page.getByTestId('note-ratio')).toHaveAttribute('data-right', 'false');
  await expect(nina.page.getByTestId('note-dr-needs')).toHaveAttribute('data-right', 'true');
  const { classroomId } = nina;
  await expect.poll(() => records.unprojected(classroomId)).toBe(0);
  const [first] = await records.results(classroomId);
  expect(first).toMatchObject({ item: 'quiz', attempt: 1 });
  expect(first?.points).toBeLessThan(first?.outOf ?? 0);

  const before = await nina.page.evaluate(() =>
    Object.keys(localStorage).filter((key) => key.startsWith('frameplay.seat')),
  );
  expect(before).toHaveLength(1);
  await nina.page.goto('/sign-up?next=/learn/why-balance');
  await nina.field('account.name').fill('Nina');
  await nina.field('account.email').fill('nina-keeps@school.example');
  await nina.page.getByRole('textbox', { name: nina.word('account.password') }).fill('one frame, five steps');
  await nina.press(nina.control('button', 'account.signUp'));
  await nina.page.waitForURL(({ pathname }) => pathname === '/learn/why-balance');
  await nina.page.evaluate(() => localStorage.clear());
  await nina.page.reload();
  await expect(nina.page.getByTestId('activity-where-is-the-bottleneck')).toHaveAttribute(
    'data-standing',
    /begun|done/,
  );
});

test('the sandbox runs without an account, and its link brings the same network to somebody else', async ({
  product,
  stage,
}) => {
  test.setTimeout(120_000);
  const omar = await stage.student('Omar', product);
  await omar.page.goto('/sandbox');
  const terminals = new Terminals(omar);
  await terminals.type('director', 'ipvsadm -D -t 192.168.1.100:80');
  await terminals.line.fill('ipvs');
  await terminals.line.press('Tab');
  await expect(terminals.line).toHaveValue('ipvsadm ');
  await omar.press(omar.page.getByTestId('share'));
  await expect(omar.page).toHaveURL(/#lab=/);

  const lena = await stage.student('Lena', product, { language: 'zh' });
  await lena.page.goto(omar.page.url());
  const hers = new Terminals(lena);
  await hers.type('director', 'ipvsadm -Ln');
  await expect(hers.screen).toContainText('Prot LocalAddress:Port');
  await expect(hers.screen).not.toContainText('192.168.1.100:80');

  await lena.page.goto('/sandbox#lab=nonsense');
  await lena.page.reload();
  await expect(lena.page.getByTestId('bad-link')).toBeVisible();
});

test('three ways side by side: first the prediction, then what the network carried', async ({ product, stage }) => {
  const omar = await stage.student('Omar', product, { language: 'zh' });
  await omar.page.goto('/compare');
  const run = omar.page.getByTestId('compare-run');
  await expect(run).toHaveAttribute('aria-disabled', 'true');
  for (const way of ['dr', 'nat', 'tun']) await omar.page.getByTestId(`predict-${way}`).fill('20');
  await omar.press(run);
  const carried = async (way: string) => Number(await omar.page.getByTestId(`director-${way}`).innerText());
  await expect(omar.page.getByTestId('compare-result')).toBeVisible();
  expect(await carried('nat')).toBeGreaterThan(8 * (await carried('dr')));
  expect(await carried('tun')).toBe(await carried('dr'));
});
