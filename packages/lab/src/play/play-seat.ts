import {
  type Frame,
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
import { type LabEvent, type LabRun, startLab } from '../run/lab-run.js';

/** One frame that waited at the seat, and what the kernel does with it. */
export interface SeatDecision {
  readonly step: number;
  readonly arrived: WaitingFrame;
  readonly key: KernelReaction;
  /** The frames that leave because of it, in order; for a switch one for each port. */
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
    const [waiting] = waitingFrames(run.world);
    invariant(waiting !== undefined, 'a lab that waits has a frame that waits');
    decisions.push(decide(run, waiting));
  }
}

function decide(run: LabRun, arrived: WaitingFrame): SeatDecision {
  const key = keyOf(run.world, arrived.id);
  invariant(key.ok, 'a waiting frame has a key');
  const settled = resolve(run.world, arrived.id, { by: 'kernel' });
  invariant(settled.ok, 'the kernel can always decide');
  const step = run.phase.kind === 'command' ? run.stepIndex : Math.max(0, run.stepIndex - 1);
  const out = outgoing(arrived, key.value).map(({ iface, frame }) => ({
    step,
    event: { kind: 'frame', t: run.world.now, node: arrived.node, iface, dir: 'out', frame } as const,
  }));
  return { step, arrived, key: key.value, out };
}

/** A switch sends the frame itself, unchanged: its answer is the ports. */
function outgoing(arrived: WaitingFrame, key: KernelReaction): readonly { iface: string; frame: Frame }[] {
  if (key.outPorts.length === 0) return key.out;
  return key.outPorts.map((iface) => ({ iface, frame: arrived.frame }));
}
