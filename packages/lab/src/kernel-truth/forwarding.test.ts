import { expect, test } from 'vitest';
import { Cluster, directRouting, MAC_OF, sysctl, VIP } from './testing/cluster.js';

const CLIENT = '192.168.9.9';
const SERVER_SETTINGS = ['all.arp_ignore=1', 'all.arp_announce=2'];
const RS1_REPLIES = `${MAC_OF.rs1}>${MAC_OF.gw} IP ${VIP}>${CLIENT} ttl=64 proto=1 icmp=0/0`;

/** Frames for the VIP reach rs1 as the director would forward them, also those that it would not balance. */
function pinnedToRs1(cluster: Cluster): Cluster {
  return cluster.pin(VIP, MAC_OF.rs1).do('rs1', 'ping -c 1 10.0.0.1').wait(0.1).forget();
}

function pings(cluster: Cluster): boolean {
  return cluster.run('cli', `ping -c 1 -W 1 ${VIP}`).exit === 0;
}

function balanced(): Cluster {
  const cluster = directRouting(...SERVER_SETTINGS).balance(80, ['rs1']);
  cluster.serve('rs1', 80);
  return cluster;
}

test('[C1] a frame forwarded by DR has the MACs of director and server, the addresses of client and VIP', () => {
  const cluster = balanced().do('cli', `curl -s http://${VIP}/`);
  const [syn] = cluster.frames('rs1:eth0', 'in', 'tcpflags=0x02');
  expect(syn).toContain(`${MAC_OF.dir}>${MAC_OF.rs1} IP ${CLIENT}>${VIP} ttl=62 proto=6`);
});

test('[C2] the answer goes from the server to the gateway, past the director, and on to the client', () => {
  const cluster = pinnedToRs1(directRouting(...SERVER_SETTINGS));
  expect(pings(cluster)).toBe(true);
  expect(cluster.frames('gw:eth0', 'in')).toEqual([RS1_REPLIES]);
  expect(cluster.frames('cli:eth0', 'in', 'icmp')).toEqual([
    `02:00:00:00:09:01>02:00:00:00:09:09 IP ${VIP}>${CLIENT} ttl=63 proto=1 icmp=0/0`,
  ]);
});

test('[C3] the switch knows gateway, director and server by their own MACs; the VIP has none', () => {
  const cluster = balanced().do('cli', `curl -s http://${VIP}/`);
  const learned = cluster.run('br0', 'bridge fdb show br br0').stdout.split('\n');
  expect(learned.filter((line) => line.startsWith('02:00:00:00:00:') && !line.includes('permanent')).sort()).toEqual([
    `${MAC_OF.gw} dev p_gw master br0 `,
    `${MAC_OF.dir} dev p_dir master br0 `,
    `${MAC_OF.rs1} dev p_rs1 master br0 `,
  ]);
});

test('[C4] VIP/32 on lo needs no host route: it is in the local table, not in main, and is answered', () => {
  const cluster = pinnedToRs1(directRouting(...SERVER_SETTINGS));
  expect(cluster.run('rs1', 'ip route show table main').stdout).not.toContain(VIP);
  expect(cluster.run('rs1', 'ip route show table local').stdout).toContain(
    `local ${VIP} dev lo proto kernel scope host src ${VIP}`,
  );
  expect(pings(cluster)).toBe(true);
});

test('[C5] a host route to lo without the address: no answer', () => {
  const cluster = pinnedToRs1(new Cluster().do('rs1', `ip route add ${VIP}/32 dev lo`));
  expect(pings(cluster)).toBe(false);
  expect(cluster.frames('rs1:eth0', 'in', VIP)).toHaveLength(1);
  expect(cluster.frames('rs1:eth0', 'out')).toEqual([]);
});

test('[C5b] a route of type local without the address: it is answered', () => {
  const cluster = pinnedToRs1(new Cluster().do('rs1', `ip route add local ${VIP}/32 dev lo`));
  expect(pings(cluster)).toBe(true);
  expect(cluster.frames('rs1:eth0', 'out')).toEqual([RS1_REPLIES]);
});

for (const { id, ignore, answer } of [
  { id: 'C5c', ignore: 1, answer: ['dir'] },
  { id: 'C5d', ignore: 0, answer: ['dir', 'rs1'] },
]) {
  test(`[${id}] a route of type local, arp_ignore=${ignore}: who answers`, () => {
    const cluster = new Cluster().do('dir', `ip addr add ${VIP}/32 dev eth0`);
    cluster.do('rs1', sysctl(`all.arp_ignore=${ignore}`), `ip route add local ${VIP}/32 dev lo`);
    expect(cluster.whoAnswers(VIP)).toEqual(answer);
  });
}

function withoutVipOnRs1(forward: 0 | 1): Cluster {
  const cluster = new Cluster().do('dir', `ip addr add ${VIP}/32 dev eth0`);
  return pinnedToRs1(cluster.do('rs1', `sysctl -w net.ipv4.ip_forward=${forward}`));
}

test('[C6.0] the VIP is missing on rs1, ip_forward=0: nothing comes back to the director', () => {
  const cluster = withoutVipOnRs1(0);
  expect(pings(cluster)).toBe(false);
  expect(cluster.frames('dir:eth0', 'in')).toEqual([]);
});

test('[C6.1] the VIP is missing on rs1, ip_forward=1: rs1 asks for the VIP and sends the packet to the director', () => {
  const cluster = withoutVipOnRs1(1);
  pings(cluster);
  expect(cluster.frames('dir:eth0', 'in', MAC_OF.rs1)).toEqual([
    `${MAC_OF.rs1}>ff:ff:ff:ff:ff:ff ARP op=1 sha=${MAC_OF.rs1} spa=10.0.0.11 tpa=${VIP}`,
    `${MAC_OF.rs1}>${MAC_OF.dir} IP ${CLIENT}>${VIP} ttl=62 proto=1 icmp=8/0`,
  ]);
});

for (const { id, title, bind, port, flags } of [
  {
    id: 'C7',
    bind: '10.0.0.11',
    port: 80,
    flags: '0x14',
    title: 'an application on RIP:80 only, a SYN to VIP:80: RST',
  },
  {
    id: 'C7b',
    bind: '0.0.0.0',
    port: 80,
    flags: '0x12',
    title: 'an application on every address: SYN-ACK from the VIP',
  },
  { id: 'C7c', bind: '0.0.0.0', port: 8080, flags: '0x14', title: 'DR maps no ports: a SYN to VIP:8080 gets RST' },
]) {
  test(`[${id}] ${title}`, () => {
    const cluster = directRouting(...SERVER_SETTINGS);
    cluster.serve('rs1', 80, { bind });
    pinnedToRs1(cluster).run('cli', `curl -s --max-time 1 http://${VIP}:${port}/`);
    const [answer] = cluster.frames('rs1:eth0', 'out', 'proto=6');
    expect(answer).toContain(
      `${MAC_OF.rs1}>${MAC_OF.gw} IP ${VIP}>${CLIENT} ttl=64 proto=6 tcpflags=${flags} (${port}, `,
    );
  });
}

for (const { id, accept, title } of [
  { id: 'C8.0', accept: 0, title: 'the answer is a martian, the client gets nothing' },
  { id: 'C8.1', accept: 1, title: 'the director forwards the answer' },
]) {
  test(`[${id}] default route of rs1 via the director, accept_local=${accept}: ${title}`, () => {
    const cluster = directRouting(...SERVER_SETTINGS);
    cluster.do('dir', 'sysctl -w net.ipv4.ip_forward=1', sysctl(`all.accept_local=${accept}`));
    cluster.do('rs1', 'ip route replace default via 10.0.0.10');
    pinnedToRs1(cluster);
    expect(pings(cluster)).toBe(accept === 1);
    expect(cluster.frames('dir:eth0', 'in', `IP ${VIP}>${CLIENT}`)).toHaveLength(1);
    const arrived = `02:00:00:00:09:01>02:00:00:00:09:09 IP ${VIP}>${CLIENT} ttl=62 proto=1 icmp=0/0`;
    expect(cluster.frames('cli:eth0', 'in', 'icmp=0/0')).toEqual(accept === 1 ? [arrived] : []);
  });
}

for (const fact of [
  { id: 'C9.0', filter: 0, answered: true },
  { id: 'C9.1', filter: 1, answered: false },
  { id: 'C9.2', filter: 2, answered: true },
]) {
  test(`[${fact.id}] rs1 receives on eth0, default route out of eth1, rp_filter=${fact.filter}: answered ${fact.answered}`, () => {
    const cluster = directRouting(...SERVER_SETTINGS);
    cluster.cable(['rs1', 'eth1', '02:00:00:00:01:11'], ['gw', 'eth2', '02:00:00:00:01:01']);
    cluster.do('gw', 'ip addr add 10.0.1.1/24 dev eth2');
    cluster.do('rs1', 'ip addr add 10.0.1.11/24 dev eth1', sysctl(`all.rp_filter=${fact.filter}`));
    cluster.do('rs1', 'ip route replace default via 10.0.1.1');
    pinnedToRs1(cluster);
    expect(pings(cluster)).toBe(fact.answered);
    const arrived = `02:00:00:00:09:01>02:00:00:00:09:09 IP ${VIP}>${CLIENT} ttl=63 proto=1 icmp=0/0`;
    expect(cluster.frames('cli:eth0', 'in', 'icmp')).toEqual(fact.answered ? [arrived] : []);
  });
}

test('[C17] a UDP application on 0.0.0.0 answers from its own address', () => {
  const cluster = directRouting(...SERVER_SETTINGS);
  cluster.serve('rs1', 53, { udp: true });
  cluster.pin(VIP, MAC_OF.rs1).forget().run('cli', `udp -a -t 1 ${VIP} 53`);
  expect(cluster.frames('rs1:eth0', 'out')).toEqual([
    `${MAC_OF.rs1}>ff:ff:ff:ff:ff:ff ARP op=1 sha=${MAC_OF.rs1} spa=10.0.0.11 tpa=10.0.0.1`,
    `${MAC_OF.rs1}>${MAC_OF.gw} IP 10.0.0.11>${CLIENT} ttl=64 proto=17`,
  ]);
});
