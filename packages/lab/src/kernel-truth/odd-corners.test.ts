import { expect, test } from 'vitest';
import { Cluster, directRouting, MAC_OF, sysctl, VIP } from './testing/cluster.js';

const REPLY_OF = (mac: string) => `${mac}>${MAC_OF.gw} IP ${VIP}>192.168.9.9 ttl=64 proto=1 icmp=0/0`;

/** The VIP on an interface of its own on both servers. */
function onDummy(commands: readonly string[], ...settings: readonly string[]): Cluster {
  const cluster = new Cluster().do('dir', `ip addr add ${VIP}/32 dev eth0`);
  for (const node of ['rs1', 'rs2']) {
    cluster.do(node, ...settings.map(sysctl), ...commands, `ip addr add ${VIP}/32 dev dummy0`);
  }
  return cluster;
}

const NOARP = ['ip link add dummy0 type dummy', 'ip link set dummy0 arp off', 'ip link set dummy0 up'];

test('[E1] the VIP on an interface of its own with NOARP, arp_ignore=0: everybody answers', () => {
  expect(onDummy(NOARP).whoAnswers(VIP)).toEqual(['dir', 'rs1', 'rs2']);
});

test('[E1b] the same with all.arp_ignore=1: only the director', () => {
  expect(onDummy(NOARP, 'all.arp_ignore=1').whoAnswers(VIP)).toEqual(['dir']);
});

test('[E1c] the VIP on an interface that is down, arp_ignore=0: everybody answers, the address is local', () => {
  const cluster = onDummy(['ip link add dummy0 type dummy']);
  expect(cluster.whoAnswers(VIP)).toEqual(['dir', 'rs1', 'rs2']);
  expect(cluster.run('rs1', 'ip route show table local').stdout).toContain(
    `local ${VIP} dev dummy0 proto kernel scope host src ${VIP}`,
  );
});

test('[E2] a request to the VIP on lo: no frame on lo, the answer leaves by eth0', () => {
  const cluster = directRouting('all.arp_ignore=1', 'all.arp_announce=2').pin(VIP, MAC_OF.rs1);
  cluster.do('cli', `ping -c 1 ${VIP}`);
  expect([...cluster.frames('rs1:lo', 'in'), ...cluster.frames('rs1:lo', 'out')]).toEqual([]);
  expect(cluster.frames('gw:eth0', 'in', 'icmp')).toEqual([REPLY_OF(MAC_OF.rs1)]);
});

test('[E3] a STALE entry of the gateway is probed by unicast from the own address, arp_announce=0 or not', () => {
  const cluster = directRouting('all.arp_ignore=1').do('cli', `ping -c 1 ${VIP}`);
  cluster.do('rs1', 'ping -c 1 10.0.0.1').wait(60);
  expect(cluster.neighbour('rs1', '10.0.0.1')).toContain('STALE');
  cluster.forget().run('rs1', `ping -c 1 -W 0.1 -I ${VIP} 192.168.9.9`);
  // Its answers are of no interest: without them all three probes are seen.
  cluster.do('gw', 'ip link set eth0 arp off').wait(12);
  expect(cluster.frames('gw:eth0', 'in', 'ARP op=1')).toEqual(
    Array.from({ length: 3 }, () => `${MAC_OF.rs1}>${MAC_OF.gw} ARP op=1 sha=${MAC_OF.rs1} spa=10.0.0.11 tpa=10.0.0.1`),
  );
});

test('[E6] a frame for an unknown MAC is flooded; who has its IP address but not its MAC does not answer', () => {
  const cluster = directRouting('all.arp_ignore=1').pin(VIP, '02:00:00:00:00:99').forget();
  expect(cluster.run('cli', `ping -c 1 -W 1 ${VIP}`).exit).toBe(1);
  for (const node of ['dir', 'rs1', 'rs2']) {
    expect(cluster.frames(`${node}:eth0`, 'in')).toEqual([
      `${MAC_OF.gw}>02:00:00:00:00:99 IP 192.168.9.9>${VIP} ttl=63 proto=1 icmp=8/0`,
    ]);
    expect(cluster.frames(`${node}:eth0`, 'out')).toEqual([]);
  }
});

test('[E7] a packet for the VIP in a broadcast frame: everybody who has the VIP answers', () => {
  const cluster = directRouting('all.arp_ignore=1', 'all.arp_announce=2').pin(VIP, 'ff:ff:ff:ff:ff:ff');
  for (const node of ['dir', 'rs1', 'rs2']) cluster.do(node, 'ping -c 1 10.0.0.1');
  cluster.forget().run('cli', `ping -c 1 -W 1 ${VIP}`);
  expect(cluster.frames('gw:eth0', 'in')).toEqual([MAC_OF.rs2, MAC_OF.rs1, MAC_OF.dir].map(REPLY_OF));
});
