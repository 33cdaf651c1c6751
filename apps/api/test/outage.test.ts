import type { CommandAck } from '@frameplay/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApiServer } from './support/api-server.js';
import { Cable } from './support/cable.js';
import { closeClass, openClass } from './support/class.js';
import { newKey } from './support/http.js';
import { postgresStorage, type Storage } from './support/storage.js';

let storage: Storage;
let cable: Cable;
let api: ApiServer;

beforeAll(async () => {
  storage = await postgresStorage();
  const through = await Cable.to(new URL(storage.env['DATABASE_URL'] ?? ''));
  cable = through.cable;
  api = await ApiServer.start({ DATABASE_URL: through.url });
});

afterAll(async () => {
  expect((await api.stop()).code).toBe(0);
  cable.close();
});

test('[X2] while the database is silent: an answer in 3 s, not ready, nothing shown; afterwards the same key counts once', async () => {
  const room = await openClass(api.url, ['Mei']);
  const { seq } = room.board;
  cable.freeze();
  const key = newKey();
  const since = performance.now();
  const answer = await room.board.send({ type: 'start' }, key);
  expect(answer).toMatchObject({ ok: false, code: 'retry/database' });
  expect(performance.now() - since).toBeLessThan(3_300);
  expect((await fetch(`${api.url}/health/ready`)).status).toBe(503);
  expect((await fetch(`${api.url}/health/live`)).status).toBe(200);
  expect(room.board.seq).toBe(seq);
  cable.mend();
  const answers: CommandAck[] = [];
  for (let attempt = 0; attempt < 10 && answers.at(-1)?.ok !== true; attempt += 1) {
    answers.push(await room.board.send({ type: 'start' }, key));
  }
  expect(answers.at(-1)).toMatchObject({ ok: true });
  expect((await fetch(`${api.url}/health/ready`)).status).toBe(200);
  const database = await storage.open();
  const [row] = await database.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM classroom_log WHERE classroom_id = $1 AND type = 'start'`,
    [room.id],
  );
  expect(row?.n).toBe(1);
  await database.close();
  expect(room.board.view?.phase).toBe('running');
  closeClass(room);
});

test('an operator on the machine reads numbers; through a proxy there are none', async () => {
  const text = await (await fetch(`${api.url}/metrics`)).text();
  expect(text).toContain('frameplay_command_seconds_bucket');
  expect((await fetch(`${api.url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(404);
});
