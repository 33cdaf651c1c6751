/** 32 bits of two numbers, well mixed (the finaliser of MurmurHash3). */
export function mixed(seed: number, salt: number): number {
  let hash = Math.imul(seed ^ Math.imul(salt + 1, 0x9e37_79b1), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * One value for each name. All combinations are numbered; `nth` walks through them in strides from one that the seed
 * draws, so that two of one class have the same only when all are used up.
 */
export function draws(
  vary: Readonly<Record<string, readonly string[]>>,
  seed: number,
  nth: number,
): Readonly<Record<string, string>> {
  const names = Object.keys(vary).sort();
  const sizes = names.map((name) => BigInt(Math.max(1, vary[name]?.length ?? 1)));
  const total = sizes.reduce((product, size) => product * size, 1n);
  let number = (BigInt(mixed(seed, 0)) + BigInt(nth) * strideOf(total)) % total;
  const values: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const size = sizes[index] ?? 1n;
    const value = vary[name]?.[Number(number % size)];
    if (value !== undefined) values[name] = value;
    number /= size;
  }
  return values;
}

/** About 0.618 of the total and without a common divisor, so that neighbours look unlike and none comes twice. */
function strideOf(total: bigint): bigint {
  let stride = (total * 618n) / 1000n;
  if (stride === 0n) stride = 1n;
  while (divisor(stride, total) !== 1n) stride += 1n;
  return stride;
}

function divisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : divisor(b, a % b);
}
