import { describe, expect, test } from 'vitest';
import { recordedLab, recordedLabNames } from '../cli/recorded-labs.js';
import type { Lab } from './lab.js';
import { parseLab } from './parse-lab.js';

const HEAD = `name: x
title: t
topology:
  nodes:
    a: { kind: linux }
    lan: { kind: bridge }
  links:
    - { type: veth, endpoints: [ { node: a, interface: eth0, mac: "02:00:00:00:00:0a" }, { node: lan, interface: p1 } ] }
steps:
`;

function mustParse(text: string): Lab {
  const parsed = parseLab(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.lab;
}

function firstProblem(text: string): string {
  const parsed = parseLab(text);
  return parsed.ok ? 'accepted' : `${parsed.problems[0].line}: ${parsed.problems[0].reason}`;
}

describe('a lab file', () => {
  test.each(recordedLabNames())('%s is accepted', (name) => {
    expect(mustParse(recordedLab(name)).name).toBe(name);
  });

  test('a link end without a MAC gets the next of 02:ff:00:00:00:01, :02, ...', () => {
    const lab = mustParse(`${HEAD}  - { wait: 1s }\n`);
    expect(lab.links[0]?.endpoints[1].mac).toBe('02:ff:00:00:00:01');
  });

  test('waits may be in milliseconds', () => {
    expect(mustParse(`${HEAD}  - { wait: 1500ms }\n`).steps).toEqual([
      { kind: 'wait', durationUs: 1_500_000, line: 10 },
    ]);
  });

  test.each([
    ['a step on an unknown node', `${HEAD}  - { on: b, run: "true" }\n`, '10: step 0 runs on "b", which is no node'],
    ['a step that does nothing', `${HEAD}  - { on: a }\n`, '10: step 0 needs either "run" or "wait"'],
    ['a wait without a unit', `${HEAD}  - { wait: 3 }\n`, '10: "wait" of step 0 must be a time such as 2s'],
    ['a misspelt key', `${HEAD}  - { on: a, runn: "true" }\n`, '10: unknown key "runn" in step 0'],
    ['an unknown kind', HEAD.replace('bridge', 'bridgee'), '6: kind "bridgee" of node lan is neither'],
    ['a group MAC', HEAD.replace('02:00', '03:00'), '8: "03:00:00:00:00:0a" of link 0 is not a MAC address'],
    ['an unknown link end', HEAD.replace('node: a,', 'node: b,'), '8: a link ends at "b", which is no node'],
    ['broken YAML', 'name: [x\n', '2: not YAML'],
    ['a key twice', 'name: x\nname: y\n', '2: not YAML'],
    ['no topology', 'name: x\nsteps: []\n', '1: "topology" must be a mapping'],
    ['an empty file', '', '1: a lab must be a mapping'],
    ['a list', '- 1\n', '1: a lab must be a mapping'],
    ['a name that is a path', HEAD.replace('name: x', 'name: ../x'), '1: name "../x" may only have letters'],
    ['files of an unknown node', `${HEAD}  []\nfiles: { b: {} }\n`, '11: "files" names "b", which is no node'],
    [
      'a port out of range',
      HEAD.replace('kind: linux', 'kind: linux, serve: [{ port: 70000, body: x }]'),
      '5: "port" of a server of node a must be a whole number from 1 to 65535',
    ],
  ])('%s is refused with its line and the reason', (_name, text, problem) => {
    expect(firstProblem(text)).toContain(problem);
  });

  test('nesting and aliases that explode are refused, not followed', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]', ...'bcdefghi'.split('').map((key, index) => explode(key, index))];
    expect(firstProblem(`${bomb.join('\n')}\nsteps: *i\n`)).toContain('unknown key "a" in the lab');
    expect(firstProblem(`a: ${'['.repeat(20_000)}`)).toContain('not YAML');
  });
});

function explode(key: string, index: number): string {
  return `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`;
}
