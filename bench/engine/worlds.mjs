import { buildCluster, runConnections } from './cluster.mjs';
import { bytesPerItem, cpuSeconds, median } from './measure.mjs';

const HOSTS = 200;
/** Client, gateway and director are hosts too. */
const SERVERS = HOSTS - 3;
const CONNECTIONS = 400;
const SEED = 7;
/** Four seats, one cluster for the four people who join. */
const LESSON = 'one-frame-five-steps';

/** A fork of a world with 200 hosts that has seen traffic: CPU time and bytes. */
export function measureFork(engine, collectGarbage, forks, rounds) {
  const world = buildCluster(engine, SERVERS);
  runConnections(engine, world, CONNECTIONS);
  const times = [];
  for (let round = 0; round <= rounds; round++) {
    const seconds = cpuSeconds(() => {
      for (let count = 0; count < forks; count++) engine.forkWorld(world);
    });
    if (round > 0) times.push(seconds / forks);
  }
  return {
    milliseconds: median(times) * 1e3,
    bytes: bytesPerItem(collectGarbage, Math.min(forks, 20), () => engine.forkWorld(world)),
  };
}

/** One decision about a waiting frame: the key alone, and a whole `decide` command (key, comparison, event). */
export function measureGrading(classroom, lessons, decisions, rounds) {
  const room = openRoom(classroom, lessons, 'guided');
  const frameId = firstWait(room.state);
  const right = classroom.kernelDecision(room.state, 'A', frameId);
  const wrong = wrongDecision(right);
  const { participantId } = [...room.state.opened.participants.values()].find(
    ({ seat }) => seat === seatOf(room.state, frameId),
  );
  const keys = [];
  const commands = [];
  for (let round = 0; round <= rounds; round++) {
    const key = cpuSeconds(() => {
      for (let count = 0; count < decisions; count++) classroom.kernelDecision(room.state, 'A', frameId);
    });
    const command = cpuSeconds(() => {
      for (let count = 0; count < decisions; count++)
        room.send({ role: 'student', id: participantId }, { type: 'decide', frameId, decision: wrong });
    });
    // Grades of earlier rounds would be searched again and again, as no classroom does.
    room.state.opened.clusters[0].graded.length = 0;
    if (round === 0) continue;
    keys.push(key / decisions);
    commands.push(command / decisions);
  }
  return { keyMicroseconds: median(keys) * 1e6, commandMicroseconds: median(commands) * 1e6 };
}

/** A guided class keeps the frame at its seat after a wrong answer, so it can be asked again. */
function wrongDecision(right) {
  if (right.kind === 'switch') return { ...right, out: [] };
  if (right.verdict === 'ignore') return { ...right, verdict: 'accept' };
  return { ...right, reaction: { kind: 'none' } };
}

/** Bytes that a classroom with one cluster of the lesson holds while it waits for its four people. */
export function measureIdleCluster(classroom, lessons, collectGarbage, classrooms) {
  return bytesPerItem(collectGarbage, classrooms, () => openRoom(classroom, lessons, 'guided').state);
}

function openRoom(classroom, { catalogue }, mode) {
  const state = classroom.emptyClassroom();
  let seq = 0;
  const send = (actor, command) => {
    seq += 1;
    const applied = classroom.applyEntry(state, { seq, actor, command, at: '2026-01-01T00:00:00.000Z' }, catalogue);
    if (applied.refusal !== null) throw new Error(applied.refusal.en);
  };
  const teacher = { role: 'teacher', id: 't-1' };
  send(teacher, { type: 'open', lessonId: LESSON, mode, seed: SEED, solo: null });
  for (const participantId of ['p-1', 'p-2', 'p-3', 'p-4'])
    send({ role: 'system', id: 'door' }, { type: 'join', participantId });
  send(teacher, { type: 'start' });
  return { state, send };
}

function firstWait(state) {
  const [frameId] = state.opened.clusters[0].desk.waits.keys();
  if (frameId === undefined) throw new Error('no frame waits');
  return frameId;
}

function seatOf(state, frameId) {
  return state.opened.clusters[0].desk.waits.get(frameId).seat;
}
