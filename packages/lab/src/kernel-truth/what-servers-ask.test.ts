import { expect, test } from 'vitest';
import { Cluster, directRouting, MAC_OF, sysctl, VIP } from './testing/cluster.js';

const AT_DIRECTOR = `${VIP} dev eth0 lladdr ${MAC_OF.dir} REACHABLE`;
const ASKS_FROM_VIP = [`${MAC_OF.rs1}>ff:ff:ff:ff:ff:ff ARP op=1 sha=${MAC_OF.rs1} spa=${VIP} tpa=10.0.0.1`];
const ASKS_FROM_RIP = [`${MAC_OF.rs1}>ff:ff:ff:ff:ff:ff ARP op=1 sha=${MAC_OF.rs1} spa=10.0.0.11 tpa=10.0.0.1`];

/** The gateway knows the VIP at the director; rs1 has arp_ignore=1 and knows nobody. */
function settled(...settings: readonly string[]): Cluster {
  const cluster = directRouting('all.arp_ignore=1', ...settings);
  cluster.do('cli', `ping -c 1 ${VIP}`);
  expect(cluster.neighbour('gw', VIP)).toBe(AT_DIRECTOR);
  return cluster.forget();
}

for (const { id, settings } of [
  { id: 'B1', settings: ['all.arp_announce=0'] },
  { id: 'B2', settings: ['all.arp_announce=1'] },
  { id: 'B4', settings: ['lo.arp_announce=2'] },
]) {
  test(`[${id}] ${settings}: rs1 asks for the gateway from the VIP, which then has the VIP at rs1`, () => {
    const cluster = settled(...settings);
    const { exit } = cluster.run('rs1', `ping -c 1 -W 0.01 -I ${VIP} 192.168.9.9`);
    expect(cluster.frames('gw:eth0', 'in', 'ARP op=1')).toEqual(ASKS_FROM_VIP);
    // The echo reply to the VIP has gone to rs1 already, and made the entry DELAY.
    expect([exit, cluster.neighbour('gw', VIP)]).toEqual([0, `${VIP} dev eth0 lladdr ${MAC_OF.rs1} DELAY`]);
  });
}

for (const { id, settings } of [
  { id: 'B3', settings: ['all.arp_announce=2'] },
  { id: 'B5', settings: ['eth0.arp_announce=2'] },
]) {
  test(`[${id}] ${settings}: rs1 asks for the gateway from its own address, the VIP stays at the director`, () => {
    const cluster = settled(...settings);
    expect(cluster.run('rs1', `ping -c 1 -W 0.01 -I ${VIP} 192.168.9.9`).exit).toBe(1);
    expect(cluster.frames('gw:eth0', 'in', 'ARP op=1')).toEqual(ASKS_FROM_RIP);
    expect(cluster.neighbour('gw', VIP)).toBe(AT_DIRECTOR);
  });
}

const ELSEWHERE = '203.0.113.100';

for (const { id, announce, spa } of [
  { id: 'B6', announce: 1, spa: '10.0.0.11' },
  { id: 'B6b', announce: 0, spa: ELSEWHERE },
]) {
  test(`[${id}] VIP of another subnet, arp_announce=${announce}: rs1 asks from ${spa}`, () => {
    const cluster = new Cluster();
    cluster.do('rs1', `ip addr add ${ELSEWHERE}/32 dev lo`, sysctl(`all.arp_announce=${announce}`));
    cluster.run('rs1', `ping -c 1 -W 0.01 -I ${ELSEWHERE} 192.168.9.9`);
    expect(cluster.frames('gw:eth0', 'in', 'ARP op=1')).toEqual([
      `${MAC_OF.rs1}>ff:ff:ff:ff:ff:ff ARP op=1 sha=${MAC_OF.rs1} spa=${spa} tpa=10.0.0.1`,
    ]);
  });
}

test('[B7] arp_announce=0 with a warm cache: rs1 asks nothing, the VIP stays at the director', () => {
  const cluster = settled('all.arp_announce=0').do('rs1', 'ping -c 1 192.168.9.9').forget();
  cluster.run('rs1', `ping -c 1 -W 0.01 -I ${VIP} 192.168.9.9`);
  expect(cluster.frames('rs1:eth0', 'out')).toEqual([
    `${MAC_OF.rs1}>${MAC_OF.gw} IP ${VIP}>192.168.9.9 ttl=64 proto=1 icmp=8/0`,
  ]);
  expect(cluster.neighbour('gw', VIP)).toBe(AT_DIRECTOR);
});

test('[B8] arp_announce=0, a client in the subnet: its own entry moves to rs1', () => {
  const cluster = settled('all.arp_announce=0').do('rs1', `ping -c 1 -I ${VIP} 10.0.0.1`);
  expect(cluster.frames('gw:eth0', 'in', 'ARP op=1')).toEqual(ASKS_FROM_VIP);
  expect(cluster.neighbour('gw', VIP)).toBe(`${VIP} dev eth0 lladdr ${MAC_OF.rs1} DELAY`);
});

test('[B9] a broadcast request for the gateway itself, sender VIP: makes an entry where there was none, STALE', () => {
  const cluster = directRouting('all.arp_ignore=1');
  cluster.do('rs1', `arping -c 1 -w 1 -I eth0 -s ${VIP} 10.0.0.1`);
  expect(cluster.frames('gw:eth0', 'in')).toEqual(ASKS_FROM_VIP);
  expect(cluster.neighbour('gw', VIP)).toBe(`${VIP} dev eth0 lladdr ${MAC_OF.rs1} STALE`);
});

test('[B10] a gratuitous request, arp_accept=0: makes no entry where there was none', () => {
  const cluster = directRouting('all.arp_ignore=1');
  cluster.run('rs1', `arping -U -c 1 -I eth0 ${VIP}`);
  expect(cluster.frames('gw:eth0', 'in', `spa=${VIP} tpa=${VIP}`)).toHaveLength(1);
  expect(cluster.neighbour('gw', VIP)).toBe('');
});

for (const { id, form, flag, op } of [
  { id: 'B11', form: 'request', flag: '-U', op: 1 },
  { id: 'B12', form: 'reply', flag: '-A', op: 2 },
]) {
  test(`[${id}] a gratuitous ${form} from rs1 moves an entry that was at the director, STALE`, () => {
    const cluster = settled().wait(2);
    cluster.run('rs1', `arping ${flag} -c 1 -I eth0 ${VIP}`);
    expect(cluster.frames('gw:eth0', 'in', `ARP op=${op}`)).toEqual([
      `${MAC_OF.rs1}>ff:ff:ff:ff:ff:ff ARP op=${op} sha=${MAC_OF.rs1} spa=${VIP} tpa=${VIP}`,
    ]);
    expect(cluster.neighbour('gw', VIP)).toBe(`${VIP} dev eth0 lladdr ${MAC_OF.rs1} STALE`);
  });
}

test('[B13] a permanent entry does not move', () => {
  const cluster = directRouting('all.arp_ignore=1').pin(VIP, MAC_OF.dir);
  cluster.run('rs1', `arping -U -c 1 -I eth0 ${VIP}`);
  expect(cluster.neighbour('gw', VIP)).toBe(`${VIP} dev eth0 lladdr ${MAC_OF.dir} PERMANENT`);
});

test('[B14] arp_ignore=0 everywhere: twelve fresh resolutions end at one and the same server', () => {
  const cluster = directRouting();
  const winners = Array.from({ length: 12 }, () => {
    cluster.do('cli', `ping -c 1 ${VIP}`);
    const entry = cluster.neighbour('gw', VIP);
    cluster.do('gw', `ip neigh del ${VIP} dev eth0`).wait(2);
    return entry;
  });
  expect(new Set(winners)).toEqual(new Set([`${VIP} dev eth0 lladdr ${MAC_OF.rs2} REACHABLE`]));
});

test('[C0] three hosts answer, the one on the last port first; the first answer is kept', () => {
  const cluster = directRouting();
  cluster.do('cli', `ping -c 1 ${VIP}`);
  const answers = cluster.frames('gw:eth0', 'in', /ARP op=2 .* spa=10\.0\.0\.100 /);
  expect(answers.map((text) => text.slice(0, MAC_OF.gw.length))).toEqual([MAC_OF.rs2, MAC_OF.rs1, MAC_OF.dir]);
  expect(cluster.neighbour('gw', VIP)).toBe(`${VIP} dev eth0 lladdr ${MAC_OF.rs2} REACHABLE`);
});
