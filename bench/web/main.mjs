// npm run bench:web   (the built product on an embedded database of its own; nothing here passes or fails but a page that does not load)
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { startProduct } from '../../scripts/screenshot/product.mjs';
import { prepareClasses } from './classes.mjs';
import { measureFirstLoad } from './first-load.mjs';
import { measurePictures } from './frames.mjs';
import { pagesOf } from './pages.mjs';
import { launchBrowser, SLOW_IN_WORDS } from './profile.mjs';
import { measureInp, measureLcp, workTheBoard, workTheDirector, workTheSwitch, workTheTerminal } from './vitals.mjs';

const GOALS = { lcpMs: 2000, inpMs: 150, rate: 60 };
const AT_A_TIME = 6;
/** The whole bench ends after so long, whatever hangs. */
const TIME_MAX_MS = 230_000;

const INTERACTIONS = [
  { page: 'switch in a class', what: 'learn, a port, flood, send', acts: workTheSwitch },
  { page: 'director in a class', what: 'a verdict, a slot, a tag', acts: workTheDirector },
  { page: 'lab', what: 'two commands, typed', acts: workTheTerminal },
  { page: 'console, board', what: 'two cells', acts: workTheBoard },
];

let failures = 0;
const late = setTimeout(() => {
  line(`\nstopped: not done after ${TIME_MAX_MS / 1000} s`);
  process.exit(1);
}, TIME_MAX_MS);
const folder = mkdtempSync(path.join(tmpdir(), 'frameplay-bench-'));
const product = await startProduct(folder);
process.once('exit', () => void product.stop());
const browser = await launchBrowser();
try {
  const pages = pagesOf(await prepareClasses(product.url));
  line(`node ${process.version}, Chromium ${browser.version()} headless, load ${load()}`);
  await reportFirstLoads(pages);
  await reportPaints(pages);
  await reportInteractions(pages);
  await reportPictures();
  line(`\nload ${load()}`);
} finally {
  await browser.close();
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
  clearTimeout(late);
}
process.exitCode = failures > 0 ? 1 : 0;

async function reportFirstLoads(pages) {
  line('\nfirst-load JavaScript, compressed     first     later (idle)   goal');
  const encodings = new Set();
  // Bytes are the same however many pages load at a time.
  const results = new Map();
  for (let at = 0; at < pages.length; at += AT_A_TIME) {
    const measure = async (page) =>
      results.set(page, await orFailed(page, () => measureFirstLoad(browser, product.url, page)));
    await Promise.all(pages.slice(at, at + AT_A_TIME).map(measure));
  }
  for (const [page, loaded] of [...results].toSorted(([one], [other]) => pages.indexOf(one) - pages.indexOf(other))) {
    if (loaded === null) continue;
    for (const encoding of loaded.encodings) encodings.add(encoding);
    const goal = page.goal === null ? '' : `< ${kilobytes(page.goal)} ${reached(loaded.first < page.goal)}`;
    row(page.name, kilobytes(loaded.first), kilobytes(loaded.later), goal);
  }
  line(`  as the browser got it from this server: ${[...encodings].join(', ')}`);
}

async function reportPaints(pages) {
  line(`\nlargest contentful paint (${SLOW_IN_WORDS}; goal < 2.0 s)`);
  for (const page of pages) {
    const paint = await orFailed(page, () => measureLcp(browser, product.url, page));
    if (paint !== null) row(page.name, seconds(paint.largest), paint.what, reached(paint.largest < GOALS.lcpMs));
  }
}

async function reportInteractions(pages) {
  line(`\ninteraction to next paint, the slowest of some (CPU 4 x slower; goal < ${GOALS.inpMs} ms)`);
  for (const { page: name, what, acts } of INTERACTIONS) {
    const page = pages.find((one) => one.name === name);
    const inp = await orFailed(page, () => measureInp(browser, product.url, page, acts));
    if (inp === null) continue;
    const slowest = inp.slowest === 0 ? '< 16 ms' : `${inp.slowest.toFixed(0)} ms`;
    row(`${name}: ${what}`, slowest, inp.what, reached(inp.slowest < GOALS.inpMs));
  }
}

async function reportPictures() {
  const found = await orFailed({ name: 'pictures' }, () => measurePictures(browser, product.url));
  if (found === null) return;
  const { hosts, empty, atRest, inFlight } = found;
  line('\npictures a second                        mean      p95 step   of an empty page   of the network at rest');
  for (const [name, one] of [
    ['an empty page', empty],
    [`a network of ${hosts} hosts at rest`, atRest],
    [`the same, ${hosts} frames in flight`, inFlight],
  ]) {
    const ratios = `${(one.rate / empty.rate).toFixed(2)}               ${(one.rate / atRest.rate).toFixed(2)}`;
    row(name, `${one.rate.toFixed(1)}/s`, `${one.p95.toFixed(1)} ms`, `${ratios}   (${one.pictures} pictures)`);
  }
  line(`  goal ${GOALS.rate} a second with ${hosts} in flight: ${reached(inFlight.rate >= GOALS.rate - 0.5)}`);
}

async function orFailed({ name }, work) {
  try {
    return await work();
  } catch (error) {
    failures += 1;
    line(`  ${name}: did not load: ${error.message.split('\n')[0]}`);
    return null;
  }
}

function row(name, ...cells) {
  line(`  ${name.padEnd(36)} ${cells.map((cell) => cell.padEnd(12)).join(' ')}`.trimEnd());
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

function seconds(ms) {
  return ms === null ? 'none' : `${(ms / 1000).toFixed(2)} s`;
}

function reached(is) {
  return is ? 'reached' : 'not reached';
}

function load() {
  return loadavg()
    .map((one) => one.toFixed(1))
    .join(' ');
}

function line(text) {
  process.stdout.write(`${text}\n`);
}
