import { formatIpv4, type Ipv4Address, parseIpv4 } from '@frameplay/engine';

function maskValue(prefixLength: number): number {
  return prefixLength === 0 ? 0 : (0xff_ff_ff_ff << (32 - prefixLength)) >>> 0;
}

/** 24 for 255.255.255.0; undefined for what is no mask. */
export function maskOfText(text: string): number | undefined {
  const mask = parseIpv4(text);
  return mask.ok ? [...Array(33).keys()].find((length) => maskValue(length) === mask.value) : undefined;
}

export function maskText(prefixLength: number): string {
  return formatIpv4(maskValue(prefixLength) as Ipv4Address);
}
