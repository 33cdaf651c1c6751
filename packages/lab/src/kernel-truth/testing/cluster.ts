import {
  addHost,
  addSwitch,
  connect,
  createWorld,
  drainTrace,
  invariant,
  later,
  nextEventAt,
  parseIpv4,
  parseMac,
  runUntil,
  serve,
  settle,
  type TraceEvent,
  US_PER_SECOND,
  type World,
} from '@frameplay/engine';
import { type CommandResult, pollCommand, type StartedCommand, startCommand } from '@frameplay/shell';
import { inNotation } from './frame-notation.js';

export const VIP = '10.0.0.100';
export const MAC_OF = {
  gw: '02:00:00:00:00:01',
  dir: '02:00:00:00:00:10',
  rs1: '02:00:00:00:00:11',
  rs2: '02:00:00:00:00:12',
} as const;

const PORTS = Object.entries(MAC_OF);
const ADDRESSES: Readonly<Record<string, string>> = {
  gw: '10.0.0.1',
  dir: '10.0.0.10',
  rs1: '10.0.0.11',
  rs2: '10.0.0.12',
};
const NODES = ['cli', ...Object.keys(ADDRESSES)];
type FrameEvent = Extract<TraceEvent, { kind: 'frame' }>;

/**
 * The network on which the facts were observed: cli 192.168.9.9 - gw - switch - dir, rs1, rs2. Addresses and default
 * routes are set, the VIP is not: each fact gives it to whom it needs.
 */
export class Cluster {
  readonly #world: World;
  #seen: FrameEvent[] = [];

  constructor(options: { readonly seed?: number } = {}) {
    this.#world = createWorld({ seed: options.seed ?? 1 });
    for (const node of NODES) addHost(this.#world, node);
    addSwitch(this.#world, 'br0');
    this.cable(['cli', 'eth0', '02:00:00:00:09:09'], ['gw', 'eth1', '02:00:00:00:09:01']);
    for (const [node, mac] of PORTS) this.cable([node, 'eth0', mac], ['br0', `p_${node}`]);
    for (const [node, address] of Object.entries(ADDRESSES)) this.do(node, `ip addr add ${address}/24 dev eth0`);
    this.do('cli', 'ip addr add 192.168.9.9/24 dev eth0', 'ip route add default via 192.168.9.1');
    this.do('gw', 'ip addr add 192.168.9.1/24 dev eth1', 'sysctl -w net.ipv4.ip_forward=1');
    for (const node of ['dir', 'rs1', 'rs2']) this.do(node, 'ip route add default via 10.0.0.1');
    this.wait(1);
    this.forget();
  }

  cable(a: readonly [string, string, string?], b: readonly [string, string, string?]): void {
    connect(this.#world, endOf(a), endOf(b));
  }

  /** Commands that have to succeed; what they say does not matter. */
  do(node: string, ...commands: readonly string[]): this {
    for (const command of commands) {
      const { exit, stderr } = this.run(node, command);
      invariant(exit === 0, `${node}: ${command}: exit ${exit} ${stderr}`);
    }
    return this;
  }

  /** Runs a command to its end. */
  run(node: string, command: string): CommandResult {
    const started = this.start(node, command);
    for (;;) {
      const ended = pollCommand(this.#world, started);
      if (ended !== undefined) return ended.result;
      const next = nextEventAt(this.#world);
      invariant(next !== null, `${command} waits for something that never comes`);
      runUntil(this.#world, next);
    }
  }

  /** A command that goes on while the test does something else. */
  start(node: string, command: string): StartedCommand {
    const started = startCommand(this.#world, node, command);
    invariant(started.kind !== 'unsupported', `${command} is not supported`);
    settle(this.#world);
    return started;
  }

  wait(seconds: number): this {
    runUntil(this.#world, later(this.#world.now, Math.round(seconds * US_PER_SECOND)));
    return this;
  }

  get nowS(): number {
    return this.#world.now / US_PER_SECOND;
  }

  /** A server program; `udp` answers every datagram with its body. */
  serve(node: string, port: number, options: { readonly bind?: string; readonly udp?: boolean } = {}): this {
    const bind = parseIpv4(options.bind ?? '0.0.0.0');
    invariant(bind.ok, 'an address of a test is one');
    const server = { port, body: node, bind: bind.value, udp: options.udp ?? false };
    const started = serve(this.#world, node, server);
    invariant(started.ok, `${node} cannot serve port ${port}`);
    return this;
  }

  /** What was seen so far is of no interest. */
  forget(): this {
    drainTrace(this.#world);
    this.#seen = [];
    return this;
  }

  /** Frames since `forget` at an interface, as the table writes them, without the hosts' own group management (IGMP). */
  frames(at: string, dir: 'in' | 'out', matching: string | RegExp = ''): string[] {
    for (const event of drainTrace(this.#world)) if (event.kind === 'frame') this.#seen.push(event);
    const here = this.#seen.filter((event) => `${event.node}:${event.iface}` === at && event.dir === dir);
    const texts = here.map(({ frame }) => inNotation(frame)).filter((text) => !text.includes('proto=2'));
    return texts.filter((text) => (typeof matching === 'string' ? text.includes(matching) : matching.test(text)));
  }

  /** The gateway asks the LAN for an address: whose answers come, in the order in which the hosts are named. */
  whoAnswers(address: string): string[] {
    return PORTS.filter(([, mac]) => this.answers(address).includes(mac)).map(([node]) => node);
  }

  /** The same: the MACs in the order of their answers. */
  answers(address: string): string[] {
    this.forget().run('gw', `arping -c 1 -w 1 -I eth0 ${address}`);
    const answers = this.frames('gw:eth0', 'in', `ARP op=2`).filter((text) => text.includes(`spa=${address} `));
    return answers.map((text) => text.slice(0, '02:00:00:00:00:00'.length));
  }

  /** The line of `ip neigh`, or an empty text. */
  neighbour(node: string, address: string): string {
    return this.run(node, `ip neigh show ${address}`).stdout.trim();
  }

  /** The frames of gw for an address go to this MAC from now on, without question. */
  pin(address: string, mac: string): this {
    return this.do('gw', `ip neigh replace ${address} lladdr ${mac} nud permanent dev eth0`);
  }

  /** The director balances TCP and UDP of the VIP to these servers. */
  balance(port: number, servers: readonly string[], protocol: 't' | 'u' = 't'): this {
    this.do('dir', `ipvsadm -A -${protocol} ${VIP}:${port} -s rr`);
    for (const server of servers) {
      this.do('dir', `ipvsadm -a -${protocol} ${VIP}:${port} -r ${ADDRESSES[server]}:${port} -g`);
    }
    return this;
  }
}

function endOf([node, iface, mac]: readonly [string, string, string?]) {
  if (mac === undefined) return { node, iface };
  const parsed = parseMac(mac);
  invariant(parsed.ok, 'a MAC of a test is one');
  return { node, iface, mac: parsed.value };
}

/** VIP on the director's eth0 and on the servers' lo, with these settings on both servers. */
export function directRouting(...settings: readonly string[]): Cluster {
  const cluster = new Cluster();
  cluster.do('dir', `ip addr add ${VIP}/32 dev eth0`);
  for (const node of ['rs1', 'rs2']) cluster.do(node, ...settings.map(sysctl), `ip addr add ${VIP}/32 dev lo`);
  return cluster;
}

/** `all.arp_ignore=1` and the like. */
export function sysctl(setting: string): string {
  return `sysctl -w net.ipv4.conf.${setting}`;
}
