import { expect, test } from 'vitest';
import { Cluster, directRouting, MAC_OF, sysctl, VIP } from './testing/cluster.js';

/** The gateway has the VIP at rs1 by mistake, and rs1 will not answer for it. */
function poisoned(...settings: readonly string[]): Cluster {
  const cluster = directRouting(...settings)
    .do('cli', `ping -c 1 ${VIP}`)
    .wait(2);
  cluster.run('rs1', `arping -A -c 1 -I eth0 ${VIP}`);
  expect(cluster.neighbour('gw', VIP)).toContain(MAC_OF.rs1);
  return cluster.forget();
}

/** Datagrams for the VIP, ten a second, until the gateway sends one to this MAC. How many seconds that took. */
function secondsUntilSentTo(cluster: Cluster, mac: string): number {
  const from = cluster.nowS;
  while (cluster.nowS - from < 90) {
    cluster.start('cli', `udp -t 0.05 ${VIP} 9`);
    cluster.wait(0.1);
    if (cluster.frames('gw:eth0', 'out', `>${mac} IP`).length > 0) return cluster.nowS - from;
    cluster.forget();
  }
  throw new Error('never');
}

test('[C11] a unicast request for the VIP to rs1, arp_ignore=1: no answer, FAILED, a broadcast finds the director', () => {
  const cluster = poisoned('all.arp_ignore=1');
  secondsUntilSentTo(cluster, MAC_OF.dir);
  expect(cluster.neighbour('gw', VIP)).toBe(`${VIP} dev eth0 lladdr ${MAC_OF.dir} REACHABLE`);
});

test('[C11] the gateway asks rs1 three times by unicast before that', () => {
  const cluster = poisoned('all.arp_ignore=1');
  cluster.start('cli', `ping -c 1 -W 0.1 ${VIP}`);
  cluster.wait(15);
  expect(cluster.frames('rs1:eth0', 'in', `ARP op=1`)).toEqual(
    Array.from({ length: 3 }, () => `${MAC_OF.gw}>${MAC_OF.rs1} ARP op=1 sha=${MAC_OF.gw} spa=10.0.0.1 tpa=${VIP}`),
  );
  expect(cluster.frames('rs1:eth0', 'out', 'ARP op=2')).toEqual([]);
  expect(cluster.neighbour('gw', VIP)).toContain('FAILED');
});

test('[C11b] the same with arp_ignore=0: rs1 answers and keeps the VIP', () => {
  const cluster = poisoned('all.arp_ignore=0');
  cluster.start('cli', `ping -c 1 -W 0.1 ${VIP}`);
  cluster.wait(6);
  expect(cluster.frames('gw:eth0', 'in', `ARP op=2`)).toEqual([
    `${MAC_OF.rs1}>${MAC_OF.gw} ARP op=2 sha=${MAC_OF.rs1} spa=${VIP} tpa=10.0.0.1`,
  ]);
});

// base_reachable_time 30 s, drawn from half to one and a half of it; 5 s DELAY and 3 s of probes come after.
const SHORTEST_S = 15 + 5 + 3;
const LONGEST_S = 45 + 5 + 3 + 1;

test('[C12] a REACHABLE entry at rs1, arp_ignore=1, steady traffic: 23 to 54 s until it is at the director', () => {
  const cluster = directRouting().do('cli', `ping -c 1 ${VIP}`);
  // Asked while all answered, so the wrong entry is a confirmed one.
  expect(cluster.neighbour('gw', VIP)).toBe(`${VIP} dev eth0 lladdr ${MAC_OF.rs2} REACHABLE`);
  for (const node of ['rs1', 'rs2']) cluster.do(node, sysctl('all.arp_ignore=1'));
  const seconds = secondsUntilSentTo(cluster.forget(), MAC_OF.dir);
  expect(seconds).toBeGreaterThan(SHORTEST_S - 1);
  expect(seconds).toBeLessThan(LONGEST_S);
});

test('[D1] conf.default.arp_ignore=1: of no effect on interfaces that exist, also without address; on later ones', () => {
  const cluster = new Cluster().do('rs1', 'ip link add e9 type dummy', sysctl('default.arp_ignore=1'));
  cluster.do('rs1', 'ip link add e8 type dummy');
  const values = ['eth0', 'e9', 'e8'].map(
    (name) => cluster.run('rs1', `sysctl -n net.ipv4.conf.${name}.arp_ignore`).stdout,
  );
  expect(values).toEqual(['0\n', '0\n', '1\n']);
});

/** Gratuitous requests and replies that rs2 sends when it takes the VIP, and when its link comes up again. */
function announcements(notify: 0 | 1): readonly [string[], string[]] {
  const cluster = new Cluster().do('rs2', sysctl(`all.arp_notify=${notify}`));
  cluster.do('rs2', `ip addr add ${VIP}/32 dev eth0`).wait(1);
  const onAdd = cluster.frames('rs2:eth0', 'out', 'ARP');
  cluster.do('rs2', 'ip link set eth0 down').wait(1).forget();
  cluster.do('rs2', 'ip link set eth0 up').wait(1);
  return [onAdd, cluster.frames('rs2:eth0', 'out', 'ARP')];
}

test('[D2.0] arp_notify=0: neither an added address nor a link that comes up is announced', () => {
  expect(announcements(0)).toEqual([[], []]);
});

test('[D2.1] arp_notify=1, as 6.1 does it: an added address is not announced, a link that comes up is', () => {
  const [onAdd, onUp] = announcements(1);
  expect(onAdd).toEqual([]);
  const head = `${MAC_OF.rs2}>ff:ff:ff:ff:ff:ff ARP op=1 sha=${MAC_OF.rs2}`;
  expect(onUp).toEqual([`${head} spa=10.0.0.12 tpa=10.0.0.12`, `${head} spa=${VIP} tpa=${VIP}`]);
});

test('[D3] a request for RIP1 from the VIP: rs1 has the VIP itself, a martian, no answer', () => {
  const cluster = directRouting('all.arp_ignore=1');
  cluster.run('dir', `arping -c 1 -w 1 -I eth0 -s ${VIP} 10.0.0.11`);
  expect(cluster.frames('rs1:eth0', 'in', `spa=${VIP} tpa=10.0.0.11`)).toHaveLength(1);
  expect(cluster.frames('rs1:eth0', 'out')).toEqual([]);
});

test('[D3b] a request for RIP1 from DIP: rs1 answers', () => {
  const cluster = directRouting('all.arp_ignore=1');
  cluster.run('dir', 'arping -c 1 -w 1 -I eth0 -s 10.0.0.10 10.0.0.11');
  expect(cluster.frames('rs1:eth0', 'out')).toEqual([
    `${MAC_OF.rs1}>${MAC_OF.dir} ARP op=2 sha=${MAC_OF.rs1} spa=10.0.0.11 tpa=10.0.0.10`,
  ]);
});

test('[D3c] VIP/24 added before DIP/24: what the director forwards to rs1 is asked for from the VIP', () => {
  const cluster = new Cluster().do('dir', 'ip addr flush dev eth0', `ip addr add ${VIP}/24 dev eth0`);
  cluster.do('dir', 'ip addr add 10.0.0.10/24 dev eth0', 'sysctl -w net.ipv4.ip_forward=1');
  cluster.do('gw', 'ip route add 10.0.0.11/32 via 10.0.0.10').forget();
  cluster.run('cli', 'ping -c 1 -W 0.5 10.0.0.11');
  expect(cluster.frames('dir:eth0', 'out', 'tpa=10.0.0.11')).toEqual([
    `${MAC_OF.dir}>ff:ff:ff:ff:ff:ff ARP op=1 sha=${MAC_OF.dir} spa=${VIP} tpa=10.0.0.11`,
  ]);
});

for (const { id, node } of [
  { id: 'D4', node: 'rs1' },
  { id: 'D4b', node: 'dir' },
]) {
  test(`[${id}] on ${node} the VIP is local`, () => {
    const [line] = directRouting().run(node, `ip route get ${VIP}`).stdout.split('\n');
    expect(line).toBe(`local ${VIP} dev lo src ${VIP} uid 0 `);
  });
}

/** The director loses the VIP to rs2, which is the backup here. */
function failedOver(): Cluster {
  const cluster = new Cluster().do('dir', `ip addr add ${VIP}/32 dev eth0`).do('cli', `ping -c 1 ${VIP}`);
  cluster.do('dir', `ip addr del ${VIP}/32 dev eth0`).do('rs2', `ip addr add ${VIP}/32 dev eth0`);
  return cluster.forget();
}

test('[D5] failover without gratuitous ARP: 23 to 54 s until the gateway sends to the backup', () => {
  const seconds = secondsUntilSentTo(failedOver(), MAC_OF.rs2);
  expect(seconds).toBeGreaterThan(SHORTEST_S - 1);
  expect(seconds).toBeLessThan(LONGEST_S);
});

test('[D5b] failover with one gratuitous ARP: at once', () => {
  const cluster = failedOver();
  cluster.run('rs2', `arping -U -c 1 -I eth0 ${VIP}`);
  expect(secondsUntilSentTo(cluster, MAC_OF.rs2)).toBeCloseTo(0.1);
});
