// Largest contentful paint, and interaction to next paint, on a slow machine and network.
import { openWindow, slowDown } from './profile.mjs';

const SETTLED_MS = 700;

/** ms from the navigation to the largest paint; `what` is the element. */
export async function measureLcp(browser, url, { path, person, ready }) {
  const { context, page } = await openWindow(browser, url, person);
  try {
    await page.addInitScript(watchPaints);
    await slowDown(page);
    await page.goto(path, { waitUntil: 'commit' });
    await page.locator(ready).first().waitFor();
    await page.waitForTimeout(SETTLED_MS);
    return await page.evaluate(() => window.paints);
  } finally {
    await context.close();
  }
}

function watchPaints() {
  window.paints = { largest: null, what: '' };
  new PerformanceObserver((list) => {
    const entry = list.getEntries().at(-1);
    const { element } = entry;
    const text = element?.textContent?.trim().slice(0, 24) ?? '';
    window.paints = { largest: entry.startTime, what: element === null ? '' : `${element.localName} "${text}"` };
  }).observe({ type: 'largest-contentful-paint', buffered: true });
}

/**
 * The slowest of some real interactions, in ms: from the key or tap to the next paint, as the browser reports it (event
 * timing, 16 ms is the least that it tells; it rounds to 8). `acts` gets the page, slow from when it is ready.
 */
export async function measureInp(browser, url, { path, person, ready }, acts) {
  const { context, page } = await openWindow(browser, url, person);
  try {
    await page.addInitScript(watchInteractions);
    await page.goto(path);
    await page.locator(ready).first().waitFor();
    await page.waitForTimeout(SETTLED_MS);
    await slowDown(page);
    await acts(page);
    await page.waitForTimeout(SETTLED_MS);
    return await page.evaluate(() => window.interactions);
  } finally {
    await context.close();
  }
}

function watchInteractions() {
  window.interactions = { count: 0, slowest: 0, what: '' };
  new PerformanceObserver((list) => {
    for (const { interactionId, duration, name, target } of list.getEntries()) {
      if (interactionId === 0) continue;
      window.interactions.count = performance.interactionCount ?? window.interactions.count + 1;
      if (duration <= window.interactions.slowest) continue;
      const on = target?.closest?.('[data-testid]')?.getAttribute('data-testid') ?? target?.localName ?? '';
      window.interactions.slowest = duration;
      window.interactions.what = `${name} on ${on}`;
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });
}

/** On the switch's desk: learn, a port, flood, send. */
export async function workTheSwitch(page) {
  await page.getByTestId('learn-none').click();
  await page.getByTestId('learn').first().click();
  await page.locator('[data-testid^="port-"]:not([aria-disabled="true"])').first().click();
  await page.getByTestId('flood').click();
  await page.getByTestId('send').click();
}

/** On the director's desk: the switch to the next desk needs a verdict, a slot, a tag of the tray. */
export async function workTheDirector(page) {
  const buttons = page.locator(
    '[data-testid="answer-arp"], [data-testid="keep-silent"], [data-testid="verdict-accept"], [data-testid^="server-"], [data-testid^="slot-"]',
  );
  for (const button of (await buttons.all()).slice(0, 3)) await button.click();
  const slot = page.locator('button[data-testid^="slot-"]').first();
  if ((await slot.count()) > 0) {
    await slot.click();
    await page.locator('[data-testid^="tray-"]').first().click();
  }
}

/** In the terminal of a lab: two commands, letter by letter, and completion. */
export async function workTheTerminal(page) {
  const line = page.getByTestId('terminal-line');
  await line.click();
  await line.pressSequentially('ip addr');
  await line.press('Enter');
  await page.waitForTimeout(SETTLED_MS);
  await line.pressSequentially('ip ro');
  await line.press('Tab');
  await line.press('Enter');
}

/** On the board: two cells. */
export async function workTheBoard(page) {
  for (const seat of ['director', 'lan']) {
    await page.getByTestId(`seat-A-${seat}`).click();
    await page.waitForTimeout(SETTLED_MS / 2);
  }
}
