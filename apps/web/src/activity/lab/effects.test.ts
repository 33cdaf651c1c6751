import { lessonLabs } from '@frameplay/lab';
import { expect, test } from 'vitest';
import { openLab } from '@/lib/local-lesson';
import { effectsOf } from './effects';

test('a line lights up what it changed, where it changed it, and the next line starts afresh', () => {
  const { lab, text } = lessonLabs.gatewayWalk;
  const classroom = openLab(lab, text);
  const effects = () => effectsOf(classroom.getState().view?.clusters[0]?.tables ?? {});
  expect(effects()).toEqual([]);
  classroom.send({ type: 'type', node: 'rs1', line: 'sysctl -w net.ipv4.conf.all.arp_announce=1' });
  expect(effects()).toMatchObject([
    { node: 'rs1', command: 'sysctl', text: 'net.ipv4.conf.all.arp_announce = 1', mac: null },
  ]);
  classroom.send({ type: 'type', node: 'gw', line: 'ip neigh flush all' });
  classroom.send({ type: 'type', node: 'gw', line: 'ping -c 1 192.168.1.12' });
  expect(effects()).toContainEqual(
    expect.objectContaining({ node: 'gw', command: 'ip neigh', text: '192.168.1.12', state: 'REACHABLE' }),
  );
  expect(effects().some(({ command }) => command === 'sysctl')).toBe(false);
});
