import { expect, test } from 'vitest';
import { createPrng, nextBelow, type Prng } from '../core/prng.js';
import { simTime } from '../core/time.js';
import { ipv4, type MacAddress } from '../wire/address.js';
import { addAddress, removeAddress, setLinkMtu, setLinkState } from './control/addresses.js';
import { addIpvsDestination, addIpvsService } from './control/ipvs.js';
import { addNeighbour, flushNeighbours, removeNeighbour } from './control/neighbours.js';
import { addRoute, removeRoute } from './control/routes.js';
import { addRoutingRule, flushRoutingRules } from './control/rules.js';
import { setSysctl } from './control/sysctls.js';
import { forkWorld } from './fork.js';
import { serve, startHttpClient, startPing } from './programs.js';
import { runUntil } from './run.js';
import { stateHash } from './state-hash.js';
import { addHost, addSwitch, connect, createWorld } from './world.js';
import type { World } from './world-handle.js';

// A fork remembers no routes. If something that routes depend on changed and the original still went by what it
// remembers, the two would part.

const LOGS = process.env['FRAMEPLAY_FUZZ'] === 'full' ? 400 : 30;
const STEPS = 40;
const VIP = ipv4(0xc0_a8_01_64);
const GATEWAY = ipv4(0xc0_a8_01_01);
const CLIENT = ipv4(0x0a_00_00_02);
const NODES = ['client', 'gw', 'director', 'rs'] as const;
const LINKS = [
  ['client', 'eth0'],
  ['gw', 'eth0'],
  ['gw', 'eth1'],
  ['director', 'eth0'],
  ['rs', 'eth0'],
  ['rs', 'lo'],
] as const;
const SETTINGS = ['rp_filter', 'accept_local', 'send_redirects', 'shared_media', 'forwarding', 'route_localnet'];
const ADDRESSES = [VIP, GATEWAY, CLIENT, ipv4(0xc0_a8_01_0a), ipv4(0xc0_a8_01_0b), ipv4(0x0a_00_00_01)];
const PREFIXES = [0, 8, 24, 32];

function lab(seed: number): World {
  const world = createWorld({ seed });
  for (const name of NODES) addHost(world, name);
  addSwitch(world, 'lan');
  connect(world, { node: 'client', iface: 'eth0' }, { node: 'gw', iface: 'eth0' });
  const plugs = { gw: 'eth1', director: 'eth0', rs: 'eth0' };
  for (const [node, iface] of Object.entries(plugs)) connect(world, { node, iface }, { node: 'lan', iface: node });
  addAddress(world, 'client', { iface: 'eth0', local: CLIENT, prefixLength: 24 });
  addAddress(world, 'gw', { iface: 'eth0', local: ipv4(0x0a_00_00_01), prefixLength: 24 });
  addAddress(world, 'gw', { iface: 'eth1', local: GATEWAY, prefixLength: 24 });
  addAddress(world, 'director', { iface: 'eth0', local: ipv4(0xc0_a8_01_0a), prefixLength: 24 });
  addAddress(world, 'director', { iface: 'eth0', local: VIP, prefixLength: 32 });
  addAddress(world, 'rs', { iface: 'eth0', local: ipv4(0xc0_a8_01_0b), prefixLength: 24 });
  addAddress(world, 'rs', { iface: 'lo', local: VIP, prefixLength: 32 });
  setSysctl(world, 'gw', 'net.ipv4.ip_forward', '1');
  setSysctl(world, 'rs', 'net.ipv4.conf.all.arp_ignore', '1');
  addRoute(world, 'client', { destination: ipv4(0), prefixLength: 0, gateway: ipv4(0x0a_00_00_01) });
  for (const node of ['director', 'rs'])
    addRoute(world, node, { destination: ipv4(0), prefixLength: 0, gateway: GATEWAY });
  const key = { kind: 'tcp', address: VIP, port: 80 } as const;
  addIpvsService(world, 'director', { key, scheduler: 'rr' });
  const server = { address: ipv4(0xc0_a8_01_0b), port: 80, forwarding: 'direct-route', weight: 1 } as const;
  addIpvsDestination(world, 'director', key, server);
  serve(world, 'rs', { port: 80, body: 'rs' });
  return world;
}

/** What is refused changes nothing, and is drawn again soon enough. */
function command(world: World, dice: Prng): void {
  const pick = <T>(list: readonly T[]): T => list[nextBelow(dice, list.length)] as T;
  const [node, iface] = pick(LINKS);
  const address = pick(ADDRESSES);
  const prefixLength = pick(PREFIXES);
  const mac = (0x02_00_00_00_00_00 + nextBelow(dice, 8)) as MacAddress;
  switch (nextBelow(dice, 13)) {
    case 0:
      addAddress(world, node, { iface, local: address, prefixLength: Math.max(prefixLength, 8) });
      return;
    case 1:
      removeAddress(world, node, { iface, local: address });
      return;
    case 2:
      addRoute(world, node, { destination: address, prefixLength, iface });
      return;
    case 3:
      addRoute(world, node, { destination: ipv4(0), prefixLength: 0, gateway: address, metric: nextBelow(dice, 3) });
      return;
    case 4:
      removeRoute(world, node, { destination: prefixLength === 0 ? ipv4(0) : address, prefixLength });
      return;
    case 5:
      addRoute(world, node, {
        destination: address,
        prefixLength: 32,
        type: pick(['unreachable', 'blackhole', 'local']),
        ...(nextBelow(dice, 2) === 0 ? { iface } : {}),
      });
      return;
    case 6:
      setSysctl(world, node, `net.ipv4.conf.${pick(['all', iface])}.${pick(SETTINGS)}`, String(nextBelow(dice, 3)));
      return;
    case 7:
      setLinkState(world, node, iface, nextBelow(dice, 2) === 0);
      return;
    case 8:
      addNeighbour(world, node, { iface, address, mac, state: pick(['permanent', 'stale', 'reachable']) });
      return;
    case 9:
      removeNeighbour(world, node, { iface, address });
      return;
    case 10:
      flushNeighbours(world, node, { all: true });
      return;
    case 11:
      addRoutingRule(world, node, {
        priority: 100,
        mark: null,
        source: null,
        destination: null,
        table: pick(['main', 7]),
      });
      addRoute(world, node, { destination: ipv4(0), prefixLength: 0, iface, table: 7 });
      return;
    default:
      flushRoutingRules(world, node);
      setLinkMtu(world, node, iface, pick([1500, 576]));
  }
}

function traffic(world: World): void {
  startHttpClient(world, 'client', { address: VIP, port: 80, path: '/', hostHeader: 'vip', maxTimeUs: 100_000 });
  startPing(world, 'director', { destination: CLIENT, count: 1 });
  startPing(world, 'rs', { destination: GATEWAY, count: 1 });
}

test(`what a host remembers of its routes never matters, in ${LOGS} random logs`, () => {
  for (let seed = 1; seed <= LOGS; seed++) {
    const world = lab(seed);
    const dice = createPrng(seed);
    for (let step = 0; step < STEPS; step++) {
      if (step > 3) command(world, dice);
      const twin = forkWorld(world);
      for (const each of [world, twin]) {
        traffic(each);
        runUntil(each, simTime(each.now + 20_000 + nextBelow({ ...dice }, 1_000_000)));
      }
      expect(stateHash(twin), `seed ${seed}, step ${step}`).toBe(stateHash(world));
    }
  }
}, 120_000);
