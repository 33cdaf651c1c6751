import type { Command } from '@frameplay/classroom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../src/database/database.js';
import { migrate } from '../src/database/migrate.js';
import { CommandLog } from '../src/log/command-log.js';
import { LogRepository } from '../src/log/log.repository.js';
import { openMigrated, type Storage, storages } from './support/storage.js';

const PAUSE: Command = { type: 'pause' };
const RESUME: Command = { type: 'resume' };
const student = (id: string) => ({ role: 'student', id }) as const;

describe.each(storages)('the command log on $name', ({ make }) => {
  let storage: Storage;
  let database: Database;
  let log: CommandLog;
  let classrooms = 0;

  beforeAll(async () => {
    storage = await make();
    database = await openMigrated(storage);
    log = new CommandLog(new LogRepository(database));
  });

  afterAll(async () => {
    await database.close();
    await storage.remove();
  });

  async function newClassroom(): Promise<string> {
    classrooms += 1;
    const id = `room-${classrooms}`;
    await database.prisma.classroom.create({ data: { id, kind: 'class', lessonId: 'x', mode: 'guided' } });
    return id;
  }

  async function seqs(classroomId: string): Promise<number[]> {
    const found: number[] = [];
    for await (const { seq } of log.readAfter(classroomId, 0)) found.push(seq);
    return found;
  }

  const append = (classroomId: string, id: string, opKey: string, command: Command = PAUSE) =>
    log.append({ classroomId, actor: student(id), opKey, command });

  test('[LOG-1] many writers at once leave no gap and no double, and all agree on the order', async () => {
    const classroomId = await newClassroom();
    const keys = Array.from({ length: 120 }, (_, index) => `key-${index}`);
    const entries = await Promise.all(keys.map((key, index) => append(classroomId, `s${index % 7}`, key)));
    const expected = keys.map((_, index) => index + 1);
    expect(entries.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(expected);
    expect(await seqs(classroomId)).toEqual(expected);
    expect(await log.heads([classroomId])).toEqual([{ id: classroomId, head: keys.length }]);
  });

  test('[LOG-2] a repeat of (actor, key) gives the first entry again and moves nothing', async () => {
    const classroomId = await newClassroom();
    const first = await append(classroomId, 'mei', 'once-upon');
    const repeats = await Promise.all(Array.from({ length: 20 }, () => append(classroomId, 'mei', 'once-upon')));
    for (const repeat of repeats) expect(repeat).toEqual(first);
    expect((await append(classroomId, 'ravi', 'once-upon')).seq).toBe(2);
    expect(await seqs(classroomId)).toEqual([1, 2]);
  });

  test('[LOG-3] twenty first sends of one key at once make one entry', async () => {
    const classroomId = await newClassroom();
    const entries = await Promise.all(Array.from({ length: 20 }, () => append(classroomId, 'mei', 'storm-key')));
    expect(new Set(entries.map(({ seq }) => seq))).toEqual(new Set([1]));
    expect(await seqs(classroomId)).toEqual([1]);
  });

  test('[LOG-4] the same key for something else is refused as log/key-reuse', async () => {
    const classroomId = await newClassroom();
    await append(classroomId, 'mei', 'my-key-1', PAUSE);
    await expect(append(classroomId, 'mei', 'my-key-1', RESUME)).rejects.toMatchObject({ code: 'log/key-reuse' });
    expect(await seqs(classroomId)).toEqual([1]);
  });

  test('[LOG-5] an unknown classroom is classroom/not-found', async () => {
    await expect(append('nowhere', 'mei', 'my-key-1')).rejects.toMatchObject({ code: 'classroom/not-found' });
  });

  test('[LOG-6] an entry reads back as it was appended, key by key', async () => {
    const classroomId = await newClassroom();
    const decide: Command = {
      type: 'decide',
      frameId: 7,
      decision: { kind: 'switch', learn: { mac: '02:00:00:00:00:0a', port: 'p1' }, out: ['p2', 'p3'] },
    };
    const appended = await append(classroomId, 'mei', 'decide-1', decide);
    for await (const entry of log.readAfter(classroomId, 0)) {
      expect(JSON.stringify(entry)).toBe(JSON.stringify(appended));
    }
  });

  test('[LOG-7] an entry of a newer build is not guessed at', async () => {
    const classroomId = await newClassroom();
    await append(classroomId, 'mei', 'my-key-1');
    await database.query('UPDATE classroom_log SET schema_version = 99 WHERE classroom_id = $1', [classroomId]);
    await expect(seqs(classroomId)).rejects.toThrow('newer than');
  });

  test('[LOG-8] what comes while a statement is under way goes together in the next, each room in its order', async () => {
    const rooms = await Promise.all(Array.from({ length: 4 }, newClassroom));
    let statements = 0;
    const counted: Database = {
      ...database,
      query: (text, values) => {
        statements += 1;
        return database.query(text, values);
      },
    };
    const grouping = new CommandLog(new LogRepository(counted));
    const entries = await Promise.all(
      Array.from({ length: 160 }, (_, index) =>
        grouping.append({
          ...{ classroomId: rooms[index % 4] ?? '', actor: student(`s${index % 7}`), opKey: `group-${index}` },
          command: index % 3 === 0 ? PAUSE : RESUME,
        }),
      ),
    );
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => Math.floor(index / 4) + 1));
    expect(statements).toBeLessThan(20);
    for (const [offset, room] of rooms.entries()) {
      const stored: unknown[] = [];
      for await (const entry of log.readAfter(room, 0)) stored.push(entry);
      expect(JSON.stringify(stored)).toBe(JSON.stringify(entries.filter((_, index) => index % 4 === offset)));
    }
  });

  test('[LOG-9] in a group a repeat, a reused key and an unknown room get their own answers; the others are taken', async () => {
    const classroomId = await newClassroom();
    await append(classroomId, 'mei', 'first-key');
    const [alone, repeat, reuse, unknown, twice, again, other] = await Promise.allSettled([
      append(classroomId, 'mei', 'alone-key'),
      append(classroomId, 'mei', 'first-key'),
      append(classroomId, 'mei', 'first-key', RESUME),
      append('nowhere', 'mei', 'lost-key'),
      append(classroomId, 'ana', 'twice-key'),
      append(classroomId, 'ana', 'twice-key'),
      append(classroomId, 'tom', 'other-key'),
    ]);
    expect(alone).toMatchObject({ status: 'fulfilled' });
    expect(repeat).toMatchObject({ value: { seq: 1 } });
    expect(reuse).toMatchObject({ reason: { code: 'log/key-reuse' } });
    expect(unknown).toMatchObject({ reason: { code: 'classroom/not-found' } });
    expect(twice).toEqual(again);
    expect(other).toMatchObject({ status: 'fulfilled' });
    expect(await seqs(classroomId)).toEqual([1, 2, 3, 4]);
  });

  test('[DB-1] migrations are applied once, also by many at the same time', async () => {
    const results = await Promise.all(Array.from({ length: 4 }, () => migrate(database)));
    expect(results.flat()).toEqual([]);
  });
});

test('[DB-2] four processes that find an empty server migrate it together', async () => {
  const storage = await storages[0].make();
  const databases = await Promise.all(Array.from({ length: 4 }, () => storage.open()));
  const applied = await Promise.all(databases.map((database) => migrate(database)));
  const names = applied.flat();
  expect(names.length).toBeGreaterThan(0);
  expect(new Set(names).size, 'each migration was applied by one of them').toBe(names.length);
  expect(await migrate(databases[0] as (typeof databases)[number])).toEqual([]);
  await Promise.all(databases.map((database) => database.close()));
});
