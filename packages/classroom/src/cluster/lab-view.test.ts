import { startLab } from '@frameplay/lab';
import { expect, test } from 'vitest';
import type { DeviceRole } from '../view.js';
import { labViewOf } from './lab-view.js';

/** Roles and numbers of these nodes, as a lesson that names only some of them shows them. */
function shown(names: readonly string[], roles: Readonly<Record<string, DeviceRole>>) {
  const nodes = names.map((name) => ({ kind: 'linux' as const, name, serve: [] }));
  const lab = { name: 'x', title: '', nodes, links: [], steps: [], files: [] };
  const view = labViewOf(lab, startLab(lab, { seed: 1 }).world, { roles, vip: '' });
  return view.nodes.map(({ name, role, number }) => `${name} ${role} ${number}`);
}

test('of 200 servers a lesson names one, and each has the number of its name', () => {
  expect(shown(['client', 'rs1', 'rs2', 'rs37'], { rs1: 'server' })).toEqual([
    'client client 0',
    'rs1 server 1',
    'rs2 server 2',
    'rs37 server 37',
  ]);
});

test('without numbers in their names servers are counted; what is like no server is like a client', () => {
  expect(shown(['web', 'mail', 'pc2'], { web: 'server', mail: 'server' })).toEqual([
    'web server 1',
    'mail server 2',
    'pc2 client 0',
  ]);
});
