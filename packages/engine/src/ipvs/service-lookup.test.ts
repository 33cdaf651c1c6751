import { expect, test } from 'vitest';
import { ipv4 } from '../wire/address.js';
import { createIpvs, type Ipvs, type IpvsServiceKey, type Service, serviceKeyText } from './ipvs.js';
import { findService } from './service-lookup.js';
import { createStatistics } from './statistics.js';

const VIP = ipv4(0xc0_a8_01_64);

function withServices(...keys: readonly IpvsServiceKey[]): Ipvs {
  const ipvs = createIpvs();
  for (const key of keys) {
    const service: Service = {
      key,
      scheduler: 'rr',
      flags: [],
      persistenceTimeoutS: null,
      persistenceMask: 0xff_ff_ff_ff,
      destinations: [],
      state: { current: 0, currentWeight: 0, maxWeight: 0, step: 1, localities: new Map() },
      stats: createStatistics(),
    };
    ipvs.services.set(serviceKeyText(key), service);
  }
  return ipvs;
}

const tcp = (port: number): IpvsServiceKey => ({ kind: 'tcp', address: VIP, port });

function found(ipvs: Ipvs, virtualPort: number, mark = 0): IpvsServiceKey | undefined {
  return findService(ipvs, { protocol: 'tcp', virtualAddress: VIP, virtualPort }, mark)?.key;
}

test('the mark comes before the address, the exact port before port 0', () => {
  const ipvs = withServices({ kind: 'mark', mark: 1 }, tcp(80), tcp(0));
  expect(found(ipvs, 80, 1)).toEqual({ kind: 'mark', mark: 1 });
  expect(found(ipvs, 80, 2)).toEqual(tcp(80));
  expect(found(ipvs, 81)).toEqual(tcp(0));
});

test('FTP is asked for its data ports', () => {
  const ipvs = withServices(tcp(21));
  expect([20, 21, 1024, 40_000].map((port) => found(ipvs, port))).toEqual([tcp(21), tcp(21), tcp(21), tcp(21)]);
  expect(found(ipvs, 80)).toBeUndefined();
});
