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
    // Up to five windows at once: what a page was is kept for a failure, a film of it is not.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: true, sources: true },
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
