/** How the director hands requests on: direct route, NAT, tunnel. */
export type ForwardingWay = 'dr' | 'nat' | 'tun';

export const FORWARDING_WAYS: readonly ForwardingWay[] = ['dr', 'nat', 'tun'];

export interface ThreeWaysOptions {
  /** From 1 to 200. */
  readonly servers: number;
  /** Requests that the client makes, one after the other. */
  readonly requests: number;
  /** Length of each answer's body in bytes. */
  readonly answerBytes: number;
}

const VIP = '192.168.0.100';
const METHOD: Readonly<Record<ForwardingWay, string>> = { dr: '-g', nat: '-m', tun: '-i' };

/**
 * The same cluster and the same traffic with one forwarding method: a client behind a gateway, one LAN, one director,
 * `rr`, persistent by nothing. The text of a lab file; its last `requests` steps are the traffic.
 */
export function threeWaysLab(way: ForwardingWay, options: ThreeWaysOptions): string {
  const servers = Array.from({ length: options.servers }, (_, index) => index + 1);
  const node = (n: number) =>
    `    rs${n}: { kind: linux, serve: [{ port: 80, body: "rs${n}", size: ${options.answerBytes} }] }`;
  return `${[
    `name: three-ways-${way}`,
    'topology:',
    '  nodes:',
    ...['client', 'gw', 'director'].map((name) => `    ${name}: { kind: linux }`),
    ...servers.map(node),
    '    lan: { kind: bridge }',
    '  links:',
    cable('client', 'eth0', '02:00:00:00:00:0a', 'gw', 'eth1'),
    cable('gw', 'eth0', '02:00:00:00:00:fe', 'lan', 'p1'),
    cable('director', 'eth0', '02:00:00:00:00:10', 'lan', 'p2'),
    ...servers.map((n) => cable(`rs${n}`, 'eth0', serverMac(n), 'lan', `p${n + 2}`)),
    'steps:',
    ...step('client', 'ip addr add 10.0.0.2/24 dev eth0', 'ip route add default via 10.0.0.1'),
    ...step('gw', 'ip addr add 10.0.0.1/24 dev eth1', 'ip addr add 192.168.0.1/16 dev eth0'),
    ...step('gw', 'sysctl -w net.ipv4.ip_forward=1'),
    ...step('director', 'ip addr add 192.168.0.10/16 dev eth0', `ip addr add ${VIP}/32 dev eth0`),
    ...step('director', 'ip route add default via 192.168.0.1', ...directorExtras(way)),
    ...step('director', `ipvsadm -A -t ${VIP}:80 -s rr`),
    ...servers.flatMap((n) => step(`rs${n}`, ...serverSetup(way, n))),
    ...servers.flatMap((n) => step('director', `ipvsadm -a -t ${VIP}:80 -r ${serverAddress(n)}:80 ${METHOD[way]}`)),
    ...Array.from({ length: options.requests }, () => request()),
  ].join('\n')}\n`;
}

/** Step index of the first request. */
export function firstRequestOf(lab: { readonly steps: readonly unknown[] }, { requests }: ThreeWaysOptions): number {
  return lab.steps.length - requests;
}

/** With one arm in the LAN the director would tell the servers a shorter way, past itself. */
function directorExtras(way: ForwardingWay): readonly string[] {
  if (way !== 'nat') return [];
  return ['all', 'eth0']
    .map((iface) => `sysctl -w net.ipv4.conf.${iface}.send_redirects=0`)
    .concat('sysctl -w net.ipv4.ip_forward=1');
}

function serverSetup(way: ForwardingWay, n: number): readonly string[] {
  const address = `ip addr add ${serverAddress(n)}/16 dev eth0`;
  if (way === 'nat') return [address, 'ip route add default via 192.168.0.10'];
  const silent = ['sysctl -w net.ipv4.conf.all.arp_ignore=1', 'sysctl -w net.ipv4.conf.all.arp_announce=2'];
  const vip =
    way === 'dr' ? [`ip addr add ${VIP}/32 dev lo`] : ['ip link set tunl0 up', `ip addr add ${VIP}/32 dev tunl0`];
  return [address, 'ip route add default via 192.168.0.1', ...silent, ...vip];
}

function serverAddress(n: number): string {
  return `192.168.1.${n}`;
}

function serverMac(n: number): string {
  return `02:00:00:00:01:${n.toString(16).padStart(2, '0')}`;
}

function cable(...[node, iface, mac, peer, at]: readonly [string, string, string, string, string]): string {
  return `    - { endpoints: [ { node: ${node}, interface: ${iface}, mac: "${mac}" }, { node: ${peer}, interface: ${at} } ] }`;
}

function step(on: string, ...commands: readonly string[]): string[] {
  return commands.map((run) => `  - { on: ${on}, run: "${run}" }`);
}

function request(): string {
  return `  - { on: client, run: "curl -s -o /dev/null --max-time 5 http://${VIP}/" }`;
}
