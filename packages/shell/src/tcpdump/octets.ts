/** Reads numbers out of a packet, most significant octet first. Beyond the end there are zeros; `length` says where. */
export class Octets {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get length(): number {
    return this.bytes.length;
  }

  u8(at: number): number {
    return this.bytes[at] ?? 0;
  }

  u16(at: number): number {
    return this.u8(at) * 256 + this.u8(at + 1);
  }

  u32(at: number): number {
    return this.u16(at) * 65_536 + this.u16(at + 2);
  }

  from(start: number, end?: number): Octets {
    return new Octets(this.bytes.subarray(start, end));
  }

  ipv4(at: number): string {
    return [0, 1, 2, 3].map((index) => this.u8(at + index)).join('.');
  }

  mac(at: number): string {
    return [0, 1, 2, 3, 4, 5]
      .map((index) =>
        this.u8(at + index)
          .toString(16)
          .padStart(2, '0'),
      )
      .join(':');
  }

  text(start: number): string {
    let text = '';
    for (const octet of this.bytes.subarray(start)) text += String.fromCharCode(octet);
    return text;
  }
}

/** RFC 1071 over these octets and what was summed before; 0 where the checksum inside is right. */
export function checksumOf(octets: Octets, before = 0): number {
  let sum = before;
  for (let at = 0; at < octets.length; at += 2) sum += octets.u16(at);
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 65_536);
  return ~sum & 0xffff;
}
