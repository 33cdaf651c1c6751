import { lessonLabs } from '@frameplay/lab';
import { complete } from '@frameplay/shell';
import { expect, test } from 'vitest';
import { openLab } from '@/lib/local-lesson';
import { shadowWorld } from './shadow-world';

test('completion knows the interfaces, addresses and services that the viewer sees', () => {
  const { lab, text } = lessonLabs.gatewayWalk;
  const [cluster] = openLab(lab, text).getState().view?.clusters ?? [];
  if (cluster === undefined) throw new Error('the sandbox has a group');
  const world = shadowWorld(cluster);
  const offered = (node: string, line: string) =>
    complete(line, line.length, { world, node }).candidates.map(({ text: one }) => one);
  expect(offered('gw', 'ip addr show dev e').sort()).toEqual(['eth0', 'eth1']);
  expect(offered('director', 'ipvsadm -D -t 192')).toContain('192.168.1.100:80');
  expect(offered('rs1', 'sysctl -w net.ipv4.conf.all.arp_ig')[0]).toContain('arp_ignore');
});
