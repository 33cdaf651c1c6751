import { describe, expect, test } from 'vitest';
import type { SimTimeUs } from '../core/time.js';
import { ipv4 } from '../wire/address.js';
import { TCP_ACK, TCP_SYN, type TcpSegment } from '../wire/frame.js';
import { addConnection, advance, type ConnectionEnvironment, type Flow, removeConnection } from './connection-table.js';
import { createIpvs, type Destination, type Ipvs, type Service, serviceKeyText } from './ipvs.js';
import { setThresholds } from './overload.js';
import { createStatistics } from './statistics.js';
import { addTemplate, controlBy, templateDue, templateKeyFor, touchTemplate, usableTemplate } from './template.js';

const VIP = ipv4(0xc0_a8_01_64);
const SECOND = 1_000_000;

function destinationOf(service: string): Destination {
  return {
    id: 1,
    service,
    address: ipv4(0xc0_a8_01_0b),
    port: 80,
    forwarding: 'direct-route',
    weight: 1,
    lastWeight: 1,
    upperThreshold: 0,
    lowerThreshold: 0,
    overloaded: false,
    available: true,
    active: 0,
    inactive: 0,
    persistent: 0,
    references: 0,
    idleSince: 0,
    unusedSince: null,
    stats: createStatistics(),
  };
}

function persistentService(key: Service['key'] = { kind: 'tcp', address: VIP, port: 80 }): {
  readonly ipvs: Ipvs;
  readonly service: Service;
  readonly server: Destination;
} {
  const ipvs = createIpvs();
  const server = destinationOf(serviceKeyText(key));
  const service: Service = {
    key,
    scheduler: 'rr',
    flags: [],
    persistenceTimeoutS: 300,
    persistenceMask: 0xff_ff_ff_ff,
    destinations: [server],
    state: { current: 0, currentWeight: 0, maxWeight: 0, step: 1, localities: new Map() },
    stats: createStatistics(),
  };
  ipvs.services.set(serviceKeyText(key), service);
  ipvs.destinations.set(server.id, server);
  return { ipvs, service, server };
}

const clock = {
  now: 0 as SimTimeUs,
  setConnectionTimer: () => 1,
  setTemplateTimer: () => 2,
  cancelTimer: () => undefined,
};
const env: ConnectionEnvironment = clock as unknown as ConnectionEnvironment;

const flow = (clientPort: number, virtualPort = 80): Flow => ({
  protocol: 'tcp',
  clientAddress: ipv4(0x0a_00_00_02),
  clientPort,
  virtualAddress: VIP,
  virtualPort,
});

function segment(flags: number): TcpSegment {
  const none = new Uint8Array(0);
  return {
    kind: 'tcp',
    sourcePort: 1,
    destinationPort: 80,
    seq: 0,
    ack: 0,
    flags,
    window: 0,
    options: null,
    payload: none,
  };
}

describe('templates', () => {
  test('a service has one for each client, of its own port', () => {
    const { service } = persistentService();
    expect(templateKeyFor(service, flow(40_000))).toMatchObject({
      protocol: 'tcp',
      virtualAddress: VIP,
      virtualPort: 80,
    });
  });

  test('a netmask puts the clients of a network together', () => {
    const { service } = persistentService();
    service.persistenceMask = 0xff_ff_ff_00;
    expect(templateKeyFor(service, flow(40_000)).clientAddress).toBe(0x0a_00_00_00);
  });

  test('port 0 and FTP have one for all ports, a mark stands in place of the virtual address', () => {
    const everything = persistentService({ kind: 'tcp', address: VIP, port: 0 }).service;
    expect(templateKeyFor(everything, flow(40_000, 443)).virtualPort).toBe(0);
    const ftp = persistentService({ kind: 'tcp', address: VIP, port: 21 }).service;
    expect(templateKeyFor(ftp, flow(40_000, 21)).virtualPort).toBe(0);
    const marked = persistentService({ kind: 'mark', mark: 7 }).service;
    expect(templateKeyFor(marked, flow(40_000))).toMatchObject({ protocol: 'ip', virtualAddress: 7, virtualPort: 0 });
  });

  test('it is assured when one of its connections is established', () => {
    const { ipvs, service, server } = persistentService();
    const template = addTemplate(ipvs, service, server, templateKeyFor(service, flow(40_000)), 0);
    const connection = addConnection(ipvs, service, server, flow(40_000));
    controlBy(template, connection);
    advance(ipvs, connection, segment(TCP_SYN));
    expect(template.assured).toBe(false);
    advance(ipvs, connection, segment(TCP_ACK));
    expect(template.assured).toBe(true);
  });

  test('it stays for minutes as long as a connection lives by it, and counts as persistent', () => {
    const { ipvs, service, server } = persistentService();
    const template = addTemplate(ipvs, service, server, templateKeyFor(service, flow(40_000)), 0);
    const connection = addConnection(ipvs, service, server, flow(40_000));
    controlBy(template, connection);
    touchTemplate(env, template);
    expect(template.expiresAt).toBe(300 * SECOND);
    expect(templateDue(env, ipvs, template)).toBe(true);
    expect(template.timeoutUs).toBe(60 * SECOND);
    expect(server.persistent).toBe(1);
    removeConnection(env, ipvs, connection);
    expect(templateDue(env, ipvs, template)).toBe(false);
    expect(server).toMatchObject({ persistent: 0, references: 0 });
    expect(ipvs.templateIds.size).toBe(0);
  });

  test('a quiesced server keeps its clients unless expire_quiescent_template is set', () => {
    const { ipvs, service, server } = persistentService();
    const key = templateKeyFor(service, flow(40_000));
    const template = addTemplate(ipvs, service, server, key, 0);
    server.weight = 0;
    expect(usableTemplate(ipvs, key)).toBe(template);
    ipvs.sysctls = { ...ipvs.sysctls, expire_quiescent_template: 1 };
    expect(usableTemplate(ipvs, key)).toBeUndefined();
    expect(template).toMatchObject({ virtualPort: 65_535, destinationPort: 65_535 });
  });

  test('templates do not count towards the thresholds, connections that are closing do', () => {
    const { ipvs, service, server } = persistentService();
    server.upperThreshold = 2;
    addTemplate(ipvs, service, server, templateKeyFor(service, flow(40_000)), 0);
    const first = addConnection(ipvs, service, server, flow(40_000));
    expect(server.overloaded).toBe(false);
    addConnection(ipvs, service, server, flow(40_001));
    expect(server.overloaded).toBe(true);
    removeConnection(env, ipvs, first);
    expect(server.overloaded).toBe(false);
  });

  test('a threshold that is set below what a server has fills it at once; between the two it stays as it was', () => {
    const { ipvs, service, server } = persistentService();
    for (let port = 40_000; port < 40_003; port++) addConnection(ipvs, service, server, flow(port));
    setThresholds(server, 3, 1);
    expect(server.overloaded).toBe(true);
    setThresholds(server, 5, 2);
    expect(server.overloaded).toBe(true);
    setThresholds(server, 5, 4);
    expect(server.overloaded).toBe(false);
  });
});
