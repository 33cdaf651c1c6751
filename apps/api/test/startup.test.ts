import { readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { ApiServer } from './support/api-server.js';
import { pgliteStorage, type Storage } from './support/storage.js';

const open: Storage[] = [];

afterEach(async () => {
  for (const storage of open.splice(0)) await storage.remove();
});

async function folder(): Promise<Storage> {
  const storage = await pgliteStorage();
  open.push(storage);
  return storage;
}

function oneLine(output: string): string {
  const lines = output.split('\n').filter((line) => line !== '');
  expect(lines).toHaveLength(1);
  return lines[0] ?? '';
}

async function listening(answer: (socket: net.Socket) => void): Promise<{ port: number; close(): void }> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    answer(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const close = (): void => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { port: typeof address === 'object' ? (address?.port ?? 0) : 0, close };
}

describe('starting', () => {
  test('a port in use: one line, exit 1', async () => {
    const other = await listening(() => undefined);
    const { env } = await folder();
    const ended = await ApiServer.run({ ...env, PORT: String(other.port) });
    other.close();
    expect(ended.code).toBe(1);
    expect(oneLine(ended.output)).toContain(`Port ${other.port} is in use`);
  });

  test('a second process on the folder: one line, exit 1; the first goes on', async () => {
    const { env } = await folder();
    const first = await ApiServer.start(env);
    const second = await ApiServer.run(env);
    expect(second.code).toBe(1);
    expect(oneLine(second.output)).toContain(`in use by another Frameplay process (pid ${first.pid}`);
    expect((await fetch(`${first.url}/health/ready`)).status).toBe(200);
    expect((await first.stop()).code).toBe(0);
  });

  test('of several processes that start at once on one folder exactly one serves', async () => {
    const { env } = await folder();
    const starts = await Promise.allSettled(Array.from({ length: 4 }, () => ApiServer.start(env)));
    const running = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
    for (const server of running) await server.stop();
    expect(running).toHaveLength(1);
  });

  test('a lock whose holder was killed is taken over, also when its pid was given to somebody else', async () => {
    const { env } = await folder();
    const first = await ApiServer.start(env);
    await first.kill();
    const lock = path.join(env['FRAMEPLAY_DATA'] ?? '', 'frameplay.lock');
    const holder = JSON.parse(readFileSync(lock, 'utf8')) as Record<string, unknown>;
    writeFileSync(lock, JSON.stringify({ ...holder, pid: process.pid }));
    const second = await ApiServer.start(env);
    expect((await second.stop()).code).toBe(0);
  });

  test.each([
    { what: 'refuses', answer: (socket: net.Socket) => socket.destroy() },
    { what: 'takes the connection and says nothing', answer: () => undefined },
  ])('a DATABASE_URL that $what: one line, exit 1 within 5 s', async ({ answer }) => {
    // On a busy machine the process alone takes seconds to start.
    const startMs = (await ApiServer.run({ PORT: 'three' })).ms;
    const server = await listening(answer);
    const ended = await ApiServer.run({ DATABASE_URL: `postgresql://teacher:secret@127.0.0.1:${server.port}/db` });
    server.close();
    expect(ended.code).toBe(1);
    expect(oneLine(ended.output)).toContain('(DATABASE_URL) does not answer');
    expect(ended.output).not.toContain('secret');
    expect(ended.ms - startMs).toBeLessThan(5_000);
  });

  test('a setting that makes no sense is named', async () => {
    const ended = await ApiServer.run({ PORT: 'three' });
    expect(ended.code).toBe(1);
    expect(oneLine(ended.output)).toContain('PORT:');
  });

  test('SIGTERM ends it with 0 and leaves the folder free, also with a request that hangs', async () => {
    const { env } = await folder();
    const server = await ApiServer.start(env);
    const { port } = new URL(server.url);
    const hanging = net.connect(Number(port), '127.0.0.1').on('error', () => undefined);
    hanging.write(
      'POST /api/practice HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{',
    );
    await new Promise((resolve) => hanging.once('connect', resolve));
    expect((await server.stop()).code).toBe(0);
    hanging.destroy();
    expect((await (await ApiServer.start(env)).stop()).code).toBe(0);
  });
});
