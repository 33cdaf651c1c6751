/** One field of a frame for the hex view: where its octets lie and what they say. */
export interface DissectedField {
  /** Stable, dotted: `ipv4.ttl`, `tcp.flags`, `arp.spa`. */
  readonly id: string;
  readonly offset: number;
  readonly length: number;
  readonly value: string;
  readonly children: readonly DissectedField[];
}

/** Never throws: what cannot be read becomes a field `data`. */
export function dissect(bytes: Uint8Array): readonly DissectedField[] {
  return [{ id: 'data', offset: 0, length: bytes.length, value: '', children: [] }];
}
