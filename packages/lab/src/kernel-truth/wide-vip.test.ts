import { expect, test } from 'vitest';
import { Cluster, sysctl, VIP } from './testing/cluster.js';

/** VIP/24 on lo of rs1, where VIP/32 was meant; rs2 has VIP/32 and arp_ignore=0. */
function wideVip(ignore: 0 | 1): Cluster {
  const cluster = new Cluster().do('dir', `ip addr add ${VIP}/32 dev eth0`);
  cluster.do('rs1', sysctl(`all.arp_ignore=${ignore}`), sysctl('all.arp_announce=2'));
  return cluster.do('rs1', `ip addr add ${VIP}/24 dev lo`).do('rs2', `ip addr add ${VIP}/32 dev lo`);
}

test('[A12] VIP/24 on lo: the whole LAN is local to rs1, the gateway too', () => {
  const [line] = wideVip(0).run('rs1', 'ip route get 10.0.0.1').stdout.split('\n');
  expect(line).toBe('local 10.0.0.1 dev lo src 10.0.0.100 uid 0 ');
});

test('[A12b] VIP/24 on lo, arp_ignore=0: rs1 answers for an address that nobody has', () => {
  expect(wideVip(0).whoAnswers('10.0.0.77')).toEqual(['rs1']);
});

test('[A12c] VIP/24 on lo, arp_ignore=0: rs1 answers for the address of the director', () => {
  expect(wideVip(0).whoAnswers('10.0.0.10')).toEqual(['dir', 'rs1']);
});

test('[A12d] VIP/24 on lo, arp_ignore=1: rs1 answers for neither that nor the VIP', () => {
  expect(wideVip(1).whoAnswers('10.0.0.77')).toEqual([]);
  expect(wideVip(1).whoAnswers(VIP)).toEqual(['dir', 'rs2']);
});

test('[A12f] VIP/24 on lo: the local table of rs1', () => {
  const table = wideVip(0).run('rs1', 'ip route show table local').stdout.trimEnd().split('\n');
  expect(table).toEqual([
    'local 10.0.0.0/24 dev lo proto kernel scope host src 10.0.0.100 ',
    'local 10.0.0.11 dev eth0 proto kernel scope host src 10.0.0.11 ',
    'local 10.0.0.100 dev lo proto kernel scope host src 10.0.0.100 ',
    'broadcast 10.0.0.255 dev eth0 proto kernel scope link src 10.0.0.11 ',
    'broadcast 10.0.0.255 dev lo proto kernel scope link src 10.0.0.100 ',
    'local 127.0.0.0/8 dev lo proto kernel scope host src 127.0.0.1 ',
    'local 127.0.0.1 dev lo proto kernel scope host src 127.0.0.1 ',
    'broadcast 127.255.255.255 dev lo proto kernel scope link src 127.0.0.1',
  ]);
});

test('[A12g] VIP/24 on lo: rs1 answers for its own address', () => {
  expect(wideVip(0).whoAnswers('10.0.0.11')).toEqual(['rs1']);
});

test('[D6] VIP/24 on lo: a remote client is answered, one in the subnet never', () => {
  const cluster = wideVip(1).pin(VIP, '02:00:00:00:00:11').forget();
  expect(cluster.run('cli', `ping -c 1 -W 1 ${VIP}`).exit).toBe(0);
  expect(cluster.frames('rs1:eth0', 'out')).toEqual([
    '02:00:00:00:00:11>ff:ff:ff:ff:ff:ff ARP op=1 sha=02:00:00:00:00:11 spa=10.0.0.11 tpa=10.0.0.1',
    '02:00:00:00:00:11>02:00:00:00:00:01 IP 10.0.0.100>192.168.9.9 ttl=64 proto=1 icmp=0/0',
  ]);
  cluster.forget();
  expect(cluster.run('gw', `ping -c 1 -W 1 ${VIP}`).exit).toBe(1);
  expect(cluster.frames('rs1:eth0', 'out', 'IP')).toEqual([]);
});

test('[D6b] VIP/24 on lo: the default route stays and leads to eth0', () => {
  const cluster = wideVip(1);
  expect(cluster.run('rs1', 'ip route').stdout).toBe(
    'default via 10.0.0.1 dev eth0 \n10.0.0.0/24 dev eth0 proto kernel scope link src 10.0.0.11 \n',
  );
  expect(cluster.run('rs1', 'ip route get 192.168.9.9').stdout.split('\n')[0]).toBe(
    '192.168.9.9 via 10.0.0.1 dev eth0 src 10.0.0.11 uid 0 ',
  );
});
