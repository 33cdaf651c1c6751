import { lessonLabs } from '@frameplay/lab';
import { expect, test } from 'vitest';
import { localLesson, roleOf } from './local-lesson';

test('devices are what their commands make of them', () => {
  const { lab } = lessonLabs.gatewayWalk;
  expect(lab.nodes.map(({ name }) => [name, roleOf(lab, name)])).toEqual([
    ['client', 'client'],
    ['gw', 'gateway'],
    ['director', 'director'],
    ['rs1', 'server'],
    ['rs2', 'server'],
    ['lan', 'switch'],
  ]);
});

test('the VIP is the address of the first virtual service', () => {
  const { lab, text } = lessonLabs.flatWalk;
  expect(localLesson(lab, text).activities).toMatchObject([{ kind: 'lab', vip: '192.168.1.100', checks: [] }]);
});
