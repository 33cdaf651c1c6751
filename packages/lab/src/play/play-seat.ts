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
import { advanceLab, collectEvents, currentStep, type LabOutcome, settleLab } from '../run/advance-lab.js';
import { type LabEvent, type LabRun, startLab } from '../run/lab-run.js';

/** One frame that waited at the seat, and what the kernel does with it. */
export interface SeatDecision {
  readonly step: number;
  readonly arrived: WaitingFrame;
  /** What the kernel would do if this frame were the only one that waits. */
  readonly key: KernelReaction;
  /** What the kernel did: the frames that left because of it, as they are in the events of the run. */
  readonly out: readonly LabEvent[];
}

export interface SeatPlay {
  readonly run: LabRun;
  readonly outcome: Exclude<LabOutcome, 'waiting' | 'paused' | 'step-ended'>;
  readonly decisions: readonly SeatDecision[];
}

/** Runs a lab with one seat held; every frame that waits there is settled as the kernel would. */
export function playSeat(lab: Lab, seat: string, options: { readonly seed: number }): SeatPlay {
  const run = startLab(lab, options);
  holdAt(run.world, seat);
  const decisions: SeatDecision[] = [];
  for (;;) {
    const outcome = advanceLab(run);
    if (outcome !== 'waiting') {
      invariant(outcome !== 'paused' && outcome !== 'step-ended', 'nobody asked for a pause');
      return { run, outcome, decisions };
    }
    decisions.push(...decideAll(run));
  }
}

/**
 * Frames that arrived together are settled together, before any program gets its turn: so it is on a kernel that works
 * its queue off, and a FIN right behind the data is there when the program reads.
 */
function decideAll(run: LabRun): SeatDecision[] {
  const settled = waitingFrames(run.world).map((arrived) => settleByKernel(run, arrived));
  const rest = outSince(run, settled[0]?.arrived.node ?? '', () => settleLab(run));
  return settled.map((decision, index) =>
    index === settled.length - 1 ? { ...decision, out: [...decision.out, ...rest] } : decision,
  );
}

function settleByKernel(run: LabRun, arrived: WaitingFrame): SeatDecision {
  const key = keyOf(run.world, arrived.id);
  invariant(key.ok, 'a waiting frame has a key');
  const out = outSince(run, arrived.node, () => {
    const settled = resolve(run.world, arrived.id, { by: 'kernel' });
    invariant(settled.ok, 'the kernel can always decide');
    collectEvents(run);
  });
  return { step: currentStep(run), arrived, key: key.value, out };
}

/** The frames that leave a node while something happens. */
function outSince(run: LabRun, node: string, happen: () => unknown): LabEvent[] {
  const before = run.events.length;
  happen();
  return run.events
    .slice(before)
    .filter(({ event }) => event.kind === 'frame' && event.dir === 'out' && event.node === node);
}
