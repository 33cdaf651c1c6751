import { describe, expect, test } from 'vitest';
import { classroomHash } from '../hash.js';
import type { LabPartView } from '../part-view.js';
import { snapshotFor } from '../project/snapshot.js';
import { REPAIRS } from '../testing/kinds-lesson.js';
import { Room } from '../testing/room.js';

function partOf(room: Room, name: string): LabPartView {
  const part = room.viewer(name).view.clusters[0]?.part;
  if (part?.kind !== 'lab') throw new Error('no lab');
  return part;
}

const type = (room: Room, name: string, node: string, line: string) => room.student(name, { type: 'type', node, line });
const check = (room: Room, cause: string | null = null, name = 'mei') => room.student(name, { type: 'check', cause });
const shown = (room: Room, name: string) => room.viewer(name).view.clusters[0]?.console.map(({ text }) => text) ?? [];

function repair(room: Room): void {
  for (const line of REPAIRS) expect(type(room, 'mei', 'director', line).refusal).toBeNull();
}

describe('a terminal', () => {
  test('shows what the command prints, to who may type there and to the teacher, to nobody else', () => {
    const room = Room.withFour('repair');
    type(room, 'mei', 'director', 'ip -4 addr show dev eth0');
    for (const name of ['mei', 'teacher']) {
      expect(shown(room, name)[0]).toBe('$ ip -4 addr show dev eth0');
      expect(shown(room, name)[1]).toContain('192.168.1.10/24');
    }
    expect(shown(room, 'tom')).toEqual([]);
    expect(partOf(room, 'tom').lines).toEqual([]);
  });

  test('belongs to who sits there; where nobody sits, to everybody of the group', () => {
    const room = Room.withFour('repair');
    expect(type(room, 'mei', 'rs1', 'ip addr').refusal?.code).toBe('terminal/not-yours');
    expect(type(room, 'mei', 'lan', 'ip addr').refusal?.code).toBe('terminal/unknown');
    expect(type(room, 'mei', 'director', '  ').refusal?.code).toBe('terminal/bad-line');
    expect(type(room, 'mei', 'client', 'ip addr').refusal).toBeNull();
    expect(shown(room, 'tom').length).toBeGreaterThan(0);
    expect(partOf(room, 'tom').terminals.map(({ node, mine }) => [node, mine])).toEqual([
      ['director', false],
      ['rs1', true],
      ['client', true],
    ]);
  });

  test('alone all are one’s own', () => {
    const room = Room.alone('repair');
    for (const node of ['director', 'rs1', 'client']) expect(type(room, 'mei', node, 'ip addr').refusal).toBeNull();
  });

  test('answers a tool that is not there as a shell does, and it is no line', () => {
    const room = Room.alone('repair');
    type(room, 'mei', 'client', 'frobnicate now');
    expect(shown(room, 'mei').at(-1)).toMatch(/frobnicate/);
    expect(partOf(room, 'mei').commands).toBe(0);
  });
});

describe('undo', () => {
  test('takes the newest line back, again and again, to the very state before it', () => {
    const room = Room.alone('repair');
    const hashes = [worldOf(room)];
    const lines = [...REPAIRS, ...Array.from({ length: 20 }, (_, index) => `ip addr add 10.9.${index}.1/24 dev eth0`)];
    for (const line of lines) {
      type(room, 'mei', 'director', line);
      hashes.push(worldOf(room));
    }
    for (let count = lines.length - 1; count >= 0; count -= 1) {
      expect(room.student('mei', { type: 'undo' }).refusal).toBeNull();
      expect(worldOf(room), `after ${count} lines`).toBe(hashes[count]);
    }
    expect(room.student('mei', { type: 'undo' }).refusal?.code).toBe('terminal/nothing-to-undo');
    expect(partOf(room, 'mei')).toMatchObject({ undone: lines.length, commands: 0, mayUndo: false });
    expect(room.viewer('mei').view.clusters[0]?.console.at(-1)).toMatchObject({ mark: 'undo', text: REPAIRS[0] });
  });

  test('reset goes back to what the lab left, and the lines can be typed again', () => {
    const room = Room.alone('repair');
    const before = worldOf(room);
    repair(room);
    expect(room.student('mei', { type: 'reset' }).refusal).toBeNull();
    expect(worldOf(room)).toBe(before);
    repair(room);
    check(room);
    expect(partOf(room, 'mei').last?.points).toBe(4);
  });
});

function worldOf(room: Room): string {
  const tables = snapshotFor(room.state, { role: 'teacher' }).clusters[0]?.tables ?? {};
  const bare = JSON.stringify(tables).replaceAll(/"changed":(true|false)/g, '');
  return bare;
}

describe('a check', () => {
  test('says of each thing whether it holds, and why not, and changes nothing of the world', () => {
    const room = Room.withFour('repair');
    const before = worldOf(room);
    check(room);
    expect(worldOf(room)).toBe(before);
    expect(partOf(room, 'mei').last).toMatchObject({
      attempt: 1,
      points: 1,
      outOf: 4,
      checks: [
        { id: 'both', passed: false, why: { en: 'not both answer' } },
        { id: 'direct', passed: true, points: 1, why: null, found: [] },
      ],
    });
    expect(partOf(room, 'mei').last?.checks[0]?.found.map(({ en }) => en)[0]).toMatch(/exit code (7|28), wanted 0/);
    for (const name of ['mei', 'tom']) expect(room.viewer(name).view.clusters[0]?.results).toHaveLength(1);
  });

  test('a repair ends the part; commands count against par, looks and failures do not', () => {
    const room = Room.withFour('repair');
    type(room, 'mei', 'director', 'ipvsadm -Ln');
    type(room, 'mei', 'director', 'ipvsadm -A -t nonsense');
    repair(room);
    check(room);
    expect(partOf(room, 'mei').last).toMatchObject({ points: 4, outOf: 4, commands: 3, par: 3 });
    expect(room.cluster().activity.finished).toBe(true);
    expect(type(room, 'mei', 'director', 'ip addr').refusal?.code).toBe('activity/over');
  });

  test('collateral damage fails, and the best check counts', () => {
    const room = Room.withFour('repair');
    repair(room);
    type(room, 'mei', 'director', 'ip addr del 192.168.1.10/24 dev eth0');
    check(room);
    expect(partOf(room, 'mei').last?.checks[1]).toMatchObject({ id: 'direct', passed: false, collateral: true });
    expect(room.cluster().activity.finished).toBe(false);
    const { best } = partOf(room, 'mei');
    type(room, 'mei', 'director', 'ipvsadm -C');
    check(room);
    expect(partOf(room, 'mei').best).toEqual(best);
  });

  test('a group may leave what it has checked once; the teacher may always', () => {
    const room = Room.withFour('repair');
    const next = { type: 'next-activity', clusterId: 'A', index: 0 } as const;
    expect(room.student('mei', next).refusal?.code).toBe('activity/not-over');
    check(room);
    expect(room.student('mei', next).refusal).toBeNull();
    const other = Room.withFour('repair');
    expect(other.teacher(next).refusal).toBeNull();
  });

  test('in an exam nobody hears what it found before the end', () => {
    const room = Room.withFour('repair', 'exam');
    check(room);
    expect(partOf(room, 'mei')).toMatchObject({ attempts: 1, last: null, best: null });
    expect(room.viewer('mei').view.clusters[0]?.results).toEqual([]);
    expect(partOf(room, 'teacher').last?.points).toBe(1);
    room.teacher({ type: 'end' });
    expect(partOf(room, 'mei').last?.points).toBe(1);
  });
});

describe('an incident', () => {
  test('looks cost, and one that cannot be paid is refused and changes nothing', () => {
    const room = Room.withFour('incident');
    type(room, 'mei', 'director', 'ipvsadm -L -n');
    type(room, 'mei', 'director', 'ip addr');
    type(room, 'mei', 'director', 'ip neigh show | ipvsadm -Ln');
    expect(partOf(room, 'mei').budget).toMatchObject({ points: 10 });
    const spent = partOf(room, 'mei').budget?.spent ?? 0;
    type(room, 'mei', 'director', 'ipvsadm -Ln');
    const before = classroomHash(room.state);
    expect(type(room, 'mei', 'director', 'ipvsadm -Ln').refusal?.code).toBe('terminal/over-budget');
    expect(classroomHash(room.state)).toBe(before);
    expect(spent).toBeGreaterThanOrEqual(4);
    room.student('mei', { type: 'undo' });
    expect(partOf(room, 'mei').budget?.spent).toBeGreaterThanOrEqual(8);
  });

  test('nothing of the network is seen for nothing: no tables, no frames', () => {
    const room = Room.withFour('incident');
    type(room, 'mei', 'client', 'ping -c 1 192.168.1.10');
    const seen = new Set(room.viewer('mei').stream.map((event) => event.type));
    expect(seen.has('tables')).toBe(false);
    expect(seen.has('move')).toBe(false);
    expect(new Set(room.viewer('teacher').stream.map((event) => event.type)).has('move')).toBe(true);
  });

  test('the grade is cause, what works, no damage and few looks; doing nothing earns nothing', () => {
    const room = Room.withFour('incident');
    expect(check(room).refusal?.code).toBe('answer/incomplete');
    expect(check(room, 'perhaps').refusal?.code).toBe('answer/bad-form');
    check(room, 'arp');
    const { last } = partOf(room, 'mei');
    expect(last).toMatchObject({
      points: 0,
      outOf: 100,
      cause: { right: false, expected: null, wrong: { misconception: 'M2' } },
    });
    const given = Room.withFour('incident');
    check(given, 'arp');
    given.teacher({ type: 'end' });
    expect(partOf(given, 'mei').last?.cause).toMatchObject({ got: 'arp', expected: 'no-service' });
    repair(room);
    check(room, 'no-service');
    expect(partOf(room, 'mei').last).toMatchObject({
      points: 100,
      parts: [
        { part: 'cause', percent: 30 },
        { part: 'working', percent: 40 },
        { part: 'collateral', percent: 15 },
        { part: 'looks', percent: 15 },
      ],
    });
  });
});

test('whoever floods the network again and again is stopped by a count, and the class goes on', () => {
  const room = Room.alone('repair');
  const flood = () => type(room, 'mei', 'client', 'ping -i 0.002 -c 1000000 192.168.1.10').refusal?.code;
  let typed = 0;
  while (flood() === undefined) typed += 1;
  expect(typed).toBeGreaterThan(5);
  expect(typed).toBeLessThan(100);
  expect(flood()).toBe('terminal/too-many-lines');
  expect(room.student('mei', { type: 'end' }).refusal).toBeNull();
}, 60_000);

test('hints: the costs are known before, the next rung opens for the group, and is among its results', () => {
  const room = Room.withFour('repair');
  expect(room.cluster().activity.hintCosts).toEqual([20]);
  expect(JSON.stringify(room.viewer('mei').stream)).not.toContain('HINT');
  room.student('mei', { type: 'hint', activityId: 'repair' });
  for (const name of ['mei', 'tom']) {
    expect(room.viewer(name).view.clusters[0]?.hints).toMatchObject([{ participantId: 'mei', rung: 1, cost: 20 }]);
    expect(room.viewer(name).view.clusters[0]?.results).toMatchObject([{ kind: 'hint', detail: { cost: 20 } }]);
  }
  expect(room.student('mei', { type: 'hint', activityId: 'repair' }).refusal?.code).toBe('hint/none-left');
  expect(room.student('mei', { type: 'hint', activityId: 'nonsense' }).refusal?.code).toBe('activity/unknown');
  expect(room.student('mei', { type: 'hint', activityId: 'quiz' }).refusal?.code).toBe('activity/over');
});
