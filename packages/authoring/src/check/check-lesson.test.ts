// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how a lesson names what varies
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LESSONS } from '../read/lesson-places.js';
import { problemText } from '../read/problem.js';
import { checkLesson } from './check-lesson.js';

/** What is planted shows in the first instance. */
const SEEDS = 1;

let folder = '';

beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'frameplay-lesson-')), 'copy');
});

afterEach(() => rmSync(path.dirname(folder), { recursive: true }));

/** A copy of one exercise of a good lesson. */
function copied(lesson: keyof typeof KEPT): void {
  const { exercise, lab } = KEPT[lesson];
  const isPart = (name: string): boolean => !/^\d\d-|^labs\/./.test(name) || name === exercise || name === lab;
  const root = path.join(LESSONS, lesson);
  cpSync(root, folder, { recursive: true, filter: (source) => isPart(path.relative(root, source)) });
}

const FIVE_STEPS = { exercise: '02-header-table.yml', lab: 'labs/header-table.yml' };
const ONE_FRAME = { exercise: '01-flat.yml', lab: 'labs/flat-walk.yml' };
const SMALLEST_FIX = { exercise: '05-smallest-fix.yml', lab: 'labs/no-arp-settings.yml' };
const KEPT = { 'five-steps': FIVE_STEPS, 'one-frame-five-steps': ONE_FRAME, 'arp-problem': SMALLEST_FIX };

/** The same with one text in one of its files replaced. */
function planted(lesson: keyof typeof KEPT, file: string, from: string | RegExp, to: string): string[] {
  copied(lesson);
  const place = path.join(folder, file);
  const before = readFileSync(place, 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(place, after);
  return problems();
}

/** Ten lines that stand for ten to the ninth texts. */
function bomb(): string {
  const lines = Array.from({ length: 9 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at}, `.repeat(10)}]`);
  return ['a0: &a0 [x]', ...lines, ''].join('\n');
}

function problems(): string[] {
  return checkLesson(folder, SEEDS).map((problem) => problemText(problem).replace(`${folder}/`, ''));
}

test('nothing is wrong with the copies as they are', () => {
  copied('five-steps');
  expect(problems()).toEqual([]);
});

test('a byte order mark and carriage returns are no fault', () => {
  copied('five-steps');
  const place = path.join(folder, FIVE_STEPS.exercise);
  writeFileSync(place, `\uFEFF${readFileSync(place, 'utf8').replaceAll('\n', '\r\n')}`);
  expect(problems()).toEqual([]);
});

describe('frameplay check says in plain words, with file and line, that', () => {
  test.each([
    ['a key is unknown', '02-header-table.yml', 'kind: predict', 'kind: predict\nfoo: 1', '3: foo: unknown key "foo"'],
    [
      'a language is missing',
      '02-header-table.yml',
      '  en: Fill the 5×6 header table\n',
      '',
      '3: title.en: is missing',
    ],
    [
      'a text is not translated',
      '02-header-table.yml',
      'en: Fill the 5×6 header table',
      'en: 填满 5×6 表',
      'title: the English text has Chinese characters',
    ],
    [
      'a frame has no such form',
      '02-header-table.yml',
      'before: { frame: "client:eth0 out syn" }',
      'before: { frame: "client:eth0 syn" }',
      'a frame is "NODE:INTERFACE in|out CLASS"',
    ],
    [
      'a capture point is unknown',
      '02-header-table.yml',
      'before: { frame: "client:eth0 out syn" }',
      'before: { frame: "client:eth7 out syn" }',
      '"client:eth7" is no capture point of the lab',
    ],
    [
      'a node is unknown',
      '02-header-table.yml',
      'rs2: server }',
      'rs3: server }',
      '"rs3" is no node of the lab (client, gw, director, rs1, rs2, lan)',
    ],
    [
      'a step is unknown',
      '02-header-table.yml',
      'playFrom: "client: curl"',
      'playFrom: "client: wget"',
      'the lab has no step "client: wget"',
    ],
    [
      'a field is unknown',
      '02-header-table.yml',
      'out syn", field: ttl }',
      'out syn", field: tll }',
      'key.field: must be one of src, dst,',
    ],
    [
      'a variable is unknown',
      '02-header-table.yml',
      'vip: ${net}.${vip}',
      'vip: ${net}.${ivp}',
      '${ivp} is not among the vars of the lab (net, cnet, vip)',
    ],
    [
      'a lab is broken',
      'labs/header-table.yml',
      'kind: bridge',
      'kind: brigde',
      'kind "brigde" of node lan is neither linux nor bridge',
    ],
    ['a set-up command fails', 'labs/header-table.yml', 'via ${cnet}.1', 'via 9.9.9.9', 'the set-up fails with 2'],
    ['hints cost too much', '02-header-table.yml', '- cost: 40', '- cost: 80', 'the hints cost 110 % together'],
    [
      'a hint is missing',
      '02-header-table.yml',
      /\n {2}- cost: 40[\s\S]*?\ntests:/,
      '\ntests:',
      'has 2 hints, not 3: where to look, the rule, the answer',
    ],
    ['a misconception is unknown', '02-header-table.yml', 'misconception: M37', 'misconception: M73', 'must be one of'],
    [
      'nothing shows a misconception',
      '02-header-table.yml',
      'M37]',
      'M37, M40]',
      'says that it tests M40, but no wrong solution',
    ],
    [
      'a key cannot be computed',
      '02-header-table.yml',
      'key: { from: frame, frame: "gw:eth1 out syn-ack", field: ttl }',
      'key: { from: frame, frame: "gw:eth1 out rst", field: ttl }',
      'question s5-ttl: the key cannot be computed',
    ],
    [
      'a listed wrong answer is right',
      '02-header-table.yml',
      '- value: 61',
      '- value: 64',
      'question s4-ttl: "64" is listed as wrong, and is right',
    ],
    [
      'a good solution is not good',
      '02-header-table.yml',
      's4-ttl: 64',
      's4-ttl: 65',
      'solution "the whole table": "65" is graded wrong; right is "64"',
    ],
    [
      'a wrong solution is right',
      '02-header-table.yml',
      'answers: { s3-ttl: 63 }',
      'answers: { s3-ttl: 62 }',
      'question s3-ttl is not graded wrong',
    ],
    [
      'a solution names another misconception',
      '02-header-table.yml',
      's3-ttl, misconception: M37',
      's3-ttl, misconception: M1',
      'is recognised as M37, not as M1',
    ],
    [
      'an exercise has too few wrong solutions',
      '02-header-table.yml',
      /\n {4}- name: the answer goes[\s\S]*$/,
      '\n',
      'an exercise needs at least three wrong solutions',
    ],
    ['a run sheet has a gap', 'run-sheet.en.md', '| 5–12 |', '| 6–12 |', 'minute 6 to 12, but 5 comes next'],
    ['a run sheet ends after 45', 'run-sheet.en.md', '## 90 minutes', '## Later', '1: has no part for 90 minutes'],
    [
      'the second part is too short',
      'run-sheet.en.md',
      /(90 minutes[\s\S]*?)\(15 minutes\)/,
      '$1(5 minutes)',
      'takes 35 minutes, not 45',
    ],
    [
      'a question has an id twice',
      '02-header-table.yml',
      'id: s4-ttl',
      'id: s3-ttl',
      'question "s3-ttl" is there twice',
    ],
    ['a seat is nowhere', 'lesson.yml', 'seat: rs2,', 'seat: rs7,', 'seat rs7 is a node of no lab of this lesson'],
    [
      'an option is none',
      '02-header-table.yml',
      'kind: predict',
      'kind: predikt',
      '2: kind: must be one of seat, predict, lab, quiz',
    ],
    ['a text is empty', '02-header-table.yml', 'en: Fill the 5×6 header table', 'en: ""', 'title.en: is empty'],
    ['aliases are a bomb', 'lesson.yml', /$/, bomb(), 'its aliases make more of it than can be read'],
    ['a schema is not named', 'lesson.yml', '# yaml', '# yml', 'the first line must name the schema'],
    ['YAML is broken', 'lesson.yml', 'seats:', 'seats: [', 'not YAML'],
  ])('%s', (_what, file, from, to, problem) => {
    expect(planted('five-steps', file, from, to).join('\n')).toContain(problem);
  });

  test.each([
    ['a seat is another part', 'lesson.yml', 'role: director', 'role: server', 'seat director is a server'],
    [
      'a wrong decision is right',
      '01-flat.yml',
      'set: { dstIp: 192.168.1.11 }',
      'set: { dstIp: 192.168.1.100 }',
      'dstIp of director is not graded wrong',
    ],
    [
      'a decision is never asked',
      '01-flat.yml',
      'frame: request, set: { dstIp',
      'frame: rst, set: { dstIp',
      'no rst number 1 waits at director',
    ],
    [
      'a lab has another name',
      'labs/flat-walk.yml',
      'name: flat-walk',
      'name: walk',
      'is called "walk"; its file says otherwise',
    ],
  ])('%s', (_what, file, from, to, problem) => {
    expect(planted('one-frame-five-steps', file, from, to).join('\n')).toContain(problem);
  });

  test.each([
    ['par is more than the shortest repair takes', /^par: 2$/m, 'par: 3', 'par is 3; the shortest good solution'],
    [
      'a command of a good solution fails',
      '"rs1: sysctl -w net.ipv4.conf.eth0.arp_ignore=1"',
      '"rs1: sysctl -w net.ipv4.conf.eth0.arp_ignor=1"',
      '"rs1: sysctl -w net.ipv4.conf.eth0.arp_ignor=1" ends with 1',
    ],
  ])('%s', (_what, from, to, problem) => {
    expect(planted('arp-problem', SMALLEST_FIX.exercise, from, to).join('\n')).toContain(problem);
  });

  test('a command of the set-up of a repair is none', () => {
    const said = planted('arp-problem', SMALLEST_FIX.lab, 'ipvsadm -A', 'ipvsadmm -A');
    expect(said).toEqual(['labs/no-arp-settings.yml:36: the set-up fails with 127: bash: ipvsadmm: command not found']);
  });

  test('two files have one id, or one number', () => {
    copied('five-steps');
    for (const name of ['05-header-table.yml', '02-other-table.yml'])
      cpSync(path.join(folder, FIVE_STEPS.exercise), path.join(folder, name));
    expect(problems()).toEqual([
      '02-other-table.yml:1: the number "02" is that of 02-header-table.yml already',
      '05-header-table.yml:1: the id "header-table" is that of 02-header-table.yml already',
    ]);
  });

  test('a lab is a folder', () => {
    copied('five-steps');
    rmSync(path.join(folder, FIVE_STEPS.lab));
    mkdirSync(path.join(folder, FIVE_STEPS.lab));
    expect(problems().join('\n')).toContain('there is no labs/header-table.yml');
  });

  test('there is no such lesson', () => {
    expect(problems()).toEqual([`${folder}:1: there is no such folder`]);
  });

  test('a file is read by nobody', () => {
    copied('five-steps');
    writeFileSync(path.join(folder, 'notes.txt'), 'x');
    expect(problems().join('\n')).toContain('notes.txt:1: is read by nobody');
  });
});
