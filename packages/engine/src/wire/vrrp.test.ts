import { expect, test } from 'vitest';
import type { Ipv4Address } from './address.js';
import { foldChecksum, sumWords } from './checksum.js';
import { decodeVrrp, encodeVrrp, VRRP_GROUP, type VrrpAdvert } from './vrrp.js';

const ADVERT: VrrpAdvert = {
  version: 2,
  virtualRouterId: 51,
  priority: 150,
  authType: 1,
  interval: 1,
  addresses: [0xc0_a8_01_64 as Ipv4Address],
  password: '1111',
};
const ENDS = { src: 0xc0_a8_01_0a as Ipv4Address, dst: VRRP_GROUP };

test('an advert of version 2 is 20 octets with one address, and its checksum is right', () => {
  const bytes = encodeVrrp(ADVERT, ENDS);
  expect([...bytes.subarray(0, 6)]).toEqual([0x21, 51, 150, 1, 1, 1]);
  expect(bytes.length).toBe(20);
  expect(foldChecksum(sumWords(bytes, 0, bytes.length))).toBe(0);
});

test('what was encoded is decoded again, in both versions', () => {
  expect(decodeVrrp(encodeVrrp(ADVERT, ENDS))).toEqual(ADVERT);
  const three: VrrpAdvert = { ...ADVERT, version: 3, authType: 0, interval: 1050, password: '' };
  expect(decodeVrrp(encodeVrrp(three, ENDS))).toEqual(three);
});

test('an advert that is cut short is none', () => {
  const bytes = encodeVrrp(ADVERT, ENDS);
  for (let length = 0; length < bytes.length; length++) expect(decodeVrrp(bytes.subarray(0, length))).toBeNull();
});
