import { expect, test } from 'vitest';
import { parseIpv4 } from '../wire/address.js';
import { addAddress } from './control/addresses.js';
import { addIpvsDestination, addIpvsService, ipvsConnectionsOf } from './control/ipvs.js';
import { setSysctl } from './control/sysctls.js';
import type { OutgoingFrame, Resolution, WaitingFrame } from './frame-reaction.js';
import { serve, startHttpClient } from './programs.js';
import { drainTrace, runUntil, settle } from './run.js';
import { holdAt, keyOf, resolve, waitingFrames } from './seats.js';
import { stateHash } from './state-hash.js';
import { addHost, addSwitch, connect, createWorld } from './world.js';
import type { World } from './world-handle.js';

const VIP = ip('192.168.1.100');
const KEY = { kind: 'tcp', address: VIP, port: 80 } as const;
const SERVERS = ['rs1', 'rs2'];
const HOSTS = ['client', 'director', ...SERVERS];

function ip(text: string) {
  const parsed = parseIpv4(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

/** A director and two servers on one switch; the client has asked for the page, and its SYN goes as far as it can. */
function balancedLan(held: readonly string[]): World {
  const world = createWorld({ seed: 1 });
  addSwitch(world, 'lan');
  for (const [index, name] of HOSTS.entries()) {
    addHost(world, name);
    connect(world, { node: name, iface: 'eth0' }, { node: 'lan', iface: `p${index + 1}` });
    addAddress(world, name, { iface: 'eth0', local: ip(`192.168.1.${10 + index}`), prefixLength: 24 });
  }
  addAddress(world, 'director', { iface: 'eth0', local: VIP, prefixLength: 32 });
  addIpvsService(world, 'director', { key: KEY, scheduler: 'rr' });
  for (const [index, name] of SERVERS.entries()) {
    setSysctl(world, name, 'net.ipv4.conf.all.arp_ignore', '1');
    setSysctl(world, name, 'net.ipv4.conf.all.arp_announce', '2');
    addAddress(world, name, { iface: 'lo', local: VIP, prefixLength: 32 });
    serve(world, name, { port: 80, body: name });
    const address = ip(`192.168.1.${12 + index}`);
    addIpvsDestination(world, 'director', KEY, { address, port: 80, forwarding: 'direct-route', weight: 1 });
  }
  for (const name of held) holdAt(world, name);
  const started = startHttpClient(world, 'client', {
    address: VIP,
    port: 80,
    path: '/',
    hostHeader: '192.168.1.100',
    maxTimeUs: null,
  });
  if (!started.ok) throw new Error('the client starts');
  settle(world);
  return world;
}

/** The kernel settles what waits, until a SYN waits at the node. */
function synAt(world: World, node: string): WaitingFrame {
  for (;;) {
    const syn = waitingFrames(world).find((waiting) => waiting.node === node && isTcp(waiting));
    if (syn !== undefined) return syn;
    const [first] = waitingFrames(world);
    if (first === undefined) throw new Error(`no SYN reaches ${node}`);
    resolve(world, first.id, { by: 'kernel' });
    settle(world);
  }
}

function isTcp({ frame }: Pick<OutgoingFrame, 'frame'>): boolean {
  return frame.payload.kind === 'ipv4' && frame.payload.payload.kind === 'tcp';
}

/** The switch sends the SYN that the director forwards to both servers; it bears the MAC of one. */
function foreignSyn(world: World): WaitingFrame {
  resolve(world, synAt(world, 'lan').id, { by: 'kernel' });
  settle(world);
  resolve(world, synAt(world, 'lan').id, { by: 'person-switch', learn: null, outPorts: ['p3', 'p4'] });
  settle(world);
  const foreign = waitingFrames(world).find(
    (waiting) => SERVERS.includes(waiting.node) && !reactionTo(world, waiting).accepted,
  );
  if (foreign === undefined) throw new Error('one of the servers hears what is not for it');
  return foreign;
}

function reactionTo(world: World, { id }: WaitingFrame, claim?: Parameters<typeof keyOf>[2]) {
  const key = keyOf(world, id, claim);
  if (!key.ok) throw new Error('a waiting frame has a key');
  return key.value;
}

test('the key of a frame for another MAC is silence; taken as its own, it is the answer that a server owes', () => {
  const world = balancedLan(['lan', ...SERVERS]);
  const foreign = foreignSyn(world);
  const before = stateHash(world);
  expect(reactionTo(world, foreign)).toMatchObject({ accepted: false, out: [], pending: [] });
  const claimed = reactionTo(world, foreign, { asIfMine: true });
  expect(claimed.accepted).toBe(true);
  const answers = [
    ...claimed.out.filter(isTcp).map(({ frame }) => frame.payload),
    ...claimed.pending.map((p) => p.packet),
  ];
  expect(answers).toMatchObject([{ kind: 'ipv4', src: VIP, payload: { kind: 'tcp', sourcePort: 80 } }]);
  expect(stateHash(world)).toBe(before);
});

test('the key under a chosen server is that server’s, whatever the scheduler says', () => {
  const world = balancedLan(['director']);
  const syn = synAt(world, 'director');
  const chosen = SERVERS.map((_, index) => ({ address: ip(`192.168.1.${12 + index}`), port: 80 }));
  const before = stateHash(world);
  for (const destination of chosen) {
    expect(reactionTo(world, syn, { destination }).ipvs).toMatchObject({ destination, newConnection: true });
    expect(stateHash(world)).toBe(before);
  }
  expect(ipvsConnectionsOf(world, 'director')).toEqual([]);
});

/** The director takes the SYN and sends nothing itself; what it queued for the server's MAC is kept or taken out. */
function directed(consumePending: boolean): readonly OutgoingFrame[] {
  const world = balancedLan(['director']);
  const syn = synAt(world, 'director');
  const { pending } = reactionTo(world, syn);
  expect(pending).toHaveLength(1);
  drainTrace(world);
  const how: Resolution = { by: 'person', process: true, out: [], consumePending };
  expect(resolve(world, syn.id, how).ok).toBe(true);
  // The neighbour is asked again after a second; its answer lets go what is queued.
  for (let until = 1; until <= 3; until += 1) {
    runUntil(world, (world.now + 500_000) as typeof world.now);
    for (const { id } of waitingFrames(world)) resolve(world, id, { by: 'kernel' });
  }
  settle(world);
  return drainTrace(world).flatMap((event) =>
    event.kind === 'frame' && event.node === 'director' && event.dir === 'out' && isTcp(event)
      ? [{ iface: event.iface, frame: event.frame }]
      : [],
  );
}

test('a packet that a person has sent is taken out of the neighbour’s queue and does not go twice', () => {
  const [kept, consumed] = [directed(false), directed(true)];
  expect(kept.length).toBeGreaterThan(0);
  expect(consumed.length).toBe(kept.length - 1);
});
