// JavaScript that crosses the wire before a page can be used.
import { openWindow } from './profile.mjs';

/** Pages load what they may need later some seconds after they have loaded. */
const LATER_MS = 6500;

/**
 * Bytes as the server sent them, bodies only. `first`: scripts of the HTML (tags and module preloads), and those that the
 * page asked for before its own content stood on the screen. `later`: asked for after that.
 */
export async function measureFirstLoad(browser, url, { path, person, ready }) {
  const { context, page } = await openWindow(browser, url, person);
  try {
    await page.addInitScript(watchFor, ready);
    await page.goto(path, { waitUntil: 'commit' });
    await page.locator(ready).first().waitFor();
    await page.waitForTimeout(LATER_MS);
    const readyAt = await page.evaluate(() => window.readyAt);
    const scripts = await page.evaluate(scriptsLoaded);
    const sum = (some) => some.reduce((bytes, script) => bytes + script.bytes, 0);
    const isFirst = (script) => script.inHtml || script.startedAt <= readyAt;
    return {
      first: sum(scripts.filter(isFirst)),
      later: sum(scripts.filter((script) => !isFirst(script))),
      encodings: [...new Set(scripts.map(({ encoding }) => encoding))],
    };
  } finally {
    await context.close();
  }
}

/** Runs in the page: notes at which picture what is waited for stands on the screen. */
function watchFor(selector) {
  const look = (at) => {
    if (document.querySelector(selector) === null) requestAnimationFrame(look);
    else window.readyAt = at;
  };
  requestAnimationFrame(look);
}

/** Runs in the page. */
function scriptsLoaded() {
  const html = performance.getEntriesByType('navigation')[0];
  const tags = [
    ...document.querySelectorAll('script[src], link[rel="modulepreload"], link[rel="preload"][as="script"]'),
  ];
  const listed = new Set(tags.map((tag) => tag.src || tag.href));
  return performance
    .getEntriesByType('resource')
    .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
    .map(({ name, encodedBodySize, startTime, contentEncoding }) => ({
      bytes: encodedBodySize,
      encoding: contentEncoding || 'not compressed',
      // Tags that scripts add for chunks of theirs stand in the document too: those of the HTML were asked for while it came.
      inHtml: listed.has(name) && startTime <= html.responseEnd + 50,
      startedAt: startTime,
    }));
}
