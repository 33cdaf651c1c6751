import { defineConfig, devices } from '@playwright/test';

/** The tests start the product themselves (e2e fixtures), each worker on a free port with its own data. */
export default defineConfig({
  testDir: 'e2e',
  timeout: 120_000,
  expect: { timeout: 10_000 },
  workers: 1,
  retries: 0,
  fullyParallel: false,
  forbidOnly: true,
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    // What was done and asked is kept for a failure. What every page was at each step, with twelve windows at once, would
    // cost a third of the time: `--trace on` keeps it for whoever looks.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: true },
    video: 'off',
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        '--disable-component-update',
        '--no-first-run',
        '--disable-sync',
        '--disable-features=OptimizationHints,MediaRouter,Translate',
      ],
    },
  },
});
