import { expect, test } from 'vitest';
import { TCP_ACK, TCP_SYN } from '../wire/frame.js';
import { ipvsSysctlValue } from './sysctls.js';
import { nextTcpState } from './tcp-states.js';

test('a defence that is switched on automatically goes back to watching: there is memory enough', () => {
  expect(ipvsSysctlValue('drop_packet', 2)).toBe(1);
  expect(ipvsSysctlValue('secure_tcp', 2)).toBe(1);
  expect(ipvsSysctlValue('secure_tcp', 3)).toBe(3);
  expect(ipvsSysctlValue('secure_tcp', 4)).toBe('EINVAL');
});

test('what the kernel refuses is refused, what is not imitated is said, anything else is kept', () => {
  expect(ipvsSysctlValue('sync_ports', 3)).toBe('EINVAL');
  expect(ipvsSysctlValue('sync_ports', 2)).toBe('ENOTSUP');
  expect(ipvsSysctlValue('drop_entry', 3)).toBe('ENOTSUP');
  expect(ipvsSysctlValue('expire_nodest_conn', -1)).toBe(-1);
  expect(ipvsSysctlValue('conntrack', 1)).toBe(1);
});

test('secure_tcp: a director that sees one half waits for the ACK in SYNACK', () => {
  expect(nextTcpState('NONE', TCP_SYN, 'input-only', true)).toBe('SYNACK');
  expect(nextTcpState('SYNACK', TCP_ACK, 'input-only', true)).toBe('ESTABLISHED');
  expect(nextTcpState('NONE', TCP_SYN, 'input-only', false)).toBe('SYN_RECV');
});
