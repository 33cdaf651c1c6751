import { type Ipv4Address, invariant, type MacAddress, parseIpv4, parseMac } from '@frameplay/engine';

/** Addresses of a checked decision; one that cannot be read is a bug. */
export function macFrom(text: string): MacAddress {
  const mac = parseMac(text);
  invariant(mac.ok, `checked MAC ${text}`);
  return mac.value;
}

export function ipFrom(text: string): Ipv4Address {
  const address = parseIpv4(text);
  invariant(address.ok, `checked address ${text}`);
  return address.value;
}
