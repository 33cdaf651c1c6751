import type { Actor, Command } from '@frameplay/classroom';
import type { Gradebook } from '@frameplay/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../src/database/database.js';
import { resultsCsv } from '../src/gradebook/results-csv.js';
import { GradeKeeper } from '../src/grades/grade-keeper.js';
import { GradesRepository } from '../src/grades/grades.repository.js';
import { kindsLesson, Rules } from './support/kinds.js';
import { openMigrated, type Storage, storages } from './support/storage.js';

const TEACHER: Actor = { role: 'teacher', id: 't' };
const MEI: Actor = { role: 'student', id: 'mei' };
const STOP = { activityIndex: 0, stopId: 'asks' } as const;

/** Mei predicts twice with a hint, repairs at the second check, and takes a quiz twice. */
const LOG: readonly (readonly [Actor, Command])[] = [
  [TEACHER, { type: 'open', lessonId: 'kinds', mode: 'guided', seed: 1, solo: null }],
  [
    { role: 'system', id: 'door' },
    { type: 'join', participantId: 'mei' },
  ],
  [TEACHER, { type: 'start' }],
  [MEI, { type: 'hint', activityId: 'predict' }],
  [MEI, { type: 'answer', ...STOP, answers: { n: '9' } }],
  [TEACHER, { type: 'ask-again', clusterId: 'A', ...STOP }],
  [MEI, { type: 'answer', ...STOP, answers: { n: '3' } }],
  [TEACHER, { type: 'reveal', clusterId: null, ...STOP }],
  [MEI, { type: 'next-activity', clusterId: 'A', index: 0 }],
  [MEI, { type: 'check', cause: null }],
  [MEI, { type: 'type', node: 'b', line: 'ip addr add 10.0.0.2/24 dev eth0' }],
  [MEI, { type: 'check', cause: null }],
  [MEI, { type: 'next-activity', clusterId: 'A', index: 1 }],
  [MEI, { type: 'answer', activityIndex: 2, stopId: null, answers: { q: '9' } }],
  [MEI, { type: 'answer', activityIndex: 2, stopId: null, answers: { q: '2' } }],
];

describe.each(storages)('results of all kinds on $name', ({ make }) => {
  let storage: Storage;
  let database: Database;
  let repository: GradesRepository;

  beforeAll(async () => {
    storage = await make();
    database = await openMigrated(storage);
    repository = new GradesRepository(database);
    await database.prisma.classroom.create({ data: { id: 'room', kind: 'solo', lessonId: 'kinds', mode: 'guided' } });
    const person = { nickname: 'Mei', nicknameKey: 'mei', tokenHash: 'x', opHash: 'y' };
    await database.prisma.participant.create({ data: { id: 'mei', classroomId: 'room', ...person } });
    await play(new Rules(), 0);
  });

  afterAll(async () => {
    await database.close();
    await storage.remove();
  });

  async function play(rules: Rules, projected: number): Promise<void> {
    const keeper = new GradeKeeper(repository, 'room', projected);
    for (const [actor, command] of LOG) {
      const events = rules.send(actor, command);
      keeper.take(rules.seq, events);
      await keeper.settled(rules.seq);
    }
    await keeper.flush();
  }

  test('predictions before and after, checks, tries and hints are read back as they were told', async () => {
    const results = (await repository.resultsOf('room', 'mei')).map(({ result }) => result);
    expect(results.map(({ kind, item, attempt, points, outOf }) => [kind, item, attempt, points, outOf])).toEqual([
      ['hint', 'hint', 1, 0, 0],
      ['predict', 'asks', 1, 0, 2],
      ['predict', 'asks', 2, 2, 2],
      ['lab', 'check', 1, 0, 4],
      ['lab', 'check', 2, 4, 4],
      ['quiz', 'quiz', 1, 0, 2],
      ['quiz', 'quiz', 2, 2, 2],
    ]);
    expect(results[1]?.detail).toMatchObject({
      answers: [{ got: '9', expected: '3', wrong: { misconception: 'M9' } }],
    });
    expect(results[4]?.detail).toMatchObject({ checked: { commands: 1, par: 1, checks: [{ passed: true }] } });
    expect(results[0]).toMatchObject({ participantId: 'mei', seat: 'a', activityId: 'predict', detail: { cost: 15 } });
  });

  test('the sums have first and best, and what hints cost; how far each part has come is known of one alone', async () => {
    expect(await repository.attemptsOf('room')).toMatchObject([
      { activity: 0, kind: 'predict', firstRight: 0, bestRight: 2, bestTotal: 2, decisions: 2, hintCost: 15 },
      { activity: 1, kind: 'lab', firstRight: 0, firstTotal: 4, bestRight: 4, frames: 1, hintCost: 0 },
      { activity: 2, kind: 'quiz', firstRight: 0, bestRight: 2 },
    ]);
    const room = await database.prisma.classroom.findUnique({ where: { id: 'room' } });
    expect(room?.progress).toEqual({ 0: 'done', 1: 'done', 2: 'done' });
  });

  test('the same log again, by another process, writes nothing twice', async () => {
    const before = await repository.resultsOf('room');
    await play(new Rules(), LOG.length);
    await play(new Rules(), 0);
    expect(await repository.resultsOf('room')).toEqual(before);
  });

  test('the table has a line for each answer, each thing that was checked, and each hint', async () => {
    const results = await repository.resultsOf('room');
    const row = {
      participantId: 'mei',
      nickname: 'Mei',
      removed: false,
      seats: ['a'],
      activities: [],
      decisions: [],
      results,
    };
    const book = { classroom: {}, rows: [row] } as unknown as Gradebook;
    const [head, ...lines] = resultsCsv(book, kindsLesson, 'en').trimEnd().split('\r\n');
    expect(head).toMatch(/^\ufeffNickname,/);
    expect(lines).toHaveLength(1 + 2 + 2 * 2 + 2);
    expect(lines[1]).toContain('"how many, n?",1,9,3,0,2,M9');
    expect(resultsCsv(book, kindsLesson, 'zh')).toContain('预测');
  });
});
