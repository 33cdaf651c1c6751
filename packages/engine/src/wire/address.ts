import type { Brand } from '../core/brand.js';
import { err, ok, type Result } from '../core/result.js';

/** An IPv4 address as an unsigned 32-bit number, most significant octet first. */
export type Ipv4Address = Brand<number, 'Ipv4Address'>;

/** A MAC address as a 48-bit number in a double, first octet most significant. */
export type MacAddress = Brand<number, 'MacAddress'>;

/** `text` is what could not be read. */
export interface AddressError {
  readonly code: 'address/bad-ipv4' | 'address/bad-mac' | 'address/bad-prefix';
  readonly text: string;
}

export interface Ipv4Prefix {
  readonly address: Ipv4Address;
  readonly prefixLength: number;
}

const MAC_HIGH_UNIT = 0x1_0000_0000;

export const IPV4_ANY = 0 as Ipv4Address;
export const IPV4_BROADCAST = 0xff_ff_ff_ff as Ipv4Address;
export const IPV4_LOOPBACK = 0x7f_00_00_01 as Ipv4Address;
export const MAC_ZERO = 0 as MacAddress;
export const MAC_BROADCAST = 0xff_ff_ff_ff_ff_ff as MacAddress;

export function ipv4(value: number): Ipv4Address {
  return (value >>> 0) as Ipv4Address;
}

/** Dotted quad only, without leading zeros: `192.168.1.100`. */
export function parseIpv4(text: string): Result<Ipv4Address, AddressError> {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (match === null) return err({ code: 'address/bad-ipv4', text });
  let value = 0;
  for (let index = 1; index <= 4; index++) {
    const part = match[index] ?? '';
    const octet = Number(part);
    if (octet > 255 || (part.length > 1 && part.startsWith('0'))) return err({ code: 'address/bad-ipv4', text });
    value = value * 256 + octet;
  }
  return ok(value as Ipv4Address);
}

/** `192.168.1.0/24`; without a slash the prefix is 32. Host bits are kept. */
export function parseIpv4Prefix(text: string): Result<Ipv4Prefix, AddressError> {
  const slash = text.indexOf('/');
  const address = parseIpv4(slash < 0 ? text : text.slice(0, slash));
  if (!address.ok) return address;
  const lengthText = slash < 0 ? '32' : text.slice(slash + 1);
  const prefixLength = Number(lengthText);
  if (!/^\d{1,2}$/.test(lengthText) || prefixLength > 32) return err({ code: 'address/bad-prefix', text });
  return ok({ address: address.value, prefixLength });
}

export function formatIpv4(address: Ipv4Address): string {
  return `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
}

/** Six two-digit hexadecimal octets with colons, any case. */
export function parseMac(text: string): Result<MacAddress, AddressError> {
  if (!/^[0-9a-fA-F]{1,2}(:[0-9a-fA-F]{1,2}){5}$/.test(text)) return err({ code: 'address/bad-mac', text });
  let value = 0;
  for (const part of text.split(':')) value = value * 256 + Number.parseInt(part, 16);
  return ok(value as MacAddress);
}

export function formatMac(mac: MacAddress): string {
  const high = Math.floor(mac / MAC_HIGH_UNIT);
  const low = mac >>> 0;
  return `${octet(high >>> 8)}:${octet(high)}:${octet(low >>> 24)}:${octet(low >>> 16)}:${octet(low >>> 8)}:${octet(low)}`;
}

const OCTETS = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, '0'));

function octet(value: number): string {
  return OCTETS[value & 0xff] as string;
}

/** The group bit (IEEE 802.3): multicast and broadcast alike. */
export function isGroupMac(mac: MacAddress): boolean {
  return ((mac / MAC_HIGH_UNIT) & 0x01_00) !== 0;
}

export function maskOf(prefixLength: number): number {
  return prefixLength === 0 ? 0 : (0xff_ff_ff_ff << (32 - prefixLength)) >>> 0;
}

export function networkOf(address: Ipv4Address, prefixLength: number): Ipv4Address {
  return ((address & maskOf(prefixLength)) >>> 0) as Ipv4Address;
}

export function broadcastOf(address: Ipv4Address, prefixLength: number): Ipv4Address {
  return ((address | ~maskOf(prefixLength)) >>> 0) as Ipv4Address;
}

export function inPrefix(address: Ipv4Address, network: Ipv4Address, prefixLength: number): boolean {
  return prefixLength === 0 || (address ^ network) >>> (32 - prefixLength) === 0;
}

export function isLoopback(address: Ipv4Address): boolean {
  return address >>> 24 === 127;
}

export function isMulticast(address: Ipv4Address): boolean {
  return address >>> 28 === 0xe;
}

/** 0.0.0.0/8 (RFC 1122 3.2.1.3). */
export function isZeroNet(address: Ipv4Address): boolean {
  return address >>> 24 === 0;
}

export function isLimitedBroadcast(address: Ipv4Address): boolean {
  return address === IPV4_BROADCAST;
}
