// `npm run screenshot`: starts the built product with a temporary data folder, lets a class play some frames, and
// writes docs/class-in-play.png, the picture of the README. Needs Chromium (CHROMIUM_PATH) and `npm run build` before.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { findOrInstallChromium } from './chromium.mjs';
import { ClassInPlay } from './screenshot/class-in-play.mjs';
import { startProduct } from './screenshot/product.mjs';
import { root } from './steps.mjs';

const PICTURE = path.join(root, 'docs/class-in-play.png');

const folder = mkdtempSync(path.join(tmpdir(), 'frameplay-screenshot-'));
const product = await startProduct(folder);
try {
  const room = await ClassInPlay.open(product.url);
  await room.play();
  await picture(room);
  room.leave();
  console.log(`Wrote ${path.relative(root, PICTURE)}`);
} finally {
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** The desk of a director who holds a SYN, in a group that has done the first part of the lesson. */
async function picture(room) {
  const browser = await chromium.launch({
    executablePath: await findOrInstallChromium(),
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1.5 });
  await context.addCookies([{ name: 'locale', value: 'en', url: product.url }]);
  const page = await context.newPage();
  const kept = [`frameplay.seat.${room.classroomId}`, JSON.stringify(room.directorSeat)];
  await page.addInitScript(([key, seat]) => localStorage.setItem(key, seat), kept);
  await page.goto(`${product.url}/play/${room.classroomId}`);
  await page.getByTestId('inbox-item').waitFor();
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: PICTURE });
  await browser.close();
}
