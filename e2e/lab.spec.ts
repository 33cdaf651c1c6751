import { Terminals } from './actors/terminals.js';
import { expect, test } from './fixtures/world.js';

const REPAIRS = [
  { way: 'for all interfaces', set: 'sysctl -w net.ipv4.conf.all.arp_ignore=1 net.ipv4.conf.all.arp_announce=2' },
  {
    way: 'for eth0 alone, in two commands',
    set: 'sysctl -w net.ipv4.conf.eth0.arp_ignore=1 && sysctl -w net.ipv4.conf.eth0.arp_announce=2',
  },
  { way: 'with the stricter 2', set: 'sysctl -w net.ipv4.conf.all.arp_ignore=2 net.ipv4.conf.all.arp_announce=2' },
];
const HARMFUL = 'sysctl -w net.ipv4.conf.all.arp_ignore=8 net.ipv4.conf.all.arp_announce=2';

test('a cluster is repaired in the terminal in three ways, and a repair that harms something else is refused', async ({
  product,
  records,
  stage,
}) => {
  test.setTimeout(240_000);
  const ravi = await stage.student('Ravi', product);
  await ravi.opensExercise('arp-problem', 'smallest-fix');
  const { classroomId } = ravi;
  const terminals = new Terminals(ravi);

  await test.step('arp_ignore=8 silences the servers for everybody', async () => {
    for (const node of ['rs1', 'rs2']) await terminals.type(node, HARMFUL);
    await ravi.press(ravi.page.getByTestId('lab-check'));
    await expect(ravi.page.getByTestId('check-rips-reachable')).toHaveAttribute('data-state', 'failed');
    await expect(ravi.page.getByTestId('check-no-leak')).toHaveAttribute('data-state', /passed|failed/);
  });

  await test.step('undo takes the last line back', async () => {
    const before = await ravi.page.getByTestId('lab-commands').getAttribute('data-commands');
    await terminals.type('rs1', 'sysctl -w net.ipv4.conf.all.arp_ignore=0');
    await ravi.press(ravi.page.getByTestId('lab-undo'));
    await expect(ravi.page.getByTestId('lab-commands')).toHaveAttribute('data-commands', before ?? '');
  });

  for (const { way, set } of REPAIRS) {
    await test.step(`repaired ${way}`, async () => {
      if (way === REPAIRS[0]?.way) {
        await ravi.press(ravi.page.getByTestId('lab-reset'));
        await ravi.press(ravi.page.getByTestId('lab-reset-yes'));
      } else await ravi.opensExercise('arp-problem', 'smallest-fix');
      await expect(ravi.page.getByTestId('lab-commands')).toHaveAttribute('data-commands', '0');
      for (const node of ['rs1', 'rs2']) await terminals.type(node, set);
      await expect(ravi.page.getByTestId('lab-commands')).not.toHaveAttribute('data-commands', '0');
      await ravi.press(ravi.page.getByTestId('lab-check'));
      for (const check of ['both-answer', 'who-has-vip', 'no-leak', 'rips-reachable']) {
        await expect(ravi.page.getByTestId(`check-${check}`)).toHaveAttribute('data-state', 'passed');
      }
      await expect(ravi.page.getByTestId('lab-best')).toHaveAttribute('data-points', '100');
    });
  }
  await test.step('every check is a row in Postgres', async () => {
    await expect.poll(() => records.unprojected(classroomId)).toBe(0);
    const results = await records.results(classroomId);
    expect(results.map(({ item, points, outOf }) => ({ item, points, outOf }))).toEqual([
      { item: 'check', points: expect.any(Number), outOf: 100 },
      { item: 'check', points: 100, outOf: 100 },
    ]);
    expect(results[0]?.points).toBeLessThan(100);
  });
});

test('an incident: every look costs, the cause is named, and hints say their price before', async ({
  product,
  records,
  stage,
}) => {
  test.setTimeout(120_000);
  const mei = await stage.student('Mei', product, { language: 'zh' });
  await mei.opensExercise('high-availability', 'fifty-second-mystery');
  const terminals = new Terminals(mei);
  const left = mei.page.getByTestId('budget-left');
  await expect(left).toHaveAttribute('data-left', '20');
  await terminals.type('gw', 'ip neigh');
  await expect(left).toHaveAttribute('data-left', '16');
  await mei.press(mei.page.getByTestId('hint-1'));
  await expect(mei.page.getByTestId('hint-1')).toHaveCount(0);
  const vip = await mei.page.getByTestId('lab-desk').locator('code').first().innerText();
  await terminals.type('director2', `arping -U -c 3 -I eth0 ${vip}`);
  await mei.page.getByTestId('cause').getByTestId('option-gateway-entry').check();
  await mei.press(mei.page.getByTestId('lab-check'));
  await expect(mei.page.getByTestId('note-cause')).toHaveAttribute('data-right', 'true');
  await expect.poll(() => records.unprojected(mei.classroomId)).toBe(0);
  const results = await records.results(mei.classroomId);
  expect(results.map(({ item }) => item)).toEqual(['hint', 'check']);
  expect(results[1]?.points).toBeGreaterThan(80);
});
