import { expect, test } from 'vitest';
import { Cluster, directRouting, sysctl, VIP } from './testing/cluster.js';

const ALL = ['dir', 'rs1', 'rs2'];
const ONLY_DIRECTOR = ['dir'];

for (const { id, title, settings, answer } of [
  { id: 'A1', title: 'all sysctls 0: everybody who has the VIP answers', settings: [], answer: ALL },
  { id: 'A2', title: 'only conf.lo.arp_ignore=1: everybody answers', settings: ['lo.arp_ignore=1'], answer: ALL },
  {
    id: 'A3',
    title: 'only conf.eth0.arp_ignore=1: only the director answers',
    settings: ['eth0.arp_ignore=1'],
    answer: ONLY_DIRECTOR,
  },
  {
    id: 'A4',
    title: 'only conf.all.arp_ignore=1: only the director answers',
    settings: ['all.arp_ignore=1'],
    answer: ONLY_DIRECTOR,
  },
  {
    id: 'A5',
    title: 'only conf.default.arp_ignore=1, when eth0 exists: everybody answers',
    settings: ['default.arp_ignore=1'],
    answer: ALL,
  },
  {
    id: 'A6',
    title: 'all.arp_ignore=1 and eth0.arp_ignore=0: the larger counts, only the director answers',
    settings: ['all.arp_ignore=1', 'eth0.arp_ignore=0'],
    answer: ONLY_DIRECTOR,
  },
  {
    id: 'A8',
    title: 'all.arp_ignore=2 with the VIP on lo: only the director answers',
    settings: ['all.arp_ignore=2'],
    answer: ONLY_DIRECTOR,
  },
  {
    id: 'A9',
    title: 'all.arp_ignore=3 with the VIP on lo as `ip addr add` makes it, of scope global: everybody answers',
    settings: ['all.arp_ignore=3'],
    answer: ALL,
  },
  {
    id: 'C14',
    title: 'arp_filter=1 instead of arp_ignore: everybody answers',
    settings: ['all.arp_filter=1'],
    answer: ALL,
  },
]) {
  test(`[${id}] ${title}`, () => {
    expect(directRouting(...settings).whoAnswers(VIP)).toEqual(answer);
  });
}

test('[A7] all.arp_ignore=1 with the VIP on eth0:0 of the servers: everybody answers', () => {
  const cluster = new Cluster().do('dir', `ip addr add ${VIP}/32 dev eth0`);
  for (const node of ['rs1', 'rs2']) {
    cluster.do(node, sysctl('all.arp_ignore=1'), `ip addr add ${VIP}/32 dev eth0 label eth0:0`);
  }
  expect(cluster.whoAnswers(VIP)).toEqual(ALL);
});

for (const { id, length } of [
  { id: 'A8b', length: 32 },
  { id: 'A8c', length: 24 },
]) {
  test(`[${id}] all.arp_ignore=2 on a director with VIP/${length} on eth0: it answers`, () => {
    const cluster = new Cluster().do('dir', sysctl('all.arp_ignore=2'), `ip addr add ${VIP}/${length} dev eth0`);
    expect(cluster.whoAnswers(VIP)).toEqual(ONLY_DIRECTOR);
  });
}

test('[A9b] all.arp_ignore=3 with the VIP on lo of scope host: only the director answers', () => {
  const cluster = new Cluster().do('dir', `ip addr add ${VIP}/32 dev eth0`);
  for (const node of ['rs1', 'rs2']) {
    cluster.do(node, sysctl('all.arp_ignore=3'), `ip addr add ${VIP}/32 dev lo scope host`);
  }
  expect(cluster.whoAnswers(VIP)).toEqual(ONLY_DIRECTOR);
});

test('[A10] all.arp_ignore=8: the servers answer neither for the VIP nor for their own address', () => {
  const cluster = directRouting('all.arp_ignore=8');
  expect(cluster.whoAnswers(VIP)).toEqual(ONLY_DIRECTOR);
  expect(cluster.whoAnswers('10.0.0.11')).toEqual([]);
});

test('[A11] arp_ignore=1 copied to a director that has the VIP on lo: nobody answers', () => {
  const cluster = new Cluster();
  for (const node of ALL) cluster.do(node, sysctl('all.arp_ignore=1'), `ip addr add ${VIP}/32 dev lo`);
  expect(cluster.whoAnswers(VIP)).toEqual([]);
});

test('[C13] `ip link set eth0 arp off` on the servers: they answer neither for the VIP nor for their own address', () => {
  const cluster = directRouting();
  for (const node of ['rs1', 'rs2']) cluster.do(node, 'ip link set eth0 arp off');
  expect(cluster.whoAnswers(VIP)).toEqual(ONLY_DIRECTOR);
  expect(cluster.whoAnswers('10.0.0.11')).toEqual([]);
});

test('[C13b] `ip link set lo arp off`, which is -arp on lo:0: everybody answers', () => {
  const cluster = directRouting();
  for (const node of ['rs1', 'rs2']) cluster.do(node, 'ip link set lo arp off');
  expect(cluster.whoAnswers(VIP)).toEqual(ALL);
});

test('[C16] the director has lost the VIP: nobody answers', () => {
  const cluster = directRouting('all.arp_ignore=1').do('dir', `ip addr del ${VIP}/32 dev eth0`);
  expect(cluster.whoAnswers(VIP)).toEqual([]);
});
