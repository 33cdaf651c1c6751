import type { MistakeId } from '@frameplay/engine';

/** What one lab has otherwise than the correct cluster. Commands of a Linux host, in the order in which they are run. */
interface Otherwise {
  readonly title: string;
  /** What is set on server 1 in place of `ARP_SET` and `VIP_SET`. */
  readonly rs1?: readonly string[];
  readonly director?: readonly string[];
  /** After all is set; by default the client asks twice. */
  readonly traffic?: readonly Step[];
}

type Step = { readonly on: string; readonly run: string } | { readonly wait: number };

const VIP = '10.0.0.100';
const ARP_SET = ['sysctl -w net.ipv4.conf.all.arp_ignore=1', 'sysctl -w net.ipv4.conf.all.arp_announce=2'];
const VIP_SET = [`ip addr add ${VIP}/32 dev lo`];
const ASK: Step = { on: 'client', run: `curl -s --max-time 3 http://${VIP}/` };
const ASK_TWICE = [ASK, ASK];
/** So that the gateway has nothing to ask about but the virtual address. */
const CLIENT_IS_KNOWN: Step = {
  on: 'gw',
  run: 'ip neigh replace 192.168.9.9 lladdr 02:00:00:00:09:09 dev eth1 nud permanent',
};

/** One lab for each of M1 to M20: the cluster of the curriculum, and what must be set so that the belief makes a difference. */
const CASES: Partial<Readonly<Record<MistakeId, Otherwise>>> = {
  M2: { title: 'A correct cluster' },
  M3: {
    title: 'Server 1 has its ARP settings on lo only',
    rs1: ['sysctl -w net.ipv4.conf.lo.arp_ignore=1', 'sysctl -w net.ipv4.conf.lo.arp_announce=2', ...VIP_SET],
  },
  M4: { title: 'Server 1 has arp_ignore=1 on all and 0 on eth0', rs1: [...ARP_SET, ...VIP_SET] },
  M5: { title: 'Server 1 has arp_ignore=2', rs1: ['sysctl -w net.ipv4.conf.all.arp_ignore=2', ...VIP_SET] },
  M6: { title: 'Server 1 has arp_ignore=3', rs1: ['sysctl -w net.ipv4.conf.all.arp_ignore=3', ...VIP_SET] },
  M7: {
    title: 'Server 1 has arp_ignore=8',
    rs1: ['sysctl -w net.ipv4.conf.all.arp_ignore=8', 'sysctl -w net.ipv4.conf.all.arp_announce=2', ...VIP_SET],
  },
  M8: {
    title: 'Server 1 has arp_announce=1, and the virtual address is of its subnet',
    rs1: ['sysctl -w net.ipv4.conf.all.arp_ignore=1', 'sysctl -w net.ipv4.conf.all.arp_announce=1', ...VIP_SET],
    traffic: [ASK, ASK, ASK],
  },
  M9: {
    title: 'Server 1 has arp_announce=2 and no arp_ignore',
    rs1: ['sysctl -w net.ipv4.conf.all.arp_announce=2', ...VIP_SET],
  },
  M10: {
    title: 'Server 1 has arp_ignore=1 and no arp_announce',
    rs1: ['sysctl -w net.ipv4.conf.all.arp_ignore=1', ...VIP_SET],
    traffic: [ASK, ASK, ASK],
  },
  M11: {
    title: 'Server 1 has no arp_announce, but knows the gateway already',
    rs1: ['sysctl -w net.ipv4.conf.all.arp_ignore=1', ...VIP_SET],
    traffic: [{ on: 'rs1', run: 'ping -c 1 -W 1 10.0.0.1' }, ASK, ASK, ASK],
  },
  M12: {
    title: 'Server 1 answers for the virtual address too, before the director does',
    rs1: ['sysctl -w net.ipv4.conf.all.arp_announce=2', ...VIP_SET],
    traffic: [{ on: 'gw', run: `ping -c 1 -W 1 ${VIP}` }, ASK, ASK],
  },
  M13: {
    title: 'Server 1 poisons the gateway once; then a minute of silence',
    rs1: ['sysctl -w net.ipv4.conf.all.arp_ignore=1', ...VIP_SET],
    traffic: [CLIENT_IS_KNOWN, ASK, ASK, { wait: 60 }, ASK, { wait: 20 }, ASK],
  },
  M14: {
    title: 'Server 1 has the virtual address on eth0:0',
    rs1: [...ARP_SET, `ip addr add ${VIP}/32 dev eth0 label eth0:0`],
  },
  M15: {
    title: 'Server 1 has the virtual address on lo with /24, and the gateway itself asks',
    rs1: [...ARP_SET, `ip addr add ${VIP}/24 dev lo`],
    traffic: [
      { on: 'gw', run: `curl -s --max-time 3 http://${VIP}/` },
      { on: 'gw', run: `curl -s --max-time 3 http://${VIP}/` },
    ],
  },
  M16: { title: 'A correct cluster, without a host route' },
  M17: { title: 'Server 1 lacks the virtual address', rs1: ARP_SET },
  M18: { title: 'A correct cluster' },
  M19: {
    title: 'The default route of server 1 is the director, which forwards',
    rs1: [...ARP_SET, ...VIP_SET, 'ip route replace default via 10.0.0.10'],
    director: ['sysctl -w net.ipv4.ip_forward=1', 'sysctl -w net.ipv4.conf.all.send_redirects=0'],
  },
  M20: { title: 'A correct cluster, whose director does not forward' },
};

const NODES = `    client: { kind: linux }
    gw: { kind: linux }
    director: { kind: linux }
    rs1: { kind: linux, serve: [{ port: 80, body: "rs1" }] }
    rs2: { kind: linux, serve: [{ port: 80, body: "rs2" }] }
`;

const ONE_SWITCH = `${NODES}    lan: { kind: bridge }
  links:
    - { type: veth, endpoints: [ { node: client, interface: eth0, mac: "02:00:00:00:09:09" }, { node: gw, interface: eth1, mac: "02:00:00:00:09:01" } ] }
    - { type: veth, endpoints: [ { node: gw, interface: eth0, mac: "02:00:00:00:00:01" }, { node: lan, interface: p1 } ] }
    - { type: veth, endpoints: [ { node: director, interface: eth0, mac: "02:00:00:00:00:10" }, { node: lan, interface: p2 } ] }
    - { type: veth, endpoints: [ { node: rs2, interface: eth0, mac: "02:00:00:00:00:12" }, { node: lan, interface: p3 } ] }
    - { type: veth, endpoints: [ { node: rs1, interface: eth0, mac: "02:00:00:00:00:11" }, { node: lan, interface: p4 } ] }
`;

/** A switch that rewrites is noticed by the next switch, not by the hosts. */
const TWO_SWITCHES = `${NODES}    lan: { kind: bridge }
    rack: { kind: bridge }
  links:
    - { type: veth, endpoints: [ { node: client, interface: eth0, mac: "02:00:00:00:09:09" }, { node: gw, interface: eth1, mac: "02:00:00:00:09:01" } ] }
    - { type: veth, endpoints: [ { node: gw, interface: eth0, mac: "02:00:00:00:00:01" }, { node: lan, interface: p1 } ] }
    - { type: veth, endpoints: [ { node: director, interface: eth0, mac: "02:00:00:00:00:10" }, { node: lan, interface: p2 } ] }
    - { type: veth, endpoints: [ { node: lan, interface: p3 }, { node: rack, interface: p1 } ] }
    - { type: veth, endpoints: [ { node: rs2, interface: eth0, mac: "02:00:00:00:00:12" }, { node: rack, interface: p2 } ] }
    - { type: veth, endpoints: [ { node: rs1, interface: eth0, mac: "02:00:00:00:00:11" }, { node: rack, interface: p3 } ] }
`;

/** The text of the lab in which a mistake shows; undefined for one that has none. */
export function mistakeLabText(id: MistakeId): string | undefined {
  if (id === 'M1') return labText(id, { title: 'A correct cluster on two switches' }, TWO_SWITCHES);
  const otherwise = CASES[id];
  return otherwise && labText(id, otherwise, ONE_SWITCH);
}

function labText(id: MistakeId, otherwise: Otherwise, topology: string): string {
  const { title, rs1 = [...ARP_SET, ...VIP_SET], director = [], traffic = ASK_TWICE } = otherwise;
  const head = `name: mistake-${id.toLowerCase()}\ntitle: ${JSON.stringify(title)}\ntopology:\n  nodes:\n${topology}`;
  const steps: readonly Step[] = [
    ...on('client', ['ip addr add 192.168.9.9/24 dev eth0', 'ip route add default via 192.168.9.1']),
    ...on('gw', [
      'ip addr add 10.0.0.1/24 dev eth0',
      'ip addr add 192.168.9.1/24 dev eth1',
      'sysctl -w net.ipv4.ip_forward=1',
    ]),
    ...on('director', ['ip addr add 10.0.0.10/24 dev eth0', 'ip route add default via 10.0.0.1', ...director]),
    ...on('rs1', ['ip addr add 10.0.0.11/24 dev eth0', 'ip route add default via 10.0.0.1', ...rs1]),
    ...on('rs2', ['ip addr add 10.0.0.12/24 dev eth0', 'ip route add default via 10.0.0.1', ...ARP_SET, ...VIP_SET]),
    ...on('director', [
      `ip addr add ${VIP}/32 dev eth0`,
      `ipvsadm -A -t ${VIP}:80 -s rr`,
      `ipvsadm -a -t ${VIP}:80 -r 10.0.0.11:80 -g`,
      `ipvsadm -a -t ${VIP}:80 -r 10.0.0.12:80 -g`,
    ]),
    ...traffic,
  ];
  return `${head}steps:\n${steps.map(stepText).join('')}`;
}

function on(node: string, commands: readonly string[]): Step[] {
  return commands.map((run) => ({ on: node, run }));
}

function stepText(step: Step): string {
  return 'wait' in step
    ? `  - { wait: ${step.wait}s }\n`
    : `  - { on: ${step.on}, run: ${JSON.stringify(step.run)} }\n`;
}
