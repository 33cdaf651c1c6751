import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const repository = path.join(import.meta.dirname, '..');
const node = (...args: string[]) => spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
const boundaries = () => node(path.join(repository, 'scripts/check-boundaries.mjs'), '--root', copy);
const purity = () => node(path.join(repository, 'scripts/check-purity.mjs'), '--root', copy);
const lint = (file: string) =>
  node(path.join(repository, 'node_modules/@biomejs/biome/bin/biome'), 'lint', '--vcs-enabled=false', file);

let copy = '';

/** A miniature of the tree: the rules look at places, so a few files with honest imports are enough. */
const tree: Record<string, string> = {
  'packages/engine/src/index.ts': `export { request } from './host/arp.js';\n`,
  'packages/engine/src/core/invariant.ts': 'export const one = 1;\n',
  'packages/engine/src/host/arp.ts': `import { one } from '../core/invariant.js';\nexport const request = one;\n`,
  'packages/engine/src/ipvs/schedulers/scheduler.ts': 'export type Scheduler = { readonly name: string };\n',
  'packages/engine/src/ipvs/schedulers/rr.ts': `import type { Scheduler } from './scheduler.js';\nexport const rr: Scheduler = { name: 'rr' };\n`,
  'packages/engine/src/ipvs/schedulers/wrr.ts': `import type { Scheduler } from './scheduler.js';\nexport const wrr: Scheduler = { name: 'wrr' };\n`,
  'packages/shell/src/index.ts': `export { request as arping } from '@frameplay/engine';\n`,
  'apps/api/src/main.ts': `export { arping } from '@frameplay/shell';\n`,
  'apps/web/src/app/page.tsx': `import { arping } from '@frameplay/shell';\nexport default function Page() {\n  return <p>{arping}</p>;\n}\n`,
  'e2e/join.spec.ts': 'export const flow = 1;\n',
};

beforeEach(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'frameplay-checks-'));
  for (const [file, text] of Object.entries(tree)) plant(file, text);
  cpSync(path.join(repository, 'biome.json'), path.join(copy, 'biome.json'));
  symlinkSync(path.join(repository, 'node_modules'), path.join(copy, 'node_modules'));
});

afterEach(() => rmSync(copy, { recursive: true, force: true }));

function plant(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
  writeFileSync(path.join(copy, file), text);
}

describe('the honest tree', () => {
  test('passes every check', () => {
    expect(boundaries()).toMatchObject({ status: 0, stderr: '' });
    expect(purity()).toMatchObject({ status: 0, stderr: '' });
    expect(lint('packages/engine/src/host/arp.ts').status).toBe(0);
  });
});

describe('a planted import is refused by the boundaries', () => {
  test.each([
    [
      'the engine imports the shell',
      'packages/engine/src/sim/world.ts',
      `import '@frameplay/shell';`,
      'engine-knows-only-what-is-below',
    ],
    [
      'the engine imports the shell by path',
      'packages/engine/src/sim/world.ts',
      `import '../../../shell/src/index.js';`,
      'one-door',
    ],
    [
      'the engine imports a type of the shell',
      'packages/engine/src/core/a.ts',
      `export type A = import('@frameplay/shell').B;`,
      'engine-knows-only-what-is-below',
    ],
    ['the engine imports a builtin', 'packages/engine/src/core/a.ts', `import fs from 'node:fs';`, 'engine-is-pure'],
    ['the engine imports a library', 'packages/engine/src/core/a.ts', `import { z } from 'zod';`, 'engine-is-pure'],
    [
      'the lab reads files outside its command line',
      'packages/lab/src/runner.ts',
      `import { readFileSync } from 'fs';`,
      'lab-is-pure',
    ],
    [
      'a host imports ipvs',
      'packages/engine/src/host/hook.ts',
      `import { rr } from '../ipvs/schedulers/rr.js';`,
      'engine-host-keeps-its-layer',
    ],
    [
      'a host imports a type of ipvs',
      'packages/engine/src/host/hook.ts',
      `import type { Scheduler } from '../ipvs/schedulers/scheduler.js';`,
      'engine-host-keeps-its-layer',
    ],
    [
      'a host imports a switch',
      'packages/engine/src/host/hook.ts',
      `import { fdb } from '../switch/fdb.js';`,
      'engine-host-keeps-its-layer',
    ],
    [
      'ipvs re-exports the simulation',
      'packages/engine/src/ipvs/a.ts',
      `export * from '../sim/world.js';`,
      'engine-ipvs-keeps-its-layer',
    ],
    [
      'a scheduler imports another',
      'packages/engine/src/ipvs/schedulers/wlc.ts',
      `import { rr } from './rr.js';`,
      'schedulers-do-not-know-each-other',
    ],
    [
      'a package is entered beside its door',
      'apps/api/src/a.ts',
      `import { rr } from '@frameplay/engine/dist/ipvs/schedulers/rr.js';`,
      'one-door',
    ],
    [
      'an app takes the command line',
      'apps/api/src/a.ts',
      `import { frameplay } from '@frameplay/lab/cli';`,
      'command-line-is-put-together-once',
    ],
    [
      'the protocol imports the lessons',
      'packages/protocol/src/a.ts',
      `import type { Lesson } from '@frameplay/lessons';`,
      'protocol-knows-only-what-is-below',
    ],
    [
      'an app imports another app',
      'apps/web/src/app/play.tsx',
      `import { x } from '../../../api/src/main.js';\nexport const P = () => <p>{x}</p>;`,
      'apps-are-strangers',
    ],
    [
      'an app imports another app lazily',
      'apps/api/src/a.ts',
      `export const web = () => import('@frameplay/web');`,
      'apps-are-strangers',
    ],
    [
      'an end-to-end test imports app source',
      'e2e/a.spec.ts',
      `import { x } from '../apps/api/src/main.js';`,
      'e2e-sees-the-product-from-outside',
    ],
    [
      'a service imports Prisma',
      'apps/api/src/classrooms/classrooms.service.ts',
      `import type { PrismaClient } from '../generated/prisma/client.js';`,
      'prisma-behind-repositories',
    ],
    [
      'product code imports a test',
      'packages/shell/src/a.ts',
      `import './ping.test.js';`,
      'product-code-does-not-import-tests',
    ],
    [
      'two files import each other',
      'packages/engine/src/core/invariant.ts',
      `export { request } from '../host/arp.js';`,
      'circular import',
    ],
  ])('%s', (_sentence, file, text, rule) => {
    plant(file, `${text}\n`);
    const { status, stderr } = boundaries();
    expect(stderr).toContain(rule);
    expect(stderr).toContain(file);
    expect(status).toBe(1);
  });

  test('a file that does not parse is not passed over', () => {
    plant('packages/engine/src/core/a.ts', 'import { from ;\n');
    expect(boundaries().status).not.toBe(0);
  });
});

describe('a planted impurity is refused', () => {
  test.each([
    ['chance', 'packages/engine/src/core/a.ts', 'export const a = () => Math.random();', 'Math.random'],
    [
      'chance under another name',
      'packages/engine/src/core/a.ts',
      'const { random } = Math;\nexport const a = random;',
      'not a plain member',
    ],
    [
      'chance by a computed name',
      'packages/engine/src/core/a.ts',
      `export const a = () => Math['random']();`,
      'Math.random',
    ],
    ['inexact arithmetic', 'packages/engine/src/core/a.ts', 'export const a = Math.exp(1);', 'Math.exp'],
    ['the clock', 'packages/classroom/src/a.ts', 'export const a = Date.now();', 'Date'],
    ['a date', 'packages/lessons/src/a.ts', 'export const a = new Date();', 'Date'],
    ['the locale', 'packages/shell/src/a.ts', 'export const a = (n: number) => n.toLocaleString();', 'toLocaleString'],
    [
      'the collation',
      'packages/shell/src/a.ts',
      'export const a = (x: string, y: string) => x.localeCompare(y);',
      'localeCompare',
    ],
    ['a timer', 'packages/lab/src/a.ts', 'setTimeout(() => undefined, 1);', 'setTimeout'],
    [
      'a wait in an end-to-end test',
      'e2e/a.spec.ts',
      'export const a = (page: any) => page.waitForTimeout(1000);',
      'waitForTimeout',
    ],
  ])('%s', (_noun, file, text, name) => {
    plant(file, `${text}\n`);
    const { status, stderr } = purity();
    expect(stderr).toContain(file);
    expect(stderr).toContain(name);
    expect(status).toBe(1);
  });

  test('but a property or a type of such a name is fine', () => {
    plant(
      'packages/engine/src/core/a.ts',
      'export type A = { readonly Date: string };\nexport const a = (x: A) => [x.Date, { Date: 1 }];\n',
    );
    expect(purity()).toMatchObject({ status: 0, stderr: '' });
  });

  test('and the command line of the lab may read the clock', () => {
    plant('packages/lab/src/cli/main.ts', 'export const started = Date.now();\n');
    expect(purity()).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('the linter refuses', () => {
  test.each([
    ['an explicit any', 'packages/engine/src/core/a.ts', 'export const a = (x: any): unknown => x;', 'noExplicitAny'],
    [
      'a non-null assertion',
      'packages/engine/src/core/a.ts',
      'export const a = (x: string[]): string => x[0]!;',
      'noNonNullAssertion',
    ],
    ['a console', 'apps/api/src/a.ts', `console.log('x');`, 'noConsole'],
    [
      'a camel-case file name',
      'packages/engine/src/core/someName.ts',
      'export const a = 1;',
      'useFilenamingConvention',
    ],
    [
      'a forgotten await',
      'apps/api/src/a.ts',
      'async function a() {}\nexport function b() {\n  a();\n}',
      'noFloatingPromises',
    ],
    [
      'a focused test',
      'packages/engine/src/core/a.test.ts',
      `import { test } from 'vitest';\ntest.only('x', () => {});`,
      'noFocusedTests',
    ],
  ])('%s', (_noun, file, text, rule) => {
    plant(file, `${text}\n`);
    expect(existsSync(path.join(copy, file))).toBe(true);
    const { status, stdout, stderr } = lint(file);
    expect(stdout + stderr).toContain(rule);
    expect(status).not.toBe(0);
  });
});
