import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApiServer } from './support/api-server.js';
import { closeClass, decideOnce, enter, openClass, ownWaits, playOn, type Student } from './support/class.js';
import { newKey } from './support/http.js';
import { Line } from './support/line.js';
import { freePort, RoundRobin } from './support/round-robin.js';
import { postgresStorage, type Storage } from './support/storage.js';

let storage: Storage;
let left: ApiServer;
let right: ApiServer;

beforeAll(async () => {
  storage = await postgresStorage();
  [left, right] = await Promise.all([ApiServer.start(storage.env), ApiServer.start(storage.env)]);
});

afterAll(async () => {
  expect((await left.stop()).code).toBe(0);
  expect((await right.stop()).code).toBe(0);
});

/** The same class, its teacher on the left process and its students by turns on both. */
async function splitClass(names: readonly string[]) {
  const room = await openClass(left.url, []);
  const students: Student[] = [];
  for (const [index, name] of names.entries()) {
    students.push(await enter(index % 2 === 0 ? right.url : left.url, room.code, name));
  }
  return { ...room, students };
}

test('what one process takes the other shows, within a second, and both come to the same view', async () => {
  const room = await splitClass(['Mei', 'Ravi', 'Ana', 'Tom']);
  const other = await Line.open(right.url, { classroomId: room.id, teacher: room.teacher });
  await other.until(() => other.online.length === 4 && other.roster.length === 4);
  await room.board.until(() => room.board.online.length === 4 && room.board.roster.length === 4);
  const acknowledged = await room.board.send({ type: 'start' });
  const seq = acknowledged.seq ?? 0;
  await other.until(() => other.seq >= seq, 1_000);
  for (let round = 0; round < 6; round += 1) {
    const acks = await Promise.all(room.students.map((student) => decideOnce(student)));
    const last = Math.max(0, ...acks.map((ack) => ack?.seq ?? 0));
    await Promise.all([room.board, other].map((line) => line.until(() => line.seq >= last, 1_000)));
  }
  expect(other.view).toEqual(room.board.view);
  other.close();
  closeClass(room);
});

test('a command that is sent again to the other process gets the answer of the first', async () => {
  const room = await openClass(left.url, ['Mei']);
  const other = await Line.open(right.url, { classroomId: room.id, teacher: room.teacher });
  const key = newKey();
  const storm = await Promise.all(
    Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? room.board : other).send({ type: 'start' }, key)),
  );
  for (const answer of storm) expect(answer).toEqual(storm[0]);
  other.close();
  closeClass(room);
});

test('two processes write one classroom at once: every acknowledged seq once, no gap', async () => {
  const room = await openClass(left.url, ['Mei']);
  const other = await Line.open(right.url, { classroomId: room.id, teacher: room.teacher });
  const acks = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      (index % 2 === 0 ? room.board : other).send({ type: index % 4 < 2 ? 'pause' : 'resume' }),
    ),
  );
  const seqs = acks.map(({ seq }) => seq ?? 0).sort((a, b) => a - b);
  expect(seqs).toEqual(Array.from({ length: 40 }, (_, index) => (seqs[0] ?? 0) + index));
  other.close();
  closeClass(room);
});

test('the seat follows its person to the other process, and the older window ends', async () => {
  const room = await splitClass(['Mei']);
  const [mei] = room.students;
  if (mei === undefined) throw new Error('nobody came');
  await room.board.send({ type: 'start' });
  await mei.line.until(() => mei.line.view?.phase === 'running');
  const before = ownWaits(mei);
  const { classroomId, token } = mei.reply;
  const moved = await Line.open(left.url, { classroomId, token });
  await mei.line.until(() => mei.line.bye?.code === 'seat/taken-elsewhere');
  expect(ownWaits({ line: moved })).toEqual(before);
  await room.board.send({ type: 'remove', participantId: mei.reply.participantId });
  await moved.until(() => moved.bye?.code === 'participant/removed');
  for (const { url } of [left, right]) {
    expect((await Line.open(url, { classroomId, token })).refused?.code).toBe('participant/removed');
  }
  closeClass(room);
});

test('without any hint the poll brings everything within a second', async () => {
  const room = await openClass(left.url, ['Mei']);
  const other = await Line.open(right.url, { classroomId: room.id, teacher: room.teacher });
  const database = await storage.open();
  const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'frameplay hints'`;
  expect(await database.query(cut)).toHaveLength(2);
  const { seq = 0 } = await room.board.send({ type: 'start' });
  await other.until(() => other.seq >= seq, 1_500);
  await database.close();
  other.close();
  closeClass(room);
});

test('a database that drops every connection loses nothing that was acknowledged', async () => {
  const room = await openClass(left.url, ['Mei']);
  const database = await storage.open();
  const acknowledged: number[] = [];
  for (let round = 0; round < 12; round += 1) {
    const sent = room.board.send({ type: round % 2 === 0 ? 'pause' : 'resume' });
    if (round % 3 === 0) {
      await database.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      );
    }
    const { seq } = await sent;
    if (seq !== undefined) acknowledged.push(seq);
  }
  const rows = await database.query<{ seq: number }>(
    'SELECT seq FROM classroom_log WHERE classroom_id = $1 ORDER BY seq',
    [room.id],
  );
  const logged = rows.map((row) => row.seq);
  expect(logged).toEqual(logged.map((_, index) => index + 1));
  expect(acknowledged.length).toBeGreaterThan(8);
  for (const seq of acknowledged) expect(logged).toContain(seq);
  await database.close();
  expect((await fetch(`${left.url}/health/ready`)).status).toBe(200);
  closeClass(room);
});

/** As docker-compose.yml has it: a database of its own, two processes that know the address of the proxy, one port. */
async function composed() {
  const { env } = await postgresStorage();
  const proxy = await RoundRobin.open();
  const product = { ...env, FRAMEPLAY_ORIGIN: proxy.url, FRAMEPLAY_TRUST_PROXY: '1' };
  // They print the address of the proxy, so their own has to be known before.
  const ports = [await freePort(), await freePort()] as const;
  for (const port of ports) proxy.add(port);
  const [first, second] = await Promise.all(ports.map((port) => ApiServer.start({ ...product, PORT: `${port}` })));
  if (first === undefined || second === undefined) throw new Error('two ports, two processes');
  return { proxy, first, second };
}

function isCut(line: Line): Promise<boolean> {
  return line
    .until(() => !line.socket.connected, 1_000)
    .then(
      () => true,
      () => false,
    );
}

test('behind one port a class plays on two processes, and goes on with nothing lost when one is killed', async () => {
  const { proxy, first, second } = await composed();
  const room = await openClass(proxy.url, ['Mei', 'Ravi', 'Ana', 'Tom']);
  const { id: classroomId, teacher } = room;
  await room.board.send({ type: 'start' });
  expect(await playOn(room, 6)).toBeGreaterThanOrEqual(6);

  const people = [
    { line: room.board, credentials: { classroomId, teacher } },
    ...room.students.map(({ line, reply: { token } }) => ({ line, credentials: { classroomId, token } })),
  ];
  // On its way when the process dies: it counts once, whether the answer got lost or the command.
  const underway = people.map(({ line }) => {
    const opKey = newKey();
    return { opKey, sent: line.send({ type: 'let-kernel', clusterId: 'A', frameId: 0 }, opKey).catch(() => null) };
  });
  await first.kill();
  const cut = await Promise.all(people.map(({ line }) => isCut(line)));
  expect(new Set(cut)).toEqual(new Set([true, false]));

  const back = await Promise.all(
    people.map(async ({ line, credentials }, index) => {
      if (cut[index] !== true) return line;
      if (line.view === null) throw new Error('told before');
      return Line.open(proxy.url, { ...credentials, view: line.view, lastSeq: line.seq });
    }),
  );
  const answers = await Promise.all(
    underway.map(({ sent }, index) => (cut[index] === true ? Promise.race([sent, Promise.resolve(null)]) : sent)),
  );
  for (const [index, line] of back.entries()) {
    const { opKey = '' } = underway[index] ?? {};
    const again = await line.send({ type: 'let-kernel', clusterId: 'A', frameId: 0 }, opKey);
    if (answers[index]) expect(again).toEqual(answers[index]);
  }
  expect(back.map(({ snapshots }, index) => (cut[index] === true ? snapshots : 0))).toEqual(cut.map(() => 0));

  const [board = room.board, ...lines] = back;
  const students = room.students.map((student, index) => ({ ...student, line: lines[index] ?? student.line }));
  expect(await playOn({ ...room, board, students }, 6)).toBeGreaterThanOrEqual(4);
  for (const [index, line] of back.entries()) {
    await line.until(() => line.view?.clusters[0]?.tUs === board.view?.clusters[0]?.tUs);
    const fresh = await Line.open(proxy.url, { ...people[index]?.credentials, classroomId });
    expect(line.view).toEqual(fresh.view);
    if (index === 0) fresh.close();
  }
  closeClass({ ...room, board, students });
  proxy.close();
  expect((await second.stop()).code).toBe(0);
});
