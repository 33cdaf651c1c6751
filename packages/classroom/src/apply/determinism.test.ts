import { expect, test } from 'vitest';
import type { Command, LogEntry, Mode } from '../command.js';
import type { Decision, HostDecision, SwitchDecision } from '../decision.js';
import { classroomHash } from '../hash.js';
import { snapshotFor } from '../project/snapshot.js';
import { emptyClassroom } from '../state.js';
import { DOOR, everyLesson, Room } from '../testing/room.js';
import { applyEntry } from './apply-entry.js';

const LOGS = process.env['FRAMEPLAY_FUZZ'] === 'full' ? 1000 : 200;
const MODES: readonly Mode[] = ['guided', 'consequence', 'exam'];
const MACS = ['0a', '10', '11', '12', 'fe'].map((last) => `02:00:00:00:00:${last}`);
const IPS = ['192.168.1.2', '192.168.1.10', '192.168.1.11', '192.168.1.12', '192.168.1.100', '192.168.1.1'];

/** A small generator of its own: what it draws is a log, never a part of the product. */
function dice(seed: number): <T>(options: readonly T[]) => T {
  let state = seed >>> 0;
  return (options) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const option = options[Math.floor((state / 2 ** 32) * options.length)];
    if (option === undefined) throw new Error('nothing to choose from');
    return option;
  };
}

type Draw = ReturnType<typeof dice>;

function doctored(decision: Decision, draw: Draw): Decision {
  return decision.kind === 'switch' ? doctoredSwitch(decision, draw) : doctoredHost(decision, draw);
}

function doctoredSwitch(decision: SwitchDecision, draw: Draw): Decision {
  return draw([
    decision,
    { ...decision, learn: null },
    { ...decision, out: draw([[], ['p1'], ['p2', 'p3'], ['p1', 'p2', 'p3', 'p4']]) },
  ]);
}

function doctoredHost(decision: HostDecision, draw: Draw): Decision {
  const arp = { src: draw(MACS), dst: draw(MACS), sha: draw(MACS), spa: draw(IPS), tha: draw(MACS), tpa: draw(IPS) };
  const packet = {
    src: draw(MACS),
    dst: draw(MACS),
    srcIp: draw(IPS),
    dstIp: draw(IPS),
    ttl: draw([1, 63, 64]),
    sport: draw([80, 40_000]),
    dport: 80,
  };
  return draw<HostDecision>([
    decision,
    { kind: 'host', verdict: 'ignore', reaction: { kind: 'none' } },
    { kind: 'host', verdict: 'accept', reaction: { kind: 'none' } },
    { kind: 'host', verdict: 'accept', reaction: { kind: 'arp-reply', frame: arp } },
    { kind: 'host', verdict: 'accept', reaction: { kind: 'arp-request', frame: arp } },
    {
      kind: 'host',
      verdict: 'accept',
      reaction: { kind: 'send', realServer: draw([null, 'rs1', 'rs2']), frame: packet },
    },
  ]);
}

const STEPS = 30;
const COMINGS = ['mei', 'ravi'].flatMap((participantId) => [
  { participantId, here: true },
  { participantId, here: false },
]);

function playAtRandom(seed: number): Room {
  const draw = dice(seed);
  const room = Room.withFour(draw(['flat', 'gateway', 'both']), draw(MODES), seed);
  for (let step = 0; step < STEPS; step++) {
    const waits = room.waits();
    if (waits.length === 0) break;
    const wait = draw(waits);
    const right = room.right(wait.frameId);
    room.decide(wait, draw([true, true, false]) ? right : doctored(right, draw));
    if (draw([false, false, false, true])) room.send(DOOR, { type: 'presence', ...draw(COMINGS) });
    if (draw([...Array.from({ length: 19 }, () => false), true])) {
      const where = { clusterId: 'A', seat: draw(['director', 'rs1']) };
      const mistake = draw(where.seat === 'rs1' ? (['M4', 'M18', null] as const) : (['M2', 'M20', null] as const));
      room.teacher(
        draw<Command>([
          { type: 'take-seat', ...where },
          { type: 'return-seat', ...where },
          { type: 'set-bot', ...where, mistake },
          { type: 'sit-in', ...where },
          { type: 'open-cluster', clusterId: 'A', open: draw([true, false]) },
          { type: 'set-stand-in', allowed: draw([true, false]) },
          { type: 'set-sharing', allowed: draw([true, false]) },
          { type: 'move', participantId: draw(['mei', 'tom']), ...where, swap: draw([true, false]) },
          { type: 'remove', participantId: 'ana' },
          { type: 'readmit', participantId: 'ana' },
        ]),
      );
    }
  }
  return room;
}

function replay(log: readonly LogEntry[]): string {
  const state = emptyClassroom();
  for (const entry of log) applyEntry(state, entry, everyLesson);
  return classroomHash(state);
}

/** What is refused changes nothing, wherever the class stands. */
function expectRefusalsChangeNothing(room: Room, seed: number): void {
  const before = classroomHash(room.state);
  const decision: Decision = { kind: 'switch', learn: null, out: ['p9'] };
  for (const name of ['mei', 'ravi', 'nobody']) {
    const { refusal, events } = room.student(name, { type: 'decide', frameId: seed, decision });
    expect(refusal, `seed ${seed}`).not.toBeNull();
    expect(events).toEqual([]);
  }
  expect(classroomHash(room.state), `seed ${seed}`).toBe(before);
}

function expectLiveViewsAreSnapshots(room: Room, seed: number): void {
  for (const { viewer, view } of room.watchers()) {
    expect(view, `seed ${seed}`).toEqual(snapshotFor(room.state, viewer));
  }
}

const KIND_LOGS = LOGS / 2;
const PEOPLE = ['mei', 'ravi', 'tom', 'ana'];
const LINES = [
  'ipvsadm -Ln',
  'ipvsadm -A -t 192.168.1.100:80 -s rr',
  'ipvsadm -a -t 192.168.1.100:80 -r 192.168.1.11:80 -g',
  'ipvsadm -C',
  'ip addr add 10.1.1.1/24 dev eth0',
  'curl -s --max-time 1 http://192.168.1.100/',
  'ping -c 2 192.168.1.10',
  'ip neigh flush all',
  'nonsense | x > y',
  'sysctl -w net.ipv4.conf.all.arp_ignore=1',
  "'",
];
const TEXTS = ['02:00:00:00:00:10', '02:00:00:00:00:11', 'director', 'rs1 rs2', '63', '2', 'a c', 'b', 'x', ''];

/** Any command of the activities that are not about frames, sensible or not. */
function anyCommand(draw: Draw): Command {
  const activityIndex = draw([0, 0, 1, 2]);
  const stopId = draw(['syn', 'request', 'nowhere']);
  const clusterId = draw([null, 'A', 'B', 'Z']);
  return draw<Command>([
    { type: 'answer', activityIndex, stopId, answers: { dst: draw(TEXTS), who: draw(TEXTS) } },
    { type: 'answer', activityIndex, stopId, answers: { ttl: draw(TEXTS) } },
    { type: 'answer', activityIndex, stopId: null, answers: { count: draw(TEXTS), which: draw(TEXTS) } },
    { type: 'reveal', clusterId, activityIndex, stopId },
    { type: 'ask-again', clusterId, activityIndex, stopId },
    { type: 'type', node: draw(['director', 'rs1', 'client', 'lan']), line: draw(LINES) },
    { type: 'type', node: 'client', line: draw(LINES) },
    { type: 'undo' },
    { type: 'reset' },
    { type: 'check', cause: draw([null, 'arp', 'no-service', 'x']) },
    { type: 'hint', activityId: draw(['predict', 'repair', 'incident', 'quiz']) },
    { type: 'next-activity', clusterId: 'A', index: activityIndex },
    { type: 'set-mode', mode: draw(MODES), clusterId: draw(['A', 'B']) },
    { type: 'set-mode', mode: draw(MODES) },
    { type: draw(['pause', 'resume', 'resume'] as const) },
  ]);
}

function playKindsAtRandom(seed: number): Room {
  const draw = dice(seed);
  const room = Room.withFour(draw(['predict', 'repair', 'incident', 'quiz']), draw(MODES), seed);
  room.join('late');
  for (let step = 0; step < STEPS; step++) {
    const command = anyCommand(draw);
    const before = classroomHash(room.state);
    const { refusal } = draw([true, false, false]) ? room.teacher(command) : room.student(draw(PEOPLE), command);
    if (refusal !== null) expect(classroomHash(room.state), `seed ${seed} ${JSON.stringify(command)}`).toBe(before);
  }
  if (draw([true, false])) room.teacher({ type: 'end' });
  return room;
}

test(`${KIND_LOGS} random logs of predictions, repairs and quizzes: refusals change nothing, the same log gives the same state, live views are snapshots`, () => {
  for (let seed = 1; seed <= KIND_LOGS; seed++) {
    const room = playKindsAtRandom(seed);
    expect(replay(room.log), `seed ${seed}`).toBe(classroomHash(room.state));
    if (seed <= LOOKED_AT) expectLiveViewsAreSnapshots(room, seed);
  }
}, 600_000);

const LOOKED_AT = 20;

test(`${LOGS} random logs, each applied twice, give the same state; live views are snapshots; refusals change nothing`, () => {
  for (let seed = 1; seed <= LOGS; seed++) {
    const room = playAtRandom(seed);
    expect(replay(room.log), `seed ${seed}`).toBe(classroomHash(room.state));
    if (seed > LOOKED_AT) continue;
    expectLiveViewsAreSnapshots(room, seed);
    expectRefusalsChangeNothing(room, seed);
  }
}, 600_000);
