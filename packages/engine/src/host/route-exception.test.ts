import { expect, test } from 'vitest';
import { simTime } from '../core/time.js';
import { addAddress } from '../sim/control/addresses.js';
import { addRoute, routeTo } from '../sim/control/routes.js';
import { setSysctl } from '../sim/control/sysctls.js';
import { startPing } from '../sim/programs.js';
import { drainTrace, runUntil } from '../sim/run.js';
import { addHost, addSwitch, connect, createWorld } from '../sim/world.js';
import type { World } from '../sim/world-handle.js';
import { formatIpv4, ipv4, type MacAddress, parseIpv4 } from '../wire/address.js';

const S = 1_000_000;
const FAR = '10.0.0.2';
const WRONG = '192.168.1.1';
const BETTER = '192.168.1.2';

function ip(text: string) {
  const parsed = parseIpv4(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

/** client, gw1 and gw2 on one switch, `far` behind gw2; the client's default gateway is gw1. */
function lanWithTwoGateways(): World {
  const world = createWorld({ seed: 1 });
  for (const name of ['client', 'gw1', 'gw2', 'far']) addHost(world, name);
  addSwitch(world, 'lan');
  for (const [port, node] of ['client', 'gw1', 'gw2'].entries())
    connect(world, { node, iface: 'eth0' }, { node: 'lan', iface: `p${port}` });
  connect(world, { node: 'gw2', iface: 'eth1' }, { node: 'far', iface: 'eth0' });
  const addresses = [
    ['client', 'eth0', '192.168.1.9'],
    ['gw1', 'eth0', WRONG],
    ['gw2', 'eth0', BETTER],
    ['gw2', 'eth1', '10.0.0.1'],
    ['far', 'eth0', FAR],
  ] as const;
  for (const [node, iface, local] of addresses) addAddress(world, node, { iface, local: ip(local), prefixLength: 24 });
  for (const gateway of ['gw1', 'gw2']) setSysctl(world, gateway, 'net.ipv4.ip_forward', '1');
  const everywhere = { destination: ipv4(0), prefixLength: 0 };
  addRoute(world, 'client', { ...everywhere, gateway: ip(WRONG) });
  addRoute(world, 'gw1', { ...everywhere, gateway: ip(BETTER) });
  addRoute(world, 'far', { ...everywhere, gateway: ip('10.0.0.1') });
  return world;
}

function ping(world: World, count: number): void {
  startPing(world, 'client', { destination: ip(FAR), count, intervalUs: 1 * S, waitUs: 1 * S });
}

function gatewayOf(world: World): string | undefined {
  const route = routeTo(world, 'client', { destination: ip(FAR) });
  return route.ok && route.value.gateway !== null ? formatIpv4(route.value.gateway) : undefined;
}

/** The MACs that the client's own packets to `far` were addressed to. */
function nextHops(world: World): MacAddress[] {
  const hops: MacAddress[] = [];
  for (const event of drainTrace(world)) {
    if (event.kind !== 'frame' || event.node !== 'client' || event.dir !== 'out') continue;
    if (event.frame.payload.kind === 'ipv4') hops.push(event.frame.dst);
  }
  return hops;
}

test('a redirect is followed for 300 s, then the route table counts again', () => {
  const world = lanWithTwoGateways();
  ping(world, 3);
  runUntil(world, simTime(20 * S));
  const [first, ...later] = nextHops(world);
  const last = later.at(-1);
  expect(last).not.toBe(first);
  expect(gatewayOf(world)).toBe(BETTER);

  runUntil(world, simTime(290 * S));
  expect(gatewayOf(world)).toBe(BETTER);

  runUntil(world, simTime(310 * S));
  expect(gatewayOf(world)).toBe(WRONG);
  ping(world, 1);
  runUntil(world, simTime(320 * S));
  expect(nextHops(world)).toEqual([first]);
});
