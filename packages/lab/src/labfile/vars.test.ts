// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how a lab file names what varies
import { expect, test } from 'vitest';
import { parseLab } from './parse-lab.js';
import { fillIn, readVars } from './vars.js';

const LAB = `name: x
vars:
  net: [192.168.1, 10.20]
  w1: [3, 5]
topology:
  nodes:
    a: { kind: linux }
steps:
  - { on: a, run: "ip addr add \${net}.2/24 dev eth0" }
  - { on: a, run: "ipvsadm -w \${w1}" }
`;

test('a lab with vars runs with the first value of each', () => {
  const parsed = parseLab(LAB);
  expect(parsed.ok && parsed.lab.steps).toMatchObject([
    { command: 'ip addr add 192.168.1.2/24 dev eth0', line: 9 },
    { command: 'ipvsadm -w 3' },
  ]);
});

test('another instance is the text with other values filled in', () => {
  const read = readVars(LAB);
  if (!read.ok) throw new Error('read');
  expect(read.vars).toEqual({ net: ['192.168.1', '10.20'], w1: ['3', '5'] });
  const parsed = parseLab(fillIn(read.text, { net: '10.20', w1: '5' }));
  expect(parsed.ok && parsed.lab.steps).toMatchObject([{ command: 'ip addr add 10.20.2/24 dev eth0' }, { line: 10 }]);
});

test('a range stands for all its values', () => {
  const read = readVars(LAB.replace('10.20]', '10.20.7-9]').replace('[3, 5]', '[98-101, x-1]'));
  if (!read.ok) throw new Error('read');
  expect(read.vars).toEqual({
    net: ['192.168.1', '10.20.7', '10.20.8', '10.20.9'],
    w1: ['98', '99', '100', '101', 'x-1'],
  });
});

test.each([
  ['a range that counts down', LAB.replace('[3, 5]', '[5-3]'), '4: range "5-3" of "w1" must count up'],
  ['a range without an end', LAB.replace('[3, 5]', '[0-999]'), '4: range "0-999" of "w1" must count up, 256 values'],
  ['an unknown variable', LAB.replace('w1}', 'w2}'), '10: "${w2}" is not among the vars (net, w1)'],
  ['no value', LAB.replace('[3, 5]', '[]'), '4: "w1" needs at least one value'],
  ['a value that means something in YAML', LAB.replace('[3, 5]', '["3 }"]'), '4: value "3 }" of "w1" may only have'],
  ['a name with a hyphen', LAB.replace('w1:', 'w-1:'), '4: variable "w-1" may only have'],
  ['vars that are a list', LAB.replace(/vars:[\s\S]*topology/, 'vars: []\ntopology'), '2: "vars" must be a mapping'],
])('%s is refused with its line', (_name, text, problem) => {
  const parsed = parseLab(text);
  expect(parsed.ok ? 'accepted' : `${parsed.problems[0].line}: ${parsed.problems[0].reason}`).toContain(problem);
});

test('without vars a dollar and braces are text like any other', () => {
  const parsed = parseLab(LAB.replace(/vars:[\s\S]*topology/, 'topology').replace('-w ${w1}', 'curl ${HOME}'));
  expect(parsed.ok && parsed.lab.steps[0]).toMatchObject({ command: 'ip addr add ${net}.2/24 dev eth0' });
});
