/** So many at once, so many per second on average. */
export class TokenBucket {
  readonly #burst: number;
  readonly #perSecond: number;
  #tokens: number;
  #at = performance.now();

  constructor(burst: number, perSecond: number) {
    this.#burst = burst;
    this.#perSecond = perSecond;
    this.#tokens = burst;
  }

  take(count = 1): boolean {
    if (this.available() < count) return false;
    this.#tokens -= count;
    return true;
  }

  available(): number {
    const now = performance.now();
    this.#tokens = Math.min(this.#burst, this.#tokens + ((now - this.#at) / 1_000) * this.#perSecond);
    this.#at = now;
    return this.#tokens;
  }

  /** As if nobody had ever taken one. */
  isFull(): boolean {
    return this.available() >= this.#burst;
  }
}
