// The browser and the two conditions under which pages are measured.
import { chromium } from '@playwright/test';
import { findOrInstallChromium } from '../../scripts/chromium.mjs';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--disable-sync',
  '--disable-features=OptimizationHints,MediaRouter,Translate',
];

/** A phone of the cheaper kind on a slow mobile network. Bytes a second, milliseconds. */
export const SLOW = { cpuTimesSlower: 4, download: 1_600_000 / 8, upload: 750_000 / 8, latencyMs: 150 };
export const SLOW_IN_WORDS = 'CPU 4 x slower, 1.6 Mbit/s down, 0.75 Mbit/s up, 150 ms round trip, nothing cached';

export async function launchBrowser() {
  return chromium.launch({ executablePath: await findOrInstallChromium(), args: ARGUMENTS });
}

/** A window that nobody has used before, as `person` would have it: cookies of an account, seats that the browser keeps. */
export async function openWindow(browser, url, person = {}) {
  const context = await browser.newContext({ baseURL: url, locale: 'en-GB', viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(PATIENCE_MS);
  if (person.cookies !== undefined) await context.addCookies(person.cookies.map((cookie) => ({ ...cookie, url })));
  await context.addInitScript(
    ([entries]) => {
      for (const [key, value] of entries) localStorage.setItem(key, value);
    },
    [(person.seats ?? []).map(({ classroomId, ...seat }) => [`frameplay.seat.${classroomId}`, JSON.stringify(seat)])],
  );
  return { context, page: await context.newPage() };
}

const PATIENCE_MS = 30_000;

/** Makes the page's machine and network slow. */
export async function slowDown(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: SLOW.latencyMs,
    downloadThroughput: SLOW.download,
    uploadThroughput: SLOW.upload,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW.cpuTimesSlower });
}
