import { collectTrace, invariant } from '@frameplay/engine';
import { collectEvents, moveLab } from '../run/advance-lab.js';
import { forkLab, type LabRun } from '../run/lab-run.js';
import { checkpointBefore } from './checkpoints.js';
import type { History } from './history.js';

/**
 * The run at one event: `before`, when all that led to it is over and the reaction to which it belongs is the very
 * next thing to happen, or `after` that reaction. (The frame that arrives and those that leave because of it are one
 * reaction; for the arrival itself `before` means: it is next.) The run is the caller's own, with its events so far.
 */
export function seek(history: History, eventNumber: number, side: 'before' | 'after' = 'before'): LabRun {
  const moves = movesBefore(history, eventNumber);
  return standAt(history, side === 'before' ? moves : moves + 1);
}

/** How many moves come before the reaction of this event. */
export function movesBefore(history: History, eventNumber: number): number {
  const moves = history.movesBefore[eventNumber];
  invariant(moves !== undefined, `there is no event ${eventNumber} among ${history.events.length}`);
  return moves;
}

/** The first event of the reaction to which an event belongs. */
export function firstOfReaction(history: History, eventNumber: number): number {
  return howManyBefore(history.movesBefore, movesBefore(history, eventNumber));
}

function standAt(history: History, moves: number): LabRun {
  const { origin } = history;
  if (origin !== undefined && moves < origin.moves) return standAt(origin.history, moves);
  const checkpoint = checkpointBefore(history.checkpoints, moves);
  invariant(checkpoint !== undefined, 'a history has a checkpoint where it begins');
  const run = forkLab(checkpoint.run);
  // A fork collects no trace at first; this one counts on in its numbers, and what happened is known already.
  collectTrace(run.world, true);
  for (let made = checkpoint.moves; made < moves; made += 1) moveLab(run);
  collectEvents(run);
  run.events = history.events.slice(0, howManyBefore(history.movesBefore, moves));
  run.causes = history.causes.slice(0, howManyBefore(history.causesMovesBefore, moves));
  return run;
}

/** How many are over when so many moves are made: a search by halves. */
function howManyBefore(movesBeforeEach: readonly number[], moves: number): number {
  let low = 0;
  let high = movesBeforeEach.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((movesBeforeEach[middle] ?? moves) < moves) low = middle + 1;
    else high = middle;
  }
  return low;
}
