// The steps that `npm start` and `npm test` share. Node builtins only: the first step is the one that installs packages.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { precompress } from './precompress.mjs';

export const root = path.join(import.meta.dirname, '..');
export const web = path.join(root, 'apps/web');
const cache = path.join(root, 'node_modules/.cache/frameplay');

const OLDEST_NODE = [20, 19];

/** No step downloads more than packages, and none reports home. */
const QUIET = {
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, // any existing file stops the download; this one fails loudly when run
  CHECKPOINT_DISABLE: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
};

export class StepFailed extends Error {
  constructor(message, code = 1) {
    super(message);
    this.code = code;
  }
}

let running;
/** Signals reach the command that runs, then end this process with the usual code. */
export function stopOnSignals() {
  for (const [signal, number] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ]) {
    process.on(signal, () => {
      if (running) killGroup(running, signal);
      else process.exit(128 + number);
      running?.once('close', () => process.exit(128 + number));
    });
  }
}

/** Its own process group, so that a stop reaches the compilers and browsers that it starts too. */
function killGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    child.kill(signal);
  }
}

/** Runs a command; `show` lets it write to the terminal, else its output appears only when it fails. */
export async function run(command, args, { cwd = root, env = {}, show = false } = {}) {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...QUIET, ...env },
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    detached: process.platform !== 'win32',
    shell: process.platform === 'win32' && command === 'npm',
  });
  running = child;
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output += chunk;
    });
  }
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve(status ?? 1));
  });
  running = undefined;
  if (code !== 0) throw new StepFailed(`${output}\n${path.basename(command)} ${args.join(' ')} failed`.trim(), code);
  return output;
}

/** Runs the command of a package with this Node, without a shell or npx between. */
export const runTool = (file, args, options) =>
  run(process.execPath, [path.join(root, 'node_modules', file), ...args], options);
export const runScript = (file, args, options) =>
  run(process.execPath, [path.join(root, 'scripts', file), ...args], options);

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new StepFailed(`Frameplay needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
}

/** True when node_modules holds what package-lock.json asks for. npm writes its own record last, so it is complete. */
export function isInstalled() {
  const record = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted).every(([place, { version, link, optional, devOptional }]) => {
    if (!place.includes('node_modules/')) return true;
    if (link) return existsSync(path.join(root, place));
    return present[place] ? present[place].version === version : Boolean(optional || devOptional);
  });
}

export async function install() {
  if (isInstalled()) return;
  const flags = [
    '--prefer-offline',
    '--include=dev',
    '--include=optional',
    '--no-fund',
    '--no-audit',
    '--loglevel=error',
  ];
  await run('npm', ['ci', ...flags], { env: { NODE_ENV: '' } });
}

/** The Prisma client of prisma/schema.prisma; the lessons of packages/lessons/lessons as modules. */
export async function generate() {
  await generateLessons();
  const inputs = ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'];
  await whenChanged('generate', inputs, path.join(root, 'apps/api/src/generated/prisma/client.ts'), () =>
    runTool('prisma/build/index.js', ['generate']),
  );
}

async function generateLessons() {
  const tools = ['packages/authoring/src', 'packages/lab/src/labfile', 'package-lock.json', 'tsconfig.base.json'];
  // The product is an input too: a file of it that somebody changed or lost is made again.
  const inputs = [...tools, 'packages/lessons/lessons', 'packages/lessons/src/generated'];
  await whenChanged('lessons', inputs, path.join(root, 'packages/lessons/src/generated/lessons.ts'), async () => {
    await compile(['packages/authoring']);
    await run(process.execPath, [path.join(root, 'packages/authoring/dist/generate/main.js')]);
  });
}

/** TypeScript keeps its own record of what changed. */
export const compile = (projects = []) => runTool('typescript/bin/tsc', ['-b', ...projects]);

export async function buildWeb() {
  const packages = readdirSync(path.join(root, 'packages')).map((name) => `packages/${name}/src`);
  const own = readdirSync(web).filter(
    (name) => !/^(\.next|node_modules|next-env\.d\.ts|.*\.tsbuildinfo|tsconfig\.json)$/.test(name),
  );
  const tools = ['scripts/precompress.mjs', 'package-lock.json', 'tsconfig.base.json'];
  const inputs = [...packages, ...own.map((name) => `apps/web/${name}`), ...tools];
  await whenChanged('web', inputs, path.join(web, '.next/BUILD_ID'), async () => {
    await runTool('next/dist/bin/next', ['build'], { cwd: web, env: { NODE_ENV: 'production' } });
    await precompress(path.join(web, '.next/static'));
  });
}

/** The stamp is written only after success, so an interrupted step runs again. */
async function whenChanged(name, inputs, product, work) {
  const stamp = path.join(cache, `${name}.sha256`);
  const hash = hashOf(inputs);
  if (existsSync(product) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  rmSync(stamp, { force: true });
  await work();
  mkdirSync(cache, { recursive: true });
  // Anew, because what was made may be among the inputs.
  writeFileSync(stamp, hashOf(inputs));
}

function hashOf(inputs) {
  const hash = createHash('sha256').update(process.version);
  const add = (place) => {
    const absolute = path.join(root, place);
    if (!existsSync(absolute)) return;
    const entries = listing(absolute);
    if (!entries) hash.update(`\0${place}\0`).update(readFileSync(absolute));
    else for (const entry of entries.sort()) if (!/\.test\.tsx?$/.test(entry)) add(`${place}/${entry}`);
  };
  for (const place of inputs) add(place);
  return hash.digest('hex');
}

function listing(absolute) {
  try {
    return readdirSync(absolute);
  } catch {
    return undefined;
  }
}

/** One line for each step that took time: what happens, and how long it took. */
export async function timed(title, work) {
  const started = performance.now();
  const answer = await work();
  const seconds = (performance.now() - started) / 1000;
  if (seconds >= 1) console.log(`  ${title}: ${seconds.toFixed(1)} s`);
  return answer;
}
