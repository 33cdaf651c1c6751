import type { Ipv4Address } from './address.js';
import { foldChecksum, pseudoHeaderSum, sumWords } from './checksum.js';

export const PROTOCOL_VRRP = 112;
/** 224.0.0.18. */
export const VRRP_GROUP = 0xe0_00_00_12 as Ipv4Address;

export const VRRP_AUTH_NONE = 0;
export const VRRP_AUTH_PASS = 1;

const TYPE_ADVERTISEMENT = 1;
const HEADER_BYTES = 8;
const AUTH_BYTES = 8;

/** RFC 3768 (version 2, with the authentication of RFC 2338) and RFC 5798 (version 3). */
export interface VrrpAdvert {
  readonly version: 2 | 3;
  readonly virtualRouterId: number;
  readonly priority: number;
  /** Version 2 only. */
  readonly authType: number;
  /** Seconds in version 2, hundredths of a second in version 3. */
  readonly interval: number;
  readonly addresses: readonly Ipv4Address[];
  /** At most 8 characters; version 2 only. */
  readonly password: string;
}

interface Ends {
  readonly src: Ipv4Address;
  readonly dst: Ipv4Address;
}

/** What follows the IP header. Version 3 counts the IP addresses `ends` into its checksum. */
export function encodeVrrp(advert: VrrpAdvert, ends: Ends): Uint8Array {
  const addressesEnd = HEADER_BYTES + 4 * advert.addresses.length;
  const bytes = new Uint8Array(addressesEnd + (advert.version === 2 ? AUTH_BYTES : 0));
  bytes[0] = (advert.version << 4) | TYPE_ADVERTISEMENT;
  bytes[1] = advert.virtualRouterId;
  bytes[2] = advert.priority;
  bytes[3] = advert.addresses.length;
  bytes[4] = advert.version === 2 ? advert.authType : advert.interval >>> 8;
  bytes[5] = advert.interval;
  for (const [index, address] of advert.addresses.entries())
    bytes.set([address >>> 24, address >>> 16, address >>> 8, address], HEADER_BYTES + 4 * index);
  if (advert.version === 2 && advert.authType === VRRP_AUTH_PASS)
    for (let at = 0; at < Math.min(AUTH_BYTES, advert.password.length); at++)
      bytes[addressesEnd + at] = advert.password.charCodeAt(at);
  const checksum = foldChecksum(sumWords(bytes, 0, bytes.length, pseudoSum(advert.version, ends, bytes.length)));
  bytes[6] = checksum >>> 8;
  bytes[7] = checksum;
  return bytes;
}

function pseudoSum(version: number, { src, dst }: Ends, length: number): number {
  return version === 3 ? pseudoHeaderSum(src, dst, PROTOCOL_VRRP, length) : 0;
}

/** Null: no advertisement of a known version, or cut short. Checksums are as good as the cable. */
export function decodeVrrp(bytes: Uint8Array): VrrpAdvert | null {
  const version = (bytes[0] ?? 0) >>> 4;
  if ((version !== 2 && version !== 3) || ((bytes[0] ?? 0) & 15) !== TYPE_ADVERTISEMENT) return null;
  const count = bytes[3] ?? 0;
  const addressesEnd = HEADER_BYTES + 4 * count;
  if (bytes.length < addressesEnd + (version === 2 ? AUTH_BYTES : 0)) return null;
  const authType = version === 2 ? (bytes[4] ?? 0) : VRRP_AUTH_NONE;
  return {
    version,
    virtualRouterId: bytes[1] ?? 0,
    priority: bytes[2] ?? 0,
    authType,
    interval: version === 2 ? (bytes[5] ?? 0) : (((bytes[4] ?? 0) & 15) << 8) | (bytes[5] ?? 0),
    addresses: Array.from({ length: count }, (_, index) => addressAt(bytes, HEADER_BYTES + 4 * index)),
    password: authType === VRRP_AUTH_PASS ? textAt(bytes, addressesEnd) : '',
  };
}

function addressAt(bytes: Uint8Array, at: number): Ipv4Address {
  const octets = bytes.subarray(at, at + 4);
  return octets.reduce((value, octet) => value * 256 + octet, 0) as Ipv4Address;
}

function textAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + AUTH_BYTES)).replace(/\0+$/, '');
}
