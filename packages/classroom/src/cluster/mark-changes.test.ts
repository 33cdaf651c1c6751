import { expect, test } from 'vitest';
import type { DeviceTables } from '../view.js';
import { markChanges } from './mark-changes.js';

const empty: DeviceTables = {
  addresses: [],
  neighbours: [],
  fdb: [],
  routes: [],
  sysctls: [],
  services: [],
  connections: [],
};
const row = (mac: string, port: string) => ({ mac, port, changed: false });
const connection = (state: string, expires: string) => ({
  client: '192.168.1.2:40000',
  destination: '192.168.1.12:80',
  node: 'rs2',
  state,
  expires,
  changed: false,
});

test('a new row and a row that moved are marked, one that stayed is not', () => {
  const before = { ...empty, fdb: [row('02:00:00:00:00:0a', 'p1'), row('02:00:00:00:00:10', 'p2')] };
  const now = {
    ...empty,
    fdb: [row('02:00:00:00:00:0a', 'p1'), row('02:00:00:00:00:10', 'p3'), row('02:00:00:00:00:11', 'p4')],
  };
  expect(markChanges(now, before).fdb.map(({ changed }) => changed)).toEqual([false, true, true]);
});

test('an expiry that counts down is no change, a new state is', () => {
  const before = { ...empty, connections: [connection('SYN_RECV', '01:00')] };
  const later = { ...empty, connections: [connection('SYN_RECV', '00:59')] };
  const open = { ...empty, connections: [connection('ESTABLISHED', '15:00')] };
  expect(markChanges(later, before).connections[0]?.changed).toBe(false);
  expect(markChanges(open, before).connections[0]?.changed).toBe(true);
});
