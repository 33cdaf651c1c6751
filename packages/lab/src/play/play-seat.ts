import {
  holdAt,
  invariant,
  type KernelReaction,
  keyOf,
  resolve,
  type WaitingFrame,
  waitingFrames,
} from '@frameplay/engine';
import type { Lab } from '../labfile/lab.js';
import { advanceLab, type LabOutcome } from '../run/advance-lab.js';
import { type LabRun, startLab } from '../run/lab-run.js';

/** One frame that waited at the seat, and what the kernel does with it. */
export interface SeatDecision {
  readonly arrived: WaitingFrame;
  readonly key: KernelReaction;
}

export interface SeatPlay {
  readonly run: LabRun;
  readonly outcome: Exclude<LabOutcome, 'waiting' | 'paused' | 'step-ended'>;
  /** In the order of arrival; the events of the run have one `in` frame at the seat for each. */
  readonly decisions: readonly SeatDecision[];
}

/** Runs a lab with one seat held; every frame that waits there is settled as the kernel would. */
export function playSeat(lab: Lab, seat: string, options: { readonly seed: number }): SeatPlay {
  const run = startLab(lab, options);
  holdAt(run.world, seat);
  const decisions: SeatDecision[] = [];
  for (;;) {
    const outcome = advanceLab(run, { stopAtWaiting: true });
    if (outcome !== 'waiting') {
      invariant(outcome !== 'paused' && outcome !== 'step-ended', 'nobody asked for a pause');
      return { run, outcome, decisions };
    }
    for (const arrived of waitingFrames(run.world)) decisions.push(decide(run, arrived));
  }
}

function decide(run: LabRun, arrived: WaitingFrame): SeatDecision {
  const key = keyOf(run.world, arrived.id);
  invariant(key.ok, 'a waiting frame has a key');
  const settled = resolve(run.world, arrived.id, { by: 'kernel' });
  invariant(settled.ok, 'the kernel can always decide');
  return { arrived, key: key.value };
}
