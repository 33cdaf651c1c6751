import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const packages = ['engine', 'shell', 'lab', 'classroom', 'lessons', 'protocol', 'authoring'];

/** Sources, not `dist`: a unit test needs no build and can never see a stale one. */
const alias = [
  ...packages.map((name) => ({
    find: new RegExp(`^@frameplay/${name}$`),
    replacement: at(`packages/${name}/src/index.ts`),
  })),
  { find: /^@frameplay\/lab\/cli$/, replacement: at('packages/lab/src/cli/commands.ts') },
  { find: /^@\//, replacement: at('apps/web/src/') },
];

export default defineConfig({
  test: {
    teardownTimeout: 30_000,
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.ts', 'apps/web/src/**/*.test.{ts,tsx}', 'tooling/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'api',
          include: ['apps/api/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          globalSetup: ['apps/api/test/global-setup.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
