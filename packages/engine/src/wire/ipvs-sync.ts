import type { Ipv4Address } from './address.js';
import { read16, read32 } from './decode.js';

// What the IPVS synchronisation daemon sends (ip_vs_sync.c, version 1): a header of 8 octets, then one
// record of 36 for each IPv4 connection. IPv6 and persistence engines are not read.

/** 224.0.0.81 */
export const SYNC_GROUP = 0xe0_00_00_51 as Ipv4Address;
export const SYNC_PORT = 8848;
export const SYNC_HEADER_BYTES = 8;
export const SYNC_RECORD_BYTES = 36;
const VERSION = 1;
const SIZE_MASK = 0x0fff;

/** One connection or template. `flags` and `state` are the kernel's numbers. */
export interface SyncRecord {
  readonly protocol: number;
  readonly flags: number;
  readonly state: number;
  readonly clientPort: number;
  readonly virtualPort: number;
  readonly destinationPort: number;
  readonly mark: number;
  readonly timeoutS: number;
  readonly clientAddress: Ipv4Address;
  readonly virtualAddress: Ipv4Address;
  readonly destinationAddress: Ipv4Address;
}

export interface SyncMessage {
  readonly syncId: number;
  readonly records: readonly SyncRecord[];
}

export function encodeSyncMessage(message: SyncMessage): Uint8Array {
  const bytes = new Uint8Array(SYNC_HEADER_BYTES + SYNC_RECORD_BYTES * message.records.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(1, message.syncId);
  view.setUint16(2, bytes.length);
  view.setUint8(4, message.records.length);
  view.setUint8(5, VERSION);
  for (const [index, record] of message.records.entries())
    putRecord(view, SYNC_HEADER_BYTES + index * SYNC_RECORD_BYTES, record);
  return bytes;
}

function putRecord(view: DataView, at: number, record: SyncRecord): void {
  view.setUint8(at + 1, record.protocol);
  view.setUint16(at + 2, SYNC_RECORD_BYTES);
  view.setUint32(at + 4, record.flags);
  view.setUint16(at + 8, record.state);
  view.setUint16(at + 10, record.clientPort);
  view.setUint16(at + 12, record.virtualPort);
  view.setUint16(at + 14, record.destinationPort);
  view.setUint32(at + 16, record.mark);
  view.setUint32(at + 20, record.timeoutS);
  view.setUint32(at + 24, record.clientAddress);
  view.setUint32(at + 28, record.virtualAddress);
  view.setUint32(at + 32, record.destinationAddress);
}

/** Null: no message of version 1, or its lengths are wrong. Records of other kinds are left out. */
export function decodeSyncMessage(bytes: Uint8Array): SyncMessage | null {
  if (bytes.length < SYNC_HEADER_BYTES || bytes[0] !== 0 || bytes[5] !== VERSION) return null;
  if (read16(bytes, 2) !== bytes.length) return null;
  const records: SyncRecord[] = [];
  let at = SYNC_HEADER_BYTES;
  for (let left = bytes[4] ?? 0; left > 0; left--) {
    const size = read16(bytes, at + 2) & SIZE_MASK;
    if (size < SYNC_RECORD_BYTES || at + size > bytes.length) return null;
    if (bytes[at] === 0) records.push(readRecord(bytes, at));
    at += (size + 3) & ~3;
  }
  return { syncId: bytes[1] ?? 0, records };
}

function readRecord(bytes: Uint8Array, at: number): SyncRecord {
  return {
    protocol: bytes[at + 1] ?? 0,
    flags: read32(bytes, at + 4),
    state: read16(bytes, at + 8),
    clientPort: read16(bytes, at + 10),
    virtualPort: read16(bytes, at + 12),
    destinationPort: read16(bytes, at + 14),
    mark: read32(bytes, at + 16),
    timeoutS: read32(bytes, at + 20),
    clientAddress: read32(bytes, at + 24) as Ipv4Address,
    virtualAddress: read32(bytes, at + 28) as Ipv4Address,
    destinationAddress: read32(bytes, at + 32) as Ipv4Address,
  };
}
