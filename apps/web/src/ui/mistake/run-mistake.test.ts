import { mistakesWithLab } from '@frameplay/lab';
import { expect, test } from 'vitest';
import { runMistake } from './run-mistake';

test('what anybody would notice in the network of the exercise is run there', () => {
  expect(runMistake('M2', { lab: 'gateway-walk', node: 'director' })).toMatchObject({
    where: 'own',
    report: { node: 'director', broken: { world: 'mistaken' } },
  });
});

test('what would pass unnoticed there is run in the cluster that is made for it', () => {
  const run = runMistake('M8', { lab: 'gateway-walk', node: 'rs1' });
  expect(run).toMatchObject({ where: 'made', report: { broken: { world: 'real' } } });
});

test.each(mistakesWithLab())('%s can be run from anywhere', (id) => {
  expect(runMistake(id, { lab: 'some other lab', node: 'rs7' })?.report.broken).not.toBeNull();
  expect(runMistake(id, null)?.where).toBe('made');
});

test('a belief that is no rule of a device cannot be run', () => {
  expect(runMistake('M24', null)).toBeNull();
  expect(runMistake('DR-3', null)).toBeNull();
});
