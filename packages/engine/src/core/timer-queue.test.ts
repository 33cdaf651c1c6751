import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addTimer,
  cancelTimer,
  cloneTimerQueue,
  createTimerQueue,
  liveTimers,
  moveTimer,
  nextTimerTime,
  parkTimer,
  takeTimer,
} from './timer-queue.js';

const TIME = fc.integer({ min: 0, max: 50 });

/** What a plain list of (time, order of setting) would do. */
class Model {
  readonly #timers = new Map<number, { time: number; order: number }>();
  #order = 0;

  set(name: number, time: number): void {
    this.#timers.set(name, { time, order: this.#order++ });
  }

  drop(name: number): void {
    this.#timers.delete(name);
  }

  take(until: number): [number, number][] {
    const due = [...this.#timers]
      .filter(([, { time }]) => time <= until)
      .sort(([, a], [, b]) => a.time - b.time || a.order - b.order);
    for (const [name] of due) this.#timers.delete(name);
    return due.map(([name, { time }]) => [time, name]);
  }
}

type Step =
  | { readonly kind: 'add' | 'run'; readonly after: number }
  | { readonly kind: 'change'; readonly by: Change; readonly name: number; readonly after: number }
  | { readonly kind: 'copy' };
type Change = 'move' | 'park' | 'cancel';

const STEP: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('add' as const, 'run' as const), after: TIME }),
  fc.record({
    kind: fc.constant('change' as const),
    by: fc.constantFrom<Change>('move', 'park', 'cancel'),
    name: fc.nat(40),
    after: TIME,
  }),
  fc.record({ kind: fc.constant('copy' as const) }),
);

/** The queue and the model side by side; timers have names. */
class Pair {
  queue = createTimerQueue<number>();
  readonly #model = new Model();
  readonly #ids = new Map<number, number>();
  #names = 0;
  #now = 0;

  apply(step: Step): void {
    if (step.kind === 'change') this.#change(step.by, step.name, this.#now + step.after);
    else if (step.kind === 'add') this.#add(this.#now + step.after);
    else if (step.kind === 'run') this.run(this.#now + step.after);
    else this.queue = cloneTimerQueue(this.queue);
  }

  #add(time: number): void {
    const name = this.#names++;
    this.#ids.set(name, addTimer(this.queue, time, name));
    this.#model.set(name, time);
  }

  #change(by: Change, name: number, time: number): void {
    const id = this.#ids.get(name);
    if (id === undefined) return;
    if (by === 'move') {
      moveTimer(this.queue, id, time);
      this.#model.set(name, time);
      return;
    }
    this.#model.drop(name);
    if (by === 'park') parkTimer(this.queue, id);
    else cancelTimer(this.queue, id);
    if (by === 'cancel') this.#ids.delete(name);
  }

  run(until: number): void {
    const seen: [number, number][] = [];
    for (let time = nextTimerTime(this.queue); time <= until; time = nextTimerTime(this.queue)) {
      const name = takeTimer(this.queue);
      seen.push([time, name]);
      this.#ids.delete(name);
    }
    expect(seen).toEqual(this.#model.take(until));
    this.#now = until;
  }
}

test('timers come out by time, those of one instant in the order in which they were last set', () => {
  fc.assert(
    fc.property(fc.array(STEP, { maxLength: 200 }), (steps) => {
      const pair = new Pair();
      for (const step of steps) pair.apply(step);
      pair.run(1_000_000);
      expect(liveTimers(pair.queue)).toEqual([]);
    }),
  );
});

test('a timer that is cancelled and set again for ever leaves nothing behind', () => {
  const queue = createTimerQueue<number>();
  for (let round = 0; round < 10_000; round++) cancelTimer(queue, addTimer(queue, 1_000_000 + round, round));
  expect(queue.standing).toBeLessThan(1000);
  expect(nextTimerTime(queue)).toBe(Number.POSITIVE_INFINITY);
});
