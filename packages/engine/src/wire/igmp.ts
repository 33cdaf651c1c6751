import type { Ipv4Address } from './address.js';
import { foldChecksum, sumWords } from './checksum.js';

export const PROTOCOL_IGMP = 2;
/** 224.0.0.22: all routers that speak IGMP version 3. */
export const IGMP_REPORT_GROUP = 0xe0_00_00_16 as Ipv4Address;

const TYPE_REPORT = 0x22;
const CHANGE_TO_INCLUDE = 3;
const CHANGE_TO_EXCLUDE = 4;
const REPORT_BYTES = 16;

/** RFC 3376: one record, "from now on (not) everything that goes to this group". */
export function encodeIgmpReport(group: Ipv4Address, joins: boolean): Uint8Array {
  const bytes = new Uint8Array(REPORT_BYTES);
  bytes[0] = TYPE_REPORT;
  bytes[7] = 1;
  bytes[8] = joins ? CHANGE_TO_EXCLUDE : CHANGE_TO_INCLUDE;
  bytes.set([group >>> 24, group >>> 16, group >>> 8, group], 12);
  const checksum = foldChecksum(sumWords(bytes, 0, REPORT_BYTES));
  bytes[2] = checksum >>> 8;
  bytes[3] = checksum;
  return bytes;
}
