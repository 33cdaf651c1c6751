// People and classes for the pages that need them, made over HTTP and sockets as browsers make them.
import { createRequire } from 'node:module';
import path from 'node:path';
import { web } from '../../scripts/steps.mjs';

/** The pages' own client of the socket. */
const { io } = createRequire(path.join(web, 'package.json'))('socket.io-client');

const LESSON = 'one-frame-five-steps';
const NAMES = ['Tom', '李娜', 'Sara', '陈杰'];
/** The first exercise of each kind. */
const KINDS = ['predict', 'lab', 'quiz'];

/** Everything the pages show: two classes in play, one still in the lobby, and an exercise of each kind alone. */
export async function prepareClasses(url) {
  const teacher = await signUp(url);
  const lobby = await teacher.opensClass();
  const atSwitch = await teacher.opensClass();
  const switchSeat = await atSwitch.fill('lan');
  await atSwitch.command({ type: 'start' });
  const atDirector = await teacher.opensClass();
  const directorSeat = await atDirector.fill('director');
  await atDirector.command({ type: 'start' });
  // The kernel plays the switch, so that a frame comes to the director.
  await atDirector.command({ type: 'take-seat', clusterId: 'A', seat: 'lan' });
  const alone = {};
  for (const kind of KINDS) alone[kind] = await beginAlone(url, kind);
  return { teacher: { cookies: teacher.cookies }, lobby, atSwitch, atDirector, switchSeat, directorSeat, alone };
}

async function signUp(url) {
  const body = { name: 'Ms Chen', email: 'chen@school.example', password: 'one frame, five steps' };
  const response = await post(url, '/api/auth/sign-up/email', body);
  const cookies = response.headers.getSetCookie().map((line) => {
    const [pair] = line.split(';');
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1) };
  });
  return { cookies, opensClass: () => openClass(url, cookies) };
}

async function openClass(url, cookies) {
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const created = await (await post(url, '/api/classrooms', { lessonId: LESSON, mode: 'guided' }, cookie)).json();
  return {
    id: created.id,
    code: created.code,
    /** A person for each seat; the answer is who got the seat that is asked for. */
    fill: async (wanted) => {
      const people = [];
      for (const nickname of NAMES) people.push(await join(url, created.code, nickname));
      const view = await asTeacher(url, created.id, cookie, (_socket, snapshot) => snapshot.view);
      const at = view.clusters[0].seats.find(({ seat }) => seat === wanted);
      return people.find(({ participantId }) => participantId === at.participantId);
    },
    command: (command) => asTeacher(url, created.id, cookie, (socket) => send(socket, command)),
  };
}

let keys = 0;

async function join(url, code, nickname) {
  keys += 1;
  const body = { nickname, opKey: `bench-join:${keys}` };
  const { classroomId, participantId, token } = await (await post(url, `/api/codes/${code}/join`, body)).json();
  return { classroomId, participantId, token, nickname };
}

/** What a teacher's page does on one connection. */
async function asTeacher(url, classroomId, cookie, work) {
  const socket = io(url, {
    transports: ['websocket'],
    forceNew: true,
    auth: { classroomId },
    extraHeaders: { cookie, origin: url },
  });
  try {
    const snapshot = await new Promise((resolve, reject) => {
      socket.once('snapshot', resolve);
      socket.once('connect_error', reject);
    });
    return await work(socket, snapshot);
  } finally {
    socket.disconnect();
  }
}

async function send(socket, command) {
  keys += 1;
  const ack = await socket.timeout(10_000).emitWithAck('command', { opKey: `bench-teacher:${keys}`, command });
  if (!ack.ok) throw new Error(`${command.type} was refused: ${ack.en}`);
}

async function beginAlone(url, kind) {
  const { lessons } = await (await fetch(`${url}/api/lessons`)).json();
  for (const { id: lessonId, activities, seats } of lessons) {
    const activityIndex = activities.findIndex((activity) => activity.kind === kind);
    if (activityIndex < 0) continue;
    keys += 1;
    const body = { lessonId, seat: seats[0].seat, mode: 'guided', opKey: `bench-alone:${keys}`, activityIndex };
    const { classroomId, participantId, token } = await (await post(url, '/api/practice', body)).json();
    return { classroomId, participantId, token, nickname: null };
  }
  throw new Error(`no lesson has an exercise of the kind ${kind}`);
}

async function post(url, route, body, cookie = '') {
  const headers = { 'content-type': 'application/json', origin: url, cookie };
  const response = await fetch(`${url}${route}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${route} answered ${response.status}: ${await response.text()}`);
  return response;
}
