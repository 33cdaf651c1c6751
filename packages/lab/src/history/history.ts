import type { Lab } from '../labfile/lab.js';
import { type LabOutcome, moveLab } from '../run/advance-lab.js';
import { type LabCause, type LabEvent, type LabRun, startLab } from '../run/lab-run.js';
import { type Checkpoints, createCheckpoints, offerCheckpoint } from './checkpoints.js';

/**
 * A lab that ran, and every moment of it: to be read, sought in and forked, never moved on. Time is counted in moves
 * (`moveLab`): the trace events of one move are one reaction of the network.
 */
export interface History {
  readonly lab: Lab;
  /** The whole trace. The number of an event is its place in it, from 0. */
  readonly events: readonly LabEvent[];
  /** For each event: the moves that were made before the one in which it happened. Never decreasing. */
  readonly movesBefore: readonly number[];
  /** What led to the events and is no frame, in the order of its numbers; and the moves before each, likewise. */
  readonly causes: readonly LabCause[];
  readonly causesMovesBefore: readonly number[];
  readonly checkpoints: Checkpoints;
  readonly outcome: LabOutcome;
  /** The run at its end. */
  readonly end: LabRun;
  /** Where this history left another one; what was before is kept only there. */
  readonly origin: Origin | undefined;
}

export interface Origin {
  readonly history: History;
  /** From here on the moves are those of the fork; the change itself is the move before. */
  readonly moves: number;
}

/** Runs a lab to its end and keeps what it takes to go back to any event. */
export function recordHistory(lab: Lab, options: { readonly seed: number }): History {
  return recordOn({ run: startLab(lab, options), moves: 0, movesBefore: [], causesMovesBefore: [], origin: undefined });
}

/** A run with the events so far, and the moves that led to them. */
export interface Beginning {
  readonly run: LabRun;
  readonly moves: number;
  readonly movesBefore: readonly number[];
  readonly causesMovesBefore: readonly number[];
  readonly origin: Origin | undefined;
}

/** Runs on from there to the end; takes the run over. */
export function recordOn({ run, moves, movesBefore, causesMovesBefore, origin }: Beginning): History {
  const checkpoints = createCheckpoints(run, moves);
  const before = [...movesBefore];
  const causesBefore = [...causesMovesBefore];
  for (let made = moves; ; made += 1) {
    const outcome = moveLab(run);
    while (before.length < run.events.length) before.push(made);
    while (causesBefore.length < run.causes.length) causesBefore.push(made);
    if (outcome !== undefined) {
      const { lab, events, causes } = run;
      const told = { events, movesBefore: before, causes, causesMovesBefore: causesBefore };
      return { lab, ...told, checkpoints, outcome, end: run, origin };
    }
    offerCheckpoint(checkpoints, run, made + 1);
  }
}
