import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { build } from 'vite';
import { type Played, playByChance, replay } from './determinism/random-class.js';

const LOGS = process.env['FRAMEPLAY_FUZZ'] === 'full' ? 1000 : 200;
const FIRST_SEED = 20_260_101;

test(`${LOGS} classes that decide by chance end in the same state in Node and in Chromium, played and replayed`, async ({
  page,
}) => {
  test.setTimeout(LOGS * 1200);
  await page.goto('about:blank');
  await page.addScriptTag({ content: await bundleForBrowser() });
  const hashes = new Set<string>();
  const nothing = { hash: replay([]), log: [] };
  let before: Played = nothing;
  for (let seed = FIRST_SEED; seed <= FIRST_SEED + LOGS; seed += 1) {
    // Both work at the same time: the page plays this class and replays the one before, while Node plays and replays this one.
    const told = page.evaluate(inBrowser, { seed, log: before.log });
    const here = playByChance(seed);
    const replayed = replay(here.log);
    const there = await told;
    expect(replayed, `seed ${seed}, replayed in Node`).toBe(here.hash);
    expect(there.played, `seed ${seed}, played in Chromium`).toBe(here.hash);
    expect(there.replayed, `seed ${seed - 1}, replayed in Chromium`).toBe(before.hash);
    before = here;
    if (seed < FIRST_SEED + LOGS) hashes.add(here.hash);
  }
  expect(hashes.size, 'different classes end in different states').toBe(LOGS);
});

interface Bundle {
  readonly playByChance: typeof playByChance;
  readonly replay: typeof replay;
}

function inBrowser({ seed, log }: { seed: number; log: Parameters<typeof replay>[0] }) {
  const { frameplay } = globalThis as unknown as { frameplay: Bundle };
  return { played: frameplay.playByChance(seed).hash, replayed: frameplay.replay(log) };
}

/** The packages as a browser gets them, by the bundler that tests have anyway. */
async function bundleForBrowser(): Promise<string> {
  const outDir = mkdtempSync(path.join(tmpdir(), 'frameplay-bundle-'));
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        outDir,
        minify: true,
        lib: {
          entry: path.join(import.meta.dirname, 'determinism/random-class.ts'),
          name: 'frameplay',
          formats: ['iife'],
          fileName: 'bundle',
        },
      },
    });
    return readFileSync(path.join(outDir, 'bundle.iife.js'), 'utf8');
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}
