import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPrng, nextBelow, type Prng } from '../core/prng.js';
import { foldChecksum, sumWords } from './checksum.js';
import { decodeFrame } from './decode.js';
import { dissect } from './dissect.js';
import { encodeFrame } from './encode.js';
import { createTcpBookkeeping, frameToJson } from './frame-json.js';
import { createTextBookkeeping, frameToText } from './frame-text.js';
import { decodeSyncMessage } from './ipvs-sync.js';
import { decodeVrrp } from './vrrp.js';

/** A million octet strings with `FRAMEPLAY_FUZZ=full`. fast-check draws the seeds, and prints the one that fails. */
const BATCHES = process.env['FRAMEPLAY_FUZZ'] === 'full' ? 1000 : 30;
const BATCH = 1000;
const BYTES_MAX = 120;
const ETHERNET = 14;
const IPV4 = 20;

function noise(dice: Prng): Uint8Array {
  return Uint8Array.from({ length: nextBelow(dice, BYTES_MAX) }, () => nextBelow(dice, 256));
}

/** Noise that gets past the first questions: a known EtherType, a right IPv4 header or the head of an ARP packet. */
function plausible(dice: Prng): Uint8Array {
  const bytes = noise(dice);
  if (bytes.length < ETHERNET + IPV4) return bytes;
  if (nextBelow(dice, 4) === 0) {
    bytes.set([0x08, 0x06, 0, 1, 8, 0, 6, 4], 12);
    return bytes;
  }
  bytes.set([0x08, 0x00], 12);
  putHeader(bytes, ETHERNET, dice);
  return bytes;
}

const PROTOCOLS = [1, 4, 6, 17, 112, 2];

/** An IPv4 header that is right, and what it carries begins with another one when it is IPIP. */
function putHeader(bytes: Uint8Array, at: number, dice: Prng): void {
  const length = bytes.length - at;
  if (length < IPV4) return;
  const protocol = PROTOCOLS[nextBelow(dice, PROTOCOLS.length)] ?? 0;
  bytes.set(
    [0x45, 0, length >> 8, length & 0xff, 0, 0, nextBelow(dice, 8) === 0 ? 0x20 : 0, 0, 64, protocol, 0, 0],
    at,
  );
  const checksum = foldChecksum(sumWords(bytes, at, at + IPV4));
  bytes.set([checksum >> 8, checksum & 0xff], at + 10);
  if (protocol === 4) putHeader(bytes, at + IPV4, dice);
  if (protocol === 1) putIcmp(bytes, at + IPV4, dice);
}

function putIcmp(bytes: Uint8Array, at: number, dice: Prng): void {
  if (bytes.length < at + 8) return;
  bytes.set([[0, 3, 5, 8, 11][nextBelow(dice, 5)] ?? 0, nextBelow(dice, 6), 0, 0], at);
  putHeader(bytes, at + 8, dice);
  const checksum = foldChecksum(sumWords(bytes, at, bytes.length));
  bytes.set([checksum >> 8, checksum & 0xff], at + 2);
}

/** Everything that reads octets. What is a frame can be written down, and encoded and read again. */
function readAll(bytes: Uint8Array): void {
  dissect(bytes);
  decodeVrrp(bytes);
  decodeSyncMessage(bytes);
  const decoded = decodeFrame(bytes);
  if (!decoded.ok) return;
  const json = JSON.stringify(frameToJson(decoded.value, createTcpBookkeeping()));
  const text = frameToText(decoded.value, createTextBookkeeping(createTcpBookkeeping()));
  if (text !== json) throw new Error(`two forms of one frame: ${text} ${json}`);
  if (!decodeFrame(encodeFrame(decoded.value)).ok) throw new Error(`encoded as no frame: ${bytes}`);
}

test.each([
  { what: 'noise', draw: noise },
  { what: 'noise with right headers', draw: plausible },
])(
  'random octets, $what: an error or a frame, never an exception',
  ({ draw }) => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const dice = createPrng(seed);
        for (let count = 0; count < BATCH / 2; count++) readAll(draw(dice));
      }),
      { numRuns: BATCHES },
    );
  },
  300_000,
);

test('a datagram of nothing but headers in headers, as long as any can be, is no exception either', () => {
  const bytes = new Uint8Array(ETHERNET + 65_535);
  bytes.set([0x08, 0x00], 12);
  for (let at = ETHERNET; at + IPV4 <= bytes.length; at += IPV4) {
    const length = bytes.length - at;
    bytes.set([0x45, 0, length >> 8, length & 0xff, 0, 0, 0, 0, 64, 4, 0, 0], at);
    const checksum = foldChecksum(sumWords(bytes, at, at + IPV4));
    bytes.set([checksum >> 8, checksum & 0xff], at + 10);
  }
  expect(() => readAll(bytes)).not.toThrow();
});
