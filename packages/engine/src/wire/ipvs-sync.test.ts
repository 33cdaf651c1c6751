import { expect, test } from 'vitest';
import { ipv4 } from './address.js';
import { decodeSyncMessage, encodeSyncMessage, type SyncRecord } from './ipvs-sync.js';

const RECORD: SyncRecord = {
  protocol: 6,
  flags: 0x0083,
  state: 1,
  clientPort: 40_000,
  virtualPort: 80,
  destinationPort: 80,
  mark: 0,
  timeoutS: 900,
  clientAddress: ipv4(0x0a_00_00_02),
  virtualAddress: ipv4(0xc0_a8_01_64),
  destinationAddress: ipv4(0xc0_a8_01_0b),
};

test('a message of one connection has 44 octets and is read as it was written', () => {
  const message = { syncId: 7, records: [RECORD] };
  const bytes = encodeSyncMessage(message);
  expect([...bytes.slice(0, 12)]).toEqual([0, 7, 0, 44, 1, 1, 0, 0, 0, 6, 0, 36]);
  expect(bytes.length).toBe(44);
  expect(decodeSyncMessage(bytes)).toEqual(message);
});

test('a message that was cut short or is of another version is none', () => {
  const bytes = encodeSyncMessage({ syncId: 0, records: [RECORD, RECORD] });
  expect(decodeSyncMessage(bytes.slice(0, 60))).toBeNull();
  expect(decodeSyncMessage(new Uint8Array(4))).toBeNull();
  expect(decodeSyncMessage(bytes.map((byte, index) => (index === 5 ? 2 : byte)))).toBeNull();
  expect(decodeSyncMessage(bytes.map((byte, index) => (index === 11 ? 8 : byte)))).toBeNull();
});
