// hsiphash of lib/siphash.c on a 64-bit kernel: SipHash-1-3 cut to its lower 32 bits. Of one 32-bit word.

const MASK = (1n << 64n) - 1n;
const INITIAL = [0x736f6d6570736575n, 0x646f72616e646f6dn, 0x6c7967656e657261n, 0x7465646279746573n] as const;
const WORD_BYTES = 4n;
const LAST_ROUNDS = 3;

interface Lanes {
  v0: bigint;
  v1: bigint;
  v2: bigint;
  v3: bigint;
}

function rotate(value: bigint, bits: bigint): bigint {
  return ((value << bits) | (value >> (64n - bits))) & MASK;
}

function round(lanes: Lanes): void {
  lanes.v0 = (lanes.v0 + lanes.v1) & MASK;
  lanes.v1 = rotate(lanes.v1, 13n) ^ lanes.v0;
  lanes.v0 = rotate(lanes.v0, 32n);
  lanes.v2 = (lanes.v2 + lanes.v3) & MASK;
  lanes.v3 = rotate(lanes.v3, 16n) ^ lanes.v2;
  lanes.v0 = (lanes.v0 + lanes.v3) & MASK;
  lanes.v3 = rotate(lanes.v3, 21n) ^ lanes.v0;
  lanes.v2 = (lanes.v2 + lanes.v1) & MASK;
  lanes.v1 = rotate(lanes.v1, 17n) ^ lanes.v2;
  lanes.v2 = rotate(lanes.v2, 32n);
}

/** `key` stands for both halves of the 128-bit key. */
export function halfSipHash(word: number, key: number): number {
  const half = BigInt(key);
  const lanes: Lanes = {
    v0: INITIAL[0] ^ half,
    v1: INITIAL[1] ^ half,
    v2: INITIAL[2] ^ half,
    v3: INITIAL[3] ^ half,
  };
  const block = (WORD_BYTES << 56n) | BigInt(word >>> 0);
  lanes.v3 ^= block;
  round(lanes);
  lanes.v0 ^= block;
  lanes.v2 ^= 0xffn;
  for (let turn = 0; turn < LAST_ROUNDS; turn++) round(lanes);
  return Number((lanes.v0 ^ lanes.v1 ^ lanes.v2 ^ lanes.v3) & 0xff_ff_ff_ffn);
}
