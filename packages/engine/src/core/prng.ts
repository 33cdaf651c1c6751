/** sfc32: four words of state, plain data. Good enough for timers and ports, the same everywhere. */
export interface Prng {
  a: number;
  b: number;
  c: number;
  counter: number;
}

const WARM_UP_ROUNDS = 12;

export function createPrng(seed: number): Prng {
  const prng: Prng = { a: 0x9e3779b9 | 0, b: 0x243f6a88 | 0, c: seed | 0, counter: 1 };
  for (let round = 0; round < WARM_UP_ROUNDS; round++) nextUint32(prng);
  return prng;
}

/** Uniform in 0 .. 2^32 - 1. */
export function nextUint32(prng: Prng): number {
  const sum = (((prng.a + prng.b) | 0) + prng.counter) | 0;
  prng.counter = (prng.counter + 1) | 0;
  prng.a = prng.b ^ (prng.b >>> 9);
  prng.b = (prng.c + (prng.c << 3)) | 0;
  prng.c = (((prng.c << 21) | (prng.c >>> 11)) + sum) | 0;
  return sum >>> 0;
}

/** Uniform in 0 .. bound - 1, for bounds up to 2^32. */
export function nextBelow(prng: Prng, bound: number): number {
  return Math.floor((nextUint32(prng) / 0x1_0000_0000) * bound);
}
