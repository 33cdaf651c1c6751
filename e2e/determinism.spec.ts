import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { build } from 'vite';
import { playByChance, replay } from './determinism/random-class.js';

const LOGS = process.env['FRAMEPLAY_FUZZ'] === 'full' ? 1000 : 200;
const FIRST_SEED = 20_260_101;

test(`${LOGS} classes that decide by chance end in the same state in Node and in Chromium, played and replayed`, async ({
  page,
}) => {
  test.setTimeout(LOGS * 1200);
  await page.goto('about:blank');
  await page.addScriptTag({ content: await bundleForBrowser() });
  const hashes = new Set<string>();
  for (let seed = FIRST_SEED; seed < FIRST_SEED + LOGS; seed += 1) {
    const here = playByChance(seed);
    const there = await page.evaluate(inBrowser, { seed, log: here.log });
    const all = { replayed: replay(here.log), inChromium: there.played, replayedInChromium: there.replayed };
    const same = { replayed: here.hash, inChromium: here.hash, replayedInChromium: here.hash };
    expect(all, `seed ${seed}, ${here.log.length} entries`).toEqual(same);
    hashes.add(here.hash);
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
