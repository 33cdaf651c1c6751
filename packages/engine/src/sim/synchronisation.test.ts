import { describe, expect, test } from 'vitest';
import { simTime } from '../core/time.js';
import type { Ipv4Address } from '../wire/address.js';
import { parseIpv4 } from '../wire/address.js';
import { addAddress } from './control/addresses.js';
import { addIpvsDestination, addIpvsService, ipvsConnectionsOf, ipvsServicesOf } from './control/ipvs.js';
import { ipvsDaemonsOf, startIpvsDaemon, stopIpvsDaemon } from './control/ipvs-daemon.js';
import { getSysctl, setSysctl } from './control/sysctls.js';
import { forkWorld } from './fork.js';
import { serve, startHttpClient } from './programs.js';
import { drainTrace, runUntil } from './run.js';
import { stateHash } from './state-hash.js';
import { addHost, addSwitch, connect, createWorld } from './world.js';
import type { World } from './world-handle.js';

function ip(text: string): Ipv4Address {
  const parsed = parseIpv4(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

const VIP = ip('192.168.1.100');
const KEY = { kind: 'tcp', address: VIP, port: 80 } as const;
const DAEMON = { iface: 'eth0', syncId: 0 };

/** A client, two directors that know one server, and the server. */
function twoDirectors(persistenceTimeoutS: number | null): World {
  const world = createWorld({ seed: 1 });
  addSwitch(world, 'lan');
  for (const [index, name] of ['client', 'director', 'backup', 'rs1'].entries()) {
    addHost(world, name);
    connect(world, { node: name, iface: 'eth0' }, { node: 'lan', iface: `p${index + 1}` });
    addAddress(world, name, { iface: 'eth0', local: ip(`192.168.1.${10 + index}`), prefixLength: 24 });
  }
  addAddress(world, 'director', { iface: 'eth0', local: VIP, prefixLength: 32 });
  setSysctl(world, 'rs1', 'net.ipv4.conf.all.arp_ignore', '1');
  setSysctl(world, 'rs1', 'net.ipv4.conf.all.arp_announce', '2');
  addAddress(world, 'rs1', { iface: 'lo', local: VIP, prefixLength: 32 });
  serve(world, 'rs1', { port: 80, body: 'rs1' });
  const server = { address: ip('192.168.1.13'), port: 80, forwarding: 'direct-route', weight: 1 } as const;
  for (const name of ['director', 'backup']) {
    addIpvsService(world, name, { key: KEY, scheduler: 'rr', persistenceTimeoutS });
    addIpvsDestination(world, name, KEY, server);
  }
  startIpvsDaemon(world, 'director', 'master', DAEMON);
  startIpvsDaemon(world, 'backup', 'backup', DAEMON);
  return world;
}

function request(world: World): void {
  startHttpClient(world, 'client', {
    address: VIP,
    port: 80,
    path: '/',
    hostHeader: '192.168.1.100',
    maxTimeUs: 5_000_000,
  });
}

function messages(world: World): number {
  const udp = drainTrace(world).filter(
    (event) =>
      event.kind === 'frame' &&
      event.node === 'director' &&
      event.dir === 'out' &&
      event.frame.payload.kind === 'ipv4' &&
      event.frame.payload.payload.kind === 'udp',
  );
  return udp.length;
}

describe('synchronisation', () => {
  test('a connection is told two to three seconds later, and counts at the backup', () => {
    const world = twoDirectors(null);
    request(world);
    runUntil(world, simTime(1_900_000));
    expect(messages(world)).toBe(0);
    runUntil(world, simTime(3_200_000));
    expect(messages(world)).toBe(1);
    expect(ipvsConnectionsOf(world, 'backup')).toMatchObject([{ state: 'FIN_WAIT', destinationPort: 80 }]);
    expect(ipvsServicesOf(world, 'backup')[0]?.destinations[0]).toMatchObject({ active: 0, inactive: 1 });
  });

  test('templates are told too', () => {
    const world = twoDirectors(300);
    request(world);
    runUntil(world, simTime(3_200_000));
    const told = ipvsConnectionsOf(world, 'backup');
    expect(told.filter((connection) => connection.template)).toMatchObject([{ state: 'ASSURED', clientPort: 0 }]);
    expect(ipvsServicesOf(world, 'backup')[0]?.destinations[0]?.persistent).toBe(1);
  });

  test('a backup of another syncid hears nothing, one of syncid 0 everything', () => {
    for (const [syncId, heard] of [
      [2, 0],
      [0, 1],
    ] as const) {
      const world = twoDirectors(null);
      stopIpvsDaemon(world, 'director', 'master');
      stopIpvsDaemon(world, 'backup', 'backup');
      startIpvsDaemon(world, 'director', 'master', { iface: 'eth0', syncId: 1 });
      startIpvsDaemon(world, 'backup', 'backup', { iface: 'eth0', syncId });
      request(world);
      runUntil(world, simTime(3_200_000));
      expect(ipvsConnectionsOf(world, 'backup')).toHaveLength(heard);
    }
  });

  test('a message that was not sent when the master stops is lost', () => {
    const world = twoDirectors(null);
    request(world);
    runUntil(world, simTime(1_000_000));
    stopIpvsDaemon(world, 'director', 'master');
    runUntil(world, simTime(5_000_000));
    expect(messages(world)).toBe(0);
  });

  test('a fork with a message half full goes on by itself, to the same state', () => {
    const world = twoDirectors(300);
    request(world);
    runUntil(world, simTime(1_000_000));
    const fork = forkWorld(world);
    expect(stateHash(fork)).toBe(stateHash(world));
    runUntil(fork, simTime(3_200_000));
    expect(ipvsConnectionsOf(world, 'backup')).toEqual([]);
    runUntil(world, simTime(3_200_000));
    expect(stateHash(fork)).toBe(stateHash(world));
  });

  test('a daemon is started once, on an interface that exists, and stopped once', () => {
    const world = twoDirectors(null);
    const again = startIpvsDaemon(world, 'director', 'master', DAEMON);
    expect(again).toMatchObject({ ok: false, error: { code: 'EEXIST' } });
    const nowhere = startIpvsDaemon(world, 'director', 'backup', { iface: 'eth9', syncId: 0 });
    expect(nowhere).toMatchObject({ ok: false, error: { code: 'ENODEV' } });
    expect(ipvsDaemonsOf(world, 'director')).toMatchObject([{ role: 'master', maxLength: 1472, port: 8848, ttl: 1 }]);
    expect(stopIpvsDaemon(world, 'director', 'master').ok).toBe(true);
    const gone = stopIpvsDaemon(world, 'director', 'master');
    expect(gone).toMatchObject({ ok: false, error: { code: 'ESRCH' } });
  });

  test('sync_threshold is a pair, and a defence that this version has not is refused', () => {
    const world = twoDirectors(null);
    const path = 'net.ipv4.vs.sync_threshold';
    expect(getSysctl(world, 'director', path)).toMatchObject({ value: '3\t50' });
    expect(setSysctl(world, 'director', path, '1 10').ok).toBe(true);
    expect(getSysctl(world, 'director', path)).toMatchObject({ value: '1\t10' });
    expect(setSysctl(world, 'director', path, '10 5')).toMatchObject({ error: { code: 'EINVAL' } });
    expect(setSysctl(world, 'director', 'net.ipv4.vs.drop_entry', '3')).toMatchObject({ error: { code: 'ENOTSUP' } });
    expect(setSysctl(world, 'director', 'net.ipv4.vs.drop_entry', '1').ok).toBe(true);
  });
});
