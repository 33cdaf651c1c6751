import { describe, expect, test } from 'vitest';
import type { Lab } from '../labfile/lab.js';
import { parseLab } from '../labfile/parse-lab.js';
import { gradeSeat, type SeatGrade } from '../play/grade-seat.js';
import { playSeat } from '../play/play-seat.js';
import type { TraceLine } from '../trace/trace-line.js';
import { labList, recordedLab, recordedTrace } from './recorded-labs.js';

function labOf(name: string): Lab {
  const parsed = parseLab(recordedLab(name));
  if (!parsed.ok) throw new Error(parsed.problems[0].reason);
  return parsed.lab;
}

function gradeOf(name: string, seat: string, answers: readonly TraceLine[]): SeatGrade {
  const play = playSeat(labOf(name), seat, { seed: 1 });
  expect(play.outcome).toBe('finished');
  return gradeSeat(play, seat, answers);
}

const seats = labList('basic.txt').flatMap((name) => labOf(name).nodes.map((node) => [name, node.name] as const));

describe("the kernel's own frames score all points", () => {
  test.each(seats)('%s, seat %s', (name, seat) => {
    const grade = gradeOf(name, seat, recordedTrace(name));
    expect(grade.mistakes).toEqual([]);
    expect(grade.points).toBe(grade.total);
    expect(grade.total).toBeGreaterThan(0);
  });
});

type Change = (line: TraceLine) => TraceLine;

/** Changes the first frame that leaves the seat and fits. */
function doctored(name: string, seat: string, fits: (line: TraceLine) => boolean, change: Change): TraceLine[] {
  const frames = recordedTrace(name);
  const index = frames.findIndex((line) => line.at.startsWith(`${seat}:`) && line.dir === 'out' && fits(line));
  expect(index).toBeGreaterThan(-1);
  return frames.map((line, at) => (at === index ? change(line) : line));
}

describe('one doctored field costs a point and is named', () => {
  const cases: readonly [string, string, string, (line: TraceLine) => boolean, Change, string][] = [
    [
      'a server that answers from another MAC',
      'dr-gw-basic',
      'rs2',
      (line) => line.arp?.op === 2,
      (line) => ({ ...line, src: '02:00:00:00:00:99' }),
      'src',
    ],
    [
      'a director that leaves the TTL alone',
      'dr-gw-basic',
      'director',
      (line) => line.tcp?.flags === 'S',
      (line) => (line.ip ? { ...line, ip: { ...line.ip, ttl: line.ip.ttl + 1 } } : line),
      'ip.ttl',
    ],
    [
      'a director that picks the other server',
      'dr-gw-basic',
      'director',
      (line) => line.tcp?.flags === 'S',
      (line) => ({ ...line, dst: '02:00:00:00:00:11' }),
      'dst',
    ],
    [
      'a server that asks for the gateway from the VIP',
      'announce-2-gw',
      'rs2',
      (line) => line.arp?.op === 1,
      (line) => (line.arp ? { ...line, arp: { ...line.arp, spa: '192.168.1.100' } } : line),
      'arp.spa',
    ],
    [
      'a server that answers a SYN without acknowledging it',
      'dr-flat-basic',
      'rs2',
      (line) => line.tcp?.flags === 'SA',
      (line) => (line.tcp ? { ...line, tcp: { ...line.tcp, flags: 'S' } } : line),
      'tcp.flags',
    ],
  ];
  test.each(cases)('%s', (_what, name, seat, fits, change, field) => {
    const grade = gradeOf(name, seat, doctored(name, seat, fits, change));
    expect(grade.points).toBeLessThan(grade.total);
    expect(grade.mistakes.flatMap((mistake) => mistake.fields.map((difference) => difference.field))).toContain(field);
  });

  test('a switch that sends a frame out of one port too few', () => {
    const frames = recordedTrace('dr-flat-basic');
    const index = frames.findIndex((line) => line.at === 'lan:p3' && line.dir === 'out');
    const grade = gradeOf('dr-flat-basic', 'lan', frames.toSpliced(index, 1));
    expect(grade.points).toBe(grade.total - 1);
    expect(grade.mistakes).toMatchObject([{ what: 'missing', at: 'lan:p3' }]);
  });

  test('a server that answers where the kernel is silent', () => {
    const frames = recordedTrace('arp-ignore-1-all');
    const index = frames.findIndex((line) => line.at === 'rs1:eth0' && line.dir === 'in' && line.arp?.op === 1);
    const asked = frames[index];
    expect(asked).toBeDefined();
    if (asked?.arp === undefined) return;
    const answer: TraceLine = {
      ...asked,
      dir: 'out',
      src: '02:00:00:00:00:11',
      dst: asked.arp.sha,
      arp: { op: 2, sha: '02:00:00:00:00:11', spa: asked.arp.tpa, tha: asked.arp.sha, tpa: asked.arp.spa },
    };
    const grade = gradeOf('arp-ignore-1-all', 'rs1', frames.toSpliced(index + 1, 0, answer));
    expect(grade.points).toBe(grade.total - 1);
    expect(grade.mistakes).toMatchObject([{ what: 'extra', at: 'rs1:eth0' }]);
  });
});
