import { forkLab, type LabRun } from '../run/lab-run.js';

/** A run as it stood after so many moves since the start. Nobody moves it on: take a fork. Its events are left out. */
export interface Checkpoint {
  readonly moves: number;
  readonly run: LabRun;
}

/** At most `COUNT_MAX` of them, however long the run: when there would be more, every other one goes. */
export interface Checkpoints {
  /** In order of moves; the first is where the history begins and always stays. */
  readonly kept: Checkpoint[];
  /** Moves between one and the next. */
  spacing: number;
}

const COUNT_MAX = 64;
const SPACING_AT_FIRST = 32;

export function createCheckpoints(start: LabRun, moves: number): Checkpoints {
  return { kept: [checkpoint(start, moves)], spacing: SPACING_AT_FIRST };
}

/** Keeps this moment if it is far enough from the one before. */
export function offerCheckpoint(checkpoints: Checkpoints, run: LabRun, moves: number): void {
  const { kept } = checkpoints;
  const last = kept.at(-1)?.moves ?? moves;
  if (moves - last < checkpoints.spacing) return;
  kept.push(checkpoint(run, moves));
  if (kept.length > COUNT_MAX) thin(checkpoints);
}

/** The last one that is not after this moment. */
export function checkpointBefore(checkpoints: Checkpoints, moves: number): Checkpoint | undefined {
  return checkpoints.kept.findLast((kept) => kept.moves <= moves);
}

function checkpoint(run: LabRun, moves: number): Checkpoint {
  return { moves, run: forkLab({ ...run, events: [], causes: [] }) };
}

function thin(checkpoints: Checkpoints): void {
  const every = checkpoints.kept.splice(0);
  checkpoints.kept.push(...every.filter((_, index) => index % 2 === 0));
  checkpoints.spacing *= 2;
}
