import { Injectable } from '@nestjs/common';
import { shuttingDown } from '../errors/catalogue.js';

type Stage = 'starting' | 'serving' | 'stopping';

/** Whether the product serves, and what is under way when it stops. */
@Injectable()
export class Lifecycle {
  #stage: Stage = 'starting';
  #underWay = 0;
  #whenIdle: (() => void)[] = [];

  get isServing(): boolean {
    return this.#stage === 'serving';
  }

  serve(): void {
    this.#stage = 'serving';
  }

  /** Runs work that must not be cut off by a shutdown; refuses new work once it has begun. */
  async track<T>(work: () => Promise<T>): Promise<T> {
    if (this.#stage === 'stopping') throw shuttingDown();
    this.#underWay += 1;
    try {
      return await work();
    } finally {
      this.#underWay -= 1;
      if (this.#underWay === 0) for (const done of this.#whenIdle.splice(0)) done();
    }
  }

  /** No new work from now on; resolves when the work under way is done, or the time is over. */
  async drain(withinMs: number): Promise<void> {
    this.#stage = 'stopping';
    if (this.#underWay === 0) return;
    await new Promise<void>((resolve) => {
      const late = setTimeout(resolve, withinMs);
      this.#whenIdle.push(() => {
        clearTimeout(late);
        resolve();
      });
    });
  }
}
