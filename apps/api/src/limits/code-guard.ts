import { Injectable } from '@nestjs/common';
import { ApiError } from '../errors/api-error.js';
import { TokenBucket } from './token-bucket.js';

const WRONG_PER_MINUTE = 10;
const JOINS_AT_ONCE = 600;
const JOINS_PER_SECOND = 10;
const TRACKED_MAX = 20_000;

/**
 * Guessing codes is slow, joining is not. Ten wrong codes a minute from one address, then that address gets no answer
 * about codes at all, right or wrong; but a class sits behind one address, so a code that was used from it before the
 * guessing, or whose teacher sits there, goes on working.
 */
@Injectable()
export class CodeGuard {
  readonly #wrong = new Map<string, TokenBucket>();
  readonly #joins = new Map<string, TokenBucket>();
  readonly #proven = new Map<string, Set<string>>();

  /** Call before looking a code up. */
  check(address: string, code: string): void {
    if (this.#proven.get(address)?.has(code)) return;
    if ((this.#wrong.get(address)?.available() ?? 1) < 1) throw tooManyGuesses();
  }

  /** The code is nobody's. */
  wrong(address: string): void {
    bucketOf(this.#wrong, address, () => new TokenBucket(WRONG_PER_MINUTE, WRONG_PER_MINUTE / 60)).take();
  }

  /** The code works from this address from now on, whatever others there try. */
  proven(address: string, code: string): void {
    const codes = this.#proven.get(address) ?? new Set();
    codes.add(code);
    this.#proven.set(address, codes);
    forgetOldest(this.#proven);
  }

  join(address: string): void {
    const bucket = bucketOf(this.#joins, address, () => new TokenBucket(JOINS_AT_ONCE, JOINS_PER_SECOND));
    if (!bucket.take()) throw tooManyJoins();
  }
}

function bucketOf(buckets: Map<string, TokenBucket>, address: string, make: () => TokenBucket): TokenBucket {
  const bucket = buckets.get(address) ?? make();
  buckets.set(address, bucket);
  if (buckets.size > TRACKED_MAX) for (const [key, idle] of buckets) if (idle.isFull()) buckets.delete(key);
  forgetOldest(buckets);
  return bucket;
}

/** A Map keeps the order of insertion. */
function forgetOldest(map: Map<string, unknown>): void {
  for (const key of map.keys()) {
    if (map.size <= TRACKED_MAX) return;
    map.delete(key);
  }
}

const tooManyGuesses = (): ApiError =>
  new ApiError(429, 'code/too-many-guesses', '输错太多次，请一分钟后再试。', 'Too many wrong codes. Wait a minute.', {
    retryAfterS: 60,
  });

const tooManyJoins = (): ApiError =>
  new ApiError(429, 'retry/too-many-joins', '加入的人太多，请稍后再试。', 'Too many people join at once. Try again.', {
    retryAfterS: 5,
  });
