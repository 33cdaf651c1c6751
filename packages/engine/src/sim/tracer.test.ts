import { expect, test } from 'vitest';
import type { RuleId } from '../core/rule.js';
import { simTime } from '../core/time.js';
import { ipv4 } from '../wire/address.js';
import { actAs } from './act.js';
import type { Cause } from './cause.js';
import { addAddress } from './control/addresses.js';
import { setSysctl } from './control/sysctls.js';
import { forkWorld } from './fork.js';
import { serve, startHttpClient, startPing } from './programs.js';
import { collectTrace, drainCauses, drainTrace, runUntil, settle } from './run.js';
import { holdAt, resolve, waitingFrames } from './seats.js';
import { stateHash } from './state-hash.js';
import type { TraceEvent } from './trace.js';
import { addHost, addSwitch, connect, createWorld } from './world.js';
import type { World } from './world-handle.js';

const SERVER = ipv4(0xc0_a8_01_0b);
const NOBODY = ipv4(0xc0_a8_01_63);

type FrameEvent = Extract<TraceEvent, { kind: 'frame' }>;

function lan(): World {
  const world = createWorld({ seed: 1 });
  addSwitch(world, 'sw');
  for (const [index, name] of ['client', 'server'].entries()) {
    addHost(world, name);
    connect(world, { node: name, iface: 'eth0' }, { node: 'sw', iface: `p${index + 1}` });
    actAs(world, name, `ip addr add ${name}`, () =>
      addAddress(world, name, { iface: 'eth0', local: ipv4(0xc0_a8_01_0a + index), prefixLength: 24 }),
    );
  }
  serve(world, 'server', { port: 80, body: 'page' });
  return world;
}

function curl(world: World): void {
  const options = { address: SERVER, port: 80, path: '/', hostHeader: 'server', maxTimeUs: null };
  actAs(world, 'client', 'curl server', () => startHttpClient(world, 'client', options));
}

class Told {
  readonly frames: FrameEvent[];
  readonly causes: Cause[];

  constructor(world: World) {
    this.frames = drainTrace(world).filter((event) => event.kind === 'frame');
    this.causes = drainCauses(world);
  }

  of(n: number): FrameEvent | Cause {
    const found = [...this.frames, ...this.causes].find((one) => one.n === n);
    if (found === undefined) throw new Error(`nothing has the number ${n}`);
    return found;
  }

  sent(node: string, rule: RuleId): FrameEvent {
    const found = this.frames.find((frame) => frame.node === node && frame.dir === 'out' && frame.rule === rule);
    if (found === undefined) throw new Error(`${node} has sent nothing by ${rule}`);
    return found;
  }

  /** From this back to where it began: "command curl server" comes last. */
  chain(n: number): string[] {
    const chain: string[] = [];
    for (let at = n; at !== 0; at = this.of(at).cause) chain.push(describe(this.of(at)));
    return chain;
  }
}

function describe(one: FrameEvent | Cause): string {
  switch (one.kind) {
    case 'frame':
      return `${one.node} ${one.dir} ${one.rule ?? ''}`.trimEnd();
    case 'command':
      return `command ${one.command}`;
    case 'timer':
      return `${one.node} timer ${one.timer}`;
    case 'program':
      return `${one.node} program ${one.program}`;
    case 'decision':
      return `${one.node} decision by ${one.by}`;
    case 'setting':
    case 'taught':
      return one.kind;
  }
}

test('a packet that had to wait for ARP is caused by the answer, and remembers what had led to it before', () => {
  const world = lan();
  curl(world);
  settle(world);
  const told = new Told(world);
  const syn = told.sent('client', 'NEIGH-LEARN-REPLY');
  expect(told.chain(syn.n)).toEqual([
    'client out NEIGH-LEARN-REPLY',
    'client in',
    'sw out FDB-HIT',
    'sw in',
    'server out ARP-REPLY',
    'server in',
    'sw out FDB-BROADCAST',
    'sw in',
    'client out NEIGH-RESOLVE',
    'command curl server',
  ]);
  expect(told.of(syn.waitedSince)).toMatchObject({ kind: 'command', command: 'curl server' });
});

test('a page goes back to the request through the turn of the server', () => {
  const world = lan();
  curl(world);
  settle(world);
  const told = new Told(world);
  const page = told.sent('server', 'TCP-SEND');
  expect(told.chain(page.n).slice(0, 5)).toEqual([
    'server out TCP-SEND',
    'server program http-server',
    'server in',
    'sw out FDB-HIT',
    'sw in',
  ]);
  expect(told.chain(page.n).at(-1)).toBe('command curl server');
});

test('a timer remembers what armed it, and is told only when something comes of it', () => {
  const world = lan();
  actAs(world, 'client', 'ping', () => startPing(world, 'client', { destination: NOBODY, count: 1 }));
  runUntil(world, simTime(5_000_000));
  const told = new Told(world);
  const again = told.frames.filter((frame) => frame.node === 'client' && frame.dir === 'out');
  expect(again.map((frame) => frame.rule)).toEqual(['NEIGH-RESOLVE', 'NEIGH-PROBE', 'NEIGH-PROBE']);
  expect(told.chain(again[1]?.n ?? 0)).toEqual(['client out NEIGH-PROBE', 'client timer neighbour', 'command ping']);
  // The third says by lo that nobody answers.
  expect(told.causes.filter(({ kind }) => kind === 'timer')).toHaveLength(3);
});

test('a command names the settings that are otherwise after it', () => {
  const world = lan();
  drainCauses(world);
  actAs(world, 'server', 'sysctl', () => setSysctl(world, 'server', 'net.ipv4.conf.all.arp_ignore', '1'));
  expect(drainCauses(world)).toMatchObject([
    {
      kind: 'command',
      node: 'server',
      changes: [{ kind: 'sysctl', key: 'net.ipv4.conf.all.arp_ignore', before: '0', after: '1' }],
    },
  ]);
});

test('what a seat decides stands between the arrival and what is sent', () => {
  const world = lan();
  holdAt(world, 'server');
  curl(world);
  settle(world);
  const [waiting] = waitingFrames(world);
  expect(resolve(world, waiting?.id ?? 0, { by: 'kernel' }).ok).toBe(true);
  settle(world);
  const told = new Told(world);
  expect(told.chain(told.sent('server', 'ARP-REPLY').n).slice(0, 3)).toEqual([
    'server out ARP-REPLY',
    'server decision by kernel',
    'server in',
  ]);
});

test('the MACs and ports that frames teach are told with what taught them', () => {
  const world = lan();
  curl(world);
  settle(world);
  const told = new Told(world);
  const taught = told.causes.filter((cause) => cause.kind === 'taught');
  const vip = taught.find(({ node, table }) => node === 'client' && table === 'neighbour');
  expect(vip).toMatchObject({ key: '192.168.1.11 dev eth0', rule: 'NEIGH-LEARN-REPLY' });
  expect(told.of(vip?.cause ?? 0)).toMatchObject({ kind: 'frame', node: 'client', dir: 'in' });
  expect(taught.filter(({ table }) => table === 'fdb')).toHaveLength(2);
});

test('a world without a trace has the same state, and tells nothing', () => {
  const traced = lan();
  const silent = lan();
  collectTrace(silent, false);
  drainCauses(silent);
  for (const world of [traced, silent]) {
    curl(world);
    runUntil(world, simTime(1000), { maxFrames: 7 });
  }
  expect(stateHash(silent)).toBe(stateHash(traced));
  expect(drainCauses(silent)).toEqual([]);
  expect(drainCauses(traced).length).toBeGreaterThan(0);
});

test('a fork that is traced counts on where its world stood', () => {
  const world = lan();
  curl(world);
  const fork = forkWorld(world);
  collectTrace(fork, true);
  drainTrace(world);
  for (const one of [world, fork]) settle(one);
  expect(drainTrace(fork)).toEqual(drainTrace(world));
});
