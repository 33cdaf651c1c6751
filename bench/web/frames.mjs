// Pictures a second while two hundred frames fly over the network.
import { openWindow } from './profile.mjs';

const HOSTS = 200;
const SAMPLE_MS = 2500;
/** The switch copies each of them to every other port. */
const FLOODS = 8;

/** A switch with 200 hosts: one broadcast of the client is 200 frames at once. */
function floodLab() {
  const hosts = Array.from({ length: HOSTS + 1 }, (_, index) => (index === 0 ? 'client' : `rs${index}`));
  const mac = (index) =>
    `02:00:00:00:${(index >> 8).toString(16).padStart(2, '0')}:${(index & 255).toString(16).padStart(2, '0')}`;
  return [
    'name: flood',
    'topology:',
    '  nodes:',
    ...hosts.map((name) => `    ${name}: { kind: linux }`),
    '    lan: { kind: bridge }',
    '  links:',
    ...hosts.map(
      (name, index) =>
        `    - { endpoints: [ { node: ${name}, interface: eth0, mac: "${mac(index + 1)}" }, { node: lan, interface: p${index + 1} } ] }`,
    ),
    'steps:',
    '  - { on: client, run: "ip addr add 10.0.0.1/16 dev eth0" }',
    '',
  ].join('\n');
}

/** Runs in the page before anything else: notes the time of every picture and how many frames are in flight at it. */
function watchPictures() {
  window.pictures = [];
  const note = (at) => {
    window.pictures.push([at, document.querySelectorAll('[data-flying]').length]);
    requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
}

/** Three rates in one browser: of an empty page, of the network at rest, of the network with 200 frames in flight. */
export async function measurePictures(browser, url) {
  const empty = await withWindow(browser, url, async (page) => {
    await page.goto('about:blank');
    await page.setContent('<!doctype html><title>empty</title>');
    await page.evaluate(watchPictures);
    return sample(page);
  });
  const [atRest, inFlight] = await withWindow(browser, url, async (page) => {
    await page.goto('/sandbox');
    const line = page.getByTestId('terminal-line');
    await line.waitFor();
    await page.getByTestId('edit-lab').click();
    await page.getByTestId('lab-text').fill(floodLab());
    await page.getByTestId('lab-run').click();
    await page.locator('.topo-node').first().waitFor();
    await page.waitForTimeout(1500);
    await page.evaluate(watchPictures);
    const still = await sample(page);
    for (let flood = 0; flood < FLOODS; flood += 1) {
      await line.fill(`arping -c 1 -I eth0 10.0.9.${flood + 1}`);
      await line.press('Enter');
      await page.waitForTimeout(SAMPLE_MS / 2);
    }
    return [still, await page.evaluate(() => window.pictures)];
  });
  return { hosts: HOSTS, empty: rateOf(empty, 0), atRest: rateOf(atRest, 0), inFlight: rateOf(inFlight, HOSTS) };
}

async function withWindow(browser, url, work) {
  const { context, page } = await openWindow(browser, url);
  try {
    return await work(page);
  } finally {
    await context.close();
  }
}

async function sample(page) {
  await page.evaluate(() => window.pictures.splice(0));
  await page.waitForTimeout(SAMPLE_MS);
  return page.evaluate(() => window.pictures.splice(0));
}

/** Of the steps from one picture to the next with at least `least` frames in flight at both. Milliseconds. */
function rateOf(pictures, least) {
  const steps = pictures.flatMap(([at, flying], index) => {
    const [before, flew] = pictures[index - 1] ?? [];
    return before !== undefined && flying >= least && flew >= least ? [at - before] : [];
  });
  if (steps.length === 0) return { pictures: 0, mean: Number.NaN, p95: Number.NaN, rate: 0 };
  const sorted = steps.toSorted((one, other) => one - other);
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
  return { pictures: steps.length, mean, p95: sorted[Math.floor(sorted.length * 0.95)], rate: 1000 / mean };
}
