import { expect, test } from 'vitest';
import type { Database } from '../src/database/database.js';
import { ApiServer } from './support/api-server.js';
import { openClass } from './support/class.js';
import { newKey, type Teacher } from './support/http.js';
import { Line } from './support/line.js';
import { type Storage, storages } from './support/storage.js';

const KILLS = 4;
const ROOMS = 3;
const SENDERS = 4;

interface Acknowledged {
  readonly classroomId: string;
  readonly opKey: string;
  readonly seq: number;
}

/** Sends without a pause until the process is gone; remembers what was acknowledged. */
async function load(lines: readonly Line[], ids: readonly string[], into: Acknowledged[]): Promise<void> {
  const senders = lines.flatMap((line, room) => Array.from({ length: SENDERS }, () => ({ line, id: ids[room] ?? '' })));
  await Promise.all(
    senders.map(async ({ line, id: classroomId }) => {
      while (line.socket.connected) {
        const opKey = newKey();
        const ack = await line.send({ type: 'pause' }, opKey).catch(() => null);
        if (ack?.seq !== undefined) into.push({ classroomId, opKey, seq: ack.seq });
        else if (ack !== null) await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }),
  );
}

async function expectNothingLost(database: Database, acknowledged: readonly Acknowledged[]): Promise<void> {
  const rows = await database.query<{ id: string; seq: number; key: string; head: number }>(
    'SELECT classroom_id AS id, seq, op_key AS key, head FROM classroom_log JOIN classroom c ON c.id = classroom_id ORDER BY 1, 2',
  );
  const logged = new Map(rows.map(({ id, seq, key }) => [`${id}/${key}`, seq]));
  expect(logged.size).toBe(rows.length);
  for (const { classroomId, opKey, seq } of acknowledged) expect(logged.get(`${classroomId}/${opKey}`)).toBe(seq);
  for (const id of new Set(rows.map((row) => row.id))) {
    const own = rows.filter((row) => row.id === id);
    expect(own.map(({ seq }) => seq)).toEqual(own.map((_, index) => index + 1));
    expect(own.at(-1)?.head).toBe(own.length);
  }
}

async function openRooms(base: string): Promise<{ ids: string[]; teachers: Teacher[] }> {
  const rooms = await Promise.all(Array.from({ length: ROOMS }, () => openClass(base, [])));
  for (const { board } of rooms) {
    await board.send({ type: 'start' });
    board.close();
  }
  return { ids: rooms.map(({ id }) => id), teachers: rooms.map(({ teacher }) => teacher) };
}

test.each(storages)('[L1] kill -9 under load on $name: nothing that was acknowledged is lost', async ({ make }) => {
  const storage: Storage = await make();
  const acknowledged: Acknowledged[] = [];
  let api = await ApiServer.start(storage.env);
  const { ids, teachers } = await openRooms(api.url);
  for (let kill = 0; kill < KILLS; kill += 1) {
    const { url } = api;
    const lines = await Promise.all(
      ids.map((classroomId, room) => {
        const teacher = teachers[room];
        return Line.open(url, { classroomId, ...(teacher === undefined ? {} : { teacher }) });
      }),
    );
    const [before, loading] = [acknowledged.length, load(lines, ids, acknowledged)];
    // Mid-flight, at a different moment each time.
    const enough = before + 20 + 17 * kill;
    while (acknowledged.length < enough) await new Promise((resolve) => setTimeout(resolve, 5));
    await api.kill();
    await loading;
    api = await ApiServer.start(storage.env);
  }
  expect((await api.stop()).code).toBe(0);
  const database = await storage.open();
  await expectNothingLost(database, acknowledged);
  await database.close();
  await storage.remove();
});
