import { cloneFifo, createFifo, type Fifo, itemAt, listOf, putLast, takeFirst } from '../core/fifo.js';

interface OfProgram {
  readonly program: number;
}

/** Turns of programs, first come first served; a program that waits for its turn is not put in again. */
export interface WakeQueue<Wake extends OfProgram> {
  readonly wakes: Fifo<Wake>;
  /** The programs that wait, when they are many; a few are found sooner by looking at each. */
  crowd: Set<number> | null;
}

const FEW = 8;

export function createWakeQueue<Wake extends OfProgram>(): WakeQueue<Wake> {
  return { wakes: createFifo(), crowd: null };
}

export function isWoken<Wake extends OfProgram>({ wakes, crowd }: WakeQueue<Wake>, program: number): boolean {
  if (crowd !== null) return crowd.has(program);
  for (let place = 0; place < wakes.size; place++) if (itemAt(wakes, place)?.program === program) return true;
  return false;
}

/** Only for a program that is not in it. */
export function putWake<Wake extends OfProgram>(queue: WakeQueue<Wake>, wake: Wake): void {
  putLast(queue.wakes, wake);
  if (queue.crowd !== null) queue.crowd.add(wake.program);
  else if (queue.wakes.size > FEW) queue.crowd = new Set(listOf(queue.wakes).map(({ program }) => program));
}

export function takeWake<Wake extends OfProgram>(queue: WakeQueue<Wake>): Wake | undefined {
  const wake = takeFirst(queue.wakes);
  if (queue.crowd === null || wake === undefined) return wake;
  if (queue.wakes.size > 0) queue.crowd.delete(wake.program);
  else queue.crowd = null;
  return wake;
}

export function cloneWakeQueue<Wake extends OfProgram>({ wakes, crowd }: WakeQueue<Wake>): WakeQueue<Wake> {
  return { wakes: cloneFifo(wakes), crowd: crowd === null ? null : new Set(crowd) };
}
