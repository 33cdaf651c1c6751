// A teacher and twenty students who play the first lesson over HTTP and sockets, as browsers do.
import { createRequire } from 'node:module';
import path from 'node:path';
import { applyEntry, emptyClassroom, kernelDecision, reduceView, snapshotFor } from '@frameplay/classroom';
import { catalogue } from '@frameplay/lessons';
import { web } from '../steps.mjs';

/** The pages' own client of the socket. */
const { io } = createRequire(path.join(web, 'package.json'))('socket.io-client');

const LESSON = 'one-frame-five-steps';
const NAMES = ['Tom', '李娜', 'Sara', '陈杰', 'Mei', 'Diego', '王芳', 'Kenji', 'Amina', 'Paul', 'Emma', '孙怡'].concat([
  'Marta',
  'Omar',
  '赵磊',
  'Nina',
  'Ravi',
  '周洁',
  'Lucy',
  'Jun',
]);
/** Where each group stands when the picture is taken: the seat that holds a frame, and in which activity. null: it has finished. */
const STOPS = {
  A: { seat: 'director', activity: 0, forwards: true },
  B: { seat: 'rs2', activity: 1 },
  C: { seat: 'lan', activity: 0 },
  D: null,
  E: { seat: 'director', activity: 1, frameClass: 'syn' },
};
/** Director of group E, whose desk is the picture. */
const DIRECTOR = 'Ravi';
/** Who thinks that direct routing rewrites the destination IP, and says so twice. */
const MISTAKEN = { clusterId: 'A', seat: 'director' };
/** Elsewhere every so many decisions somebody errs once. */
const SLIP_EVERY = 7;
const SOON_MS = 20;

export class ClassInPlay {
  classroomId = '';
  /** What the browser of the director who holds a SYN keeps of the class. */
  directorSeat = null;
  #url;
  #cookies = [];
  #sockets = new Map();
  #teacher;
  /** What the teacher's page would show. */
  #view;
  #keys = 0;
  /** The same classroom, computed here from the same commands: it knows the right answers. */
  #state = emptyClassroom();
  #seq = 0;

  constructor(url) {
    this.#url = url;
  }

  static async open(url) {
    const room = new ClassInPlay(url);
    await room.#signUp();
    await room.#openClass();
    return room;
  }

  async play() {
    await this.#send(this.#teacher, { type: 'start' });
    this.#apply({ role: 'teacher', id: 'teacher' }, { type: 'start' });
    for (let decisions = 1; ; decisions += 1) {
      const next = this.#waiting().find((frame) => !isStop(frame));
      if (next === undefined) {
        if (await this.#goOn()) continue;
        break;
      }
      const wrong = decisions % SLIP_EVERY === 0 ? mistakeAbout(next) : null;
      if (wrong !== null) await this.#decide(next, wrong);
      await this.#decide(next, next.right);
    }
    const [held] = this.#waiting().filter(
      ({ clusterId, seat }) => clusterId === MISTAKEN.clusterId && seat === MISTAKEN.seat,
    );
    const wrong = held === undefined ? null : mistakeAbout(held);
    if (wrong === null) return;
    await this.#decide(held, wrong);
    await this.#decide(held, wrong);
  }

  /** Groups at the end of the first part go on to the second. */
  async #goOn() {
    const { clusters } = snapshotFor(this.#state, { role: 'teacher' });
    const resting = clusters.filter(({ activity }) => activity.finished && activity.index + 1 < activity.count);
    for (const { id: clusterId, activity } of resting) {
      const command = { type: 'next-activity', clusterId, index: activity.index };
      await this.#send(this.#teacher, command);
      this.#apply({ role: 'teacher', id: 'teacher' }, command);
    }
    return resting.length > 0;
  }

  leave() {
    this.#teacher.disconnect();
    for (const socket of this.#sockets.values()) socket.disconnect();
  }

  /** Frames that wait at people, with the right answer about each. */
  #waiting() {
    return snapshotFor(this.#state, { role: 'teacher' }).clusters.flatMap(({ id: clusterId, activity, waits, seats }) =>
      waits.map((wait) => ({
        clusterId,
        seat: wait.seat,
        activity: activity.index,
        wait,
        participantId: seats.find(({ seat }) => seat === wait.seat)?.participantId,
        right: kernelDecision(this.#state, clusterId, wait.frameId),
      })),
    );
  }

  async #decide({ participantId, clusterId, wait }, said) {
    const seen = await this.#seen(clusterId, wait.frameId);
    const actor = { role: 'student', id: participantId };
    const command = { type: 'decide', frameId: wait.frameId, decision: said };
    const sent = { ...command, decision: withPorts(said, wait.frame.tcp, seen.frame.tcp) };
    await this.#send(this.#sockets.get(participantId), sent);
    this.#apply(actor, command);
  }

  /** The frame as the product shows it: its ephemeral port is not the one that was computed here. */
  async #seen(clusterId, frameId) {
    for (;;) {
      const cluster = this.#view.clusters.find(({ id }) => id === clusterId);
      const wait = cluster?.waits.find((one) => one.frameId === frameId);
      if (wait !== undefined) return wait;
      await new Promise((resolve) => setTimeout(resolve, SOON_MS));
    }
  }

  async #send(socket, command) {
    this.#keys += 1;
    const message = { opKey: `screenshot:${this.#keys}`, command };
    const ack = await socket.timeout(10_000).emitWithAck('command', message);
    if (!ack.ok) throw new Error(`${command.type} was refused: ${ack.en}`);
  }

  #apply(actor, command) {
    this.#seq += 1;
    const at = new Date().toISOString();
    applyEntry(this.#state, { seq: this.#seq, actor, command, at }, catalogue);
  }

  async #signUp() {
    const body = { name: 'Ms Chen', email: 'chen@school.example', password: 'one frame, five steps' };
    const response = await this.#fetch('/api/auth/sign-up/email', body);
    this.#cookies = response.headers.getSetCookie().map((line) => {
      const [pair] = line.split(';');
      const at = pair.indexOf('=');
      return { name: pair.slice(0, at), value: pair.slice(at + 1) };
    });
  }

  async #openClass() {
    const created = await (await this.#fetch('/api/classrooms', { lessonId: LESSON, mode: 'guided' })).json();
    this.classroomId = created.id;
    const system = { role: 'system', id: 'screenshot' };
    this.#apply(system, { type: 'open', lessonId: LESSON, mode: 'guided', seed: 1, solo: null });
    this.#teacher = await this.#connect({}, (view) => {
      this.#view = view;
    });
    this.#teacher.on('events', ({ events }) => {
      this.#view = events.reduce(reduceView, this.#view);
    });
    for (const [index, nickname] of NAMES.entries()) {
      const joining = await this.#fetch(`/api/codes/${created.code}/join`, {
        nickname,
        opKey: `screenshot-join:${index}`,
      });
      const { participantId, token } = await joining.json();
      if (nickname === DIRECTOR) this.directorSeat = { participantId, token, nickname };
      this.#apply(system, { type: 'join', participantId });
      this.#sockets.set(participantId, await this.#connect({ token }));
    }
  }

  #connect(auth, onView = () => {}) {
    const socket = io(this.#url, {
      transports: ['websocket'],
      forceNew: true,
      auth: { classroomId: this.classroomId, ...auth },
      extraHeaders: { cookie: auth.token === undefined ? this.#cookieHeader() : '', origin: this.#url },
    });
    return new Promise((resolve, reject) => {
      socket.once('snapshot', ({ view }) => {
        onView(view);
        resolve(socket);
      });
      socket.once('connect_error', reject);
    });
  }

  #cookieHeader() {
    return this.#cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  }

  async #fetch(route, body) {
    const headers = { 'content-type': 'application/json', origin: this.#url, cookie: this.#cookieHeader() };
    const response = await fetch(`${this.#url}${route}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${route} answered ${response.status}: ${await response.text()}`);
    return response;
  }
}

/** The group stops here. */
function isStop({ clusterId, seat, activity, right, wait }) {
  const stop = STOPS[clusterId];
  if (stop === null || stop.seat !== seat || stop.activity !== activity) return false;
  if (stop.frameClass !== undefined && stop.frameClass !== wait.frameClass) return false;
  return stop.forwards !== true || right.reaction?.kind === 'send';
}

/** A mistake that people make: the switch learns nothing, the director rewrites the IP as NAT does. Else null. */
function mistakeAbout({ right, wait }) {
  const { reaction } = right;
  if (right.kind === 'switch') return { ...right, learn: null };
  if (reaction.kind !== 'send' || reaction.realServer === null) return null;
  const server = wait.question.servers.find(({ node }) => node === reaction.realServer);
  return { ...right, reaction: { ...reaction, frame: { ...reaction.frame, dstIp: server.address } } };
}

/** A decision about the computed frame, said about the real one. */
function withPorts(decision, computed, real) {
  const { reaction } = decision;
  if (reaction?.kind !== 'send') return decision;
  const portOf = (port) => (port === computed.sport ? real.sport : port === computed.dport ? real.dport : port);
  const { frame } = reaction;
  const said = { ...frame, sport: portOf(frame.sport), dport: portOf(frame.dport) };
  return { ...decision, reaction: { ...reaction, frame: said } };
}
