import { expect, test } from 'vitest';
import { lessonLabs } from '../labs/lesson-labs.js';
import { appendSteps } from './append-steps.js';
import { parseLab } from './parse-lab.js';

function stepsOf(text: string) {
  const parsed = parseLab(text);
  if (!parsed.ok) throw new Error(parsed.problems[0].reason);
  return parsed.lab.steps;
}

test('appended steps come after the own ones, whatever stands in them', () => {
  const run = `sysctl -w "a: b" # '\\" ; [x]`;
  const text = appendSteps(`# mine\n${lessonLabs.flatWalk.text}`, [{ on: 'rs1', run }]);
  const steps = stepsOf(text);
  expect(steps).toHaveLength(lessonLabs.flatWalk.lab.steps.length + 1);
  expect(steps.at(-1)).toMatchObject({ kind: 'run', on: 'rs1', command: run });
  expect(text.startsWith('# mine\n')).toBe(true);
});

test('a lab without steps gets some', () => {
  const text = 'name: x\ntopology: { nodes: { a: { kind: linux } } }\nsteps: []\n';
  expect(stepsOf(appendSteps(text, [{ on: 'a', run: 'true' }]))).toMatchObject([{ command: 'true' }]);
});

test('nothing to append changes nothing', () => {
  expect(appendSteps('steps:   []', [])).toBe('steps:   []');
});
