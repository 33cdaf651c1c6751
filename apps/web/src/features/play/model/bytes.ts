import type { FrameView } from '@frameplay/classroom';
import type { SlotName } from './draft';

export interface ByteRow {
  readonly offset: number;
  readonly bytes: readonly { readonly at: number; readonly text: string }[];
}

const PER_ROW = 16;

/** Hexadecimal text cut into bytes: rows of 16, or one row with the first `limit`. */
export function byteRows(hex: string, limit: number | null): readonly ByteRow[] {
  const all = (hex.match(/../g) ?? []).map((text, at) => ({ at, text }));
  if (limit !== null) return [{ offset: 0, bytes: all.slice(0, limit) }];
  const rows: ByteRow[] = [];
  for (let offset = 0; offset < all.length; offset += PER_ROW) {
    rows.push({ offset, bytes: all.slice(offset, offset + PER_ROW) });
  }
  return rows;
}

type Range = readonly [from: number, to: number, field: SlotName];

const ETHERNET: readonly Range[] = [
  [0, 6, 'dst'],
  [6, 12, 'src'],
];
const ARP: readonly Range[] = [
  [22, 28, 'sha'],
  [28, 32, 'spa'],
  [32, 38, 'tha'],
  [38, 42, 'tpa'],
];
const IPV4: readonly Range[] = [
  [22, 23, 'ttl'],
  [26, 30, 'srcIp'],
  [30, 34, 'dstIp'],
];
const TCP: readonly Range[] = [[34, 38, 'ports']];

/** The header field that a byte belongs to; IPv4 headers here have no options. */
export function byteField(frame: FrameView, at: number): SlotName | null {
  const ranges = [
    ...ETHERNET,
    ...(frame.arp === null ? [] : ARP),
    ...(frame.ip === null ? [] : IPV4),
    ...(frame.tcp === null ? [] : TCP),
  ];
  return ranges.find(([from, to]) => from <= at && at < to)?.[2] ?? null;
}
