import {
  drainCauses,
  drainTrace,
  invariant,
  nextEventAt,
  type RunOptions,
  type RunOutcome,
  runUntil,
  settle,
  simTime,
  waitingFrames,
} from '@frameplay/engine';
import { pollCommand, startCommand } from '@frameplay/shell';
import type { LabStep } from '../labfile/lab.js';
import type { LabRefusal, LabRun, StepResult } from './lab-run.js';
import { nextStepStart } from './step-time.js';

/**
 * `finished`: all steps are done and the last slot is over. `waiting`: a seat holds a frame and nothing else is due at
 * this instant. `unsupported`: see `phase.refusal`. `storm`: the network has stopped for good. `paused` and
 * `step-ended`: as the options ask for.
 */
export type LabOutcome = 'finished' | 'waiting' | 'unsupported' | 'storm' | 'paused' | 'step-ended';

export interface AdvanceOptions {
  /** Pause when this step is about to start; its time has come, nothing of it has happened. */
  readonly untilStep?: number;
  /** Pause when this time is reached. */
  readonly untilUs?: number;
  /** Stop after every step, as soon as its result is known. */
  readonly stopAfterStep?: boolean;
  /**
   * Stop as soon as a frame waits, with the rest of this instant still to come: what is settled then keeps the order
   * that it has when nobody holds the seat. Otherwise everything that is due runs first, and several frames may wait.
   */
  readonly stopAtWaiting?: boolean;
}

type MoveOptions = AdvanceOptions & { readonly maxFrames?: number };

/** Runs the lab on until something stops it. Call again after the stop is settled. */
export function advanceLab(run: LabRun, options: AdvanceOptions = {}): LabOutcome {
  for (;;) {
    const outcome = advanceOnce(run, options);
    if (outcome !== undefined) return outcome;
  }
}

/**
 * The smallest move of a lab: one frame arrives and is handled, or the clock goes on until one is about to arrive, or a
 * step starts or ends. Undefined: there is more to come. Any number of moves gives what one `advanceLab` gives.
 */
export function moveLab(run: LabRun): LabOutcome | undefined {
  const isOpen = run.phase.kind === 'between-steps' || run.phase.kind === 'command';
  if (isOpen && nextEventAt(run.world) === run.world.now) return stopOf(run, settle(run.world, { maxFrames: 1 }));
  const outcome = advanceOnce(run, { maxFrames: 0 });
  collectEvents(run);
  return outcome;
}

/** For the set-up steps of a classroom: nothing is held yet, so nothing waits. */
export function runLabUntilStep(run: LabRun, step: number): LabOutcome {
  return advanceLab(run, { untilStep: step });
}

function advanceOnce(run: LabRun, options: MoveOptions): LabOutcome | undefined {
  if (run.phase.kind === 'refused') return 'unsupported';
  if (run.phase.kind === 'finished') return 'finished';
  const settled = stopOf(run, settle(run.world, runOptions(options)));
  if (settled !== undefined) return settled;
  if (waitingFrames(run.world).length > 0) return 'waiting';
  return run.phase.kind === 'command' ? advanceCommand(run, options) : advanceBetween(run, options);
}

function runOptions(options: MoveOptions): RunOptions {
  const { maxFrames } = options;
  return { stopAtWaiting: options.stopAtWaiting === true, ...(maxFrames === undefined ? {} : { maxFrames }) };
}

/** The step to which what happens now belongs: the one that started last. */
export function currentStep(run: LabRun): number {
  return run.phase.kind === 'command' ? run.stepIndex : Math.max(0, run.stepIndex - 1);
}

/** Keeps what the network did under the step during which it happened. */
export function collectEvents(run: LabRun): void {
  const step = currentStep(run);
  for (const event of drainTrace(run.world)) run.events.push({ step, event });
  for (const cause of drainCauses(run.world)) run.causes.push({ step, cause });
}

function stopOf(run: LabRun, outcome: RunOutcome): LabOutcome | undefined {
  collectEvents(run);
  switch (outcome) {
    case 'storm':
      return 'storm';
    case 'blocked':
      return 'waiting';
    case 'idle':
    case 'time':
    case 'budget':
      return undefined;
  }
}

/** Moves to the next event, but not past `limitUs`: after every instant a frame may wait. */
function moveTime(run: LabRun, limitUs: number, options: MoveOptions): LabOutcome | undefined {
  const target = Math.min(limitUs, nextEventAt(run.world) ?? limitUs, options.untilUs ?? limitUs);
  const stopped = stopOf(run, runUntil(run.world, simTime(target), runOptions(options)));
  if (stopped !== undefined) return stopped;
  return options.untilUs !== undefined && run.world.now >= options.untilUs ? 'paused' : undefined;
}

function advanceBetween(run: LabRun, options: MoveOptions): LabOutcome | undefined {
  if (run.world.now < run.stepStartUs) return moveTime(run, run.stepStartUs, options);
  const step = run.lab.steps[run.stepIndex];
  if (step === undefined) {
    run.phase = { kind: 'finished' };
    return 'finished';
  }
  if (options.untilStep !== undefined && run.stepIndex >= options.untilStep) return 'paused';
  return startStep(run, step, options);
}

function startStep(run: LabRun, step: LabStep, moves: MoveOptions): LabOutcome | undefined {
  if (step.kind === 'wait') {
    const endUs = run.stepStartUs + step.durationUs;
    return finishStep(run, { kind: 'wait', step: run.stepIndex, startUs: run.stepStartUs, endUs }, endUs, moves);
  }
  const { language } = step;
  const options = language === undefined ? {} : { language };
  const command = startCommand(run.world, step.on, step.command, run.files, options);
  if (command.kind === 'unsupported') {
    const refusal: LabRefusal = { what: command.what, line: step.line };
    run.phase = { kind: 'refused', refusal };
  } else run.phase = { kind: 'command', command };
  return undefined;
}

function finishStep(
  run: LabRun,
  result: StepResult,
  nextStartUs: number,
  options: AdvanceOptions,
): LabOutcome | undefined {
  run.results.push(result);
  run.stepIndex += 1;
  run.stepStartUs = nextStartUs;
  run.phase = { kind: 'between-steps' };
  return options.stopAfterStep === true ? 'step-ended' : undefined;
}

function advanceCommand(run: LabRun, options: MoveOptions): LabOutcome | undefined {
  const step = run.lab.steps[run.stepIndex];
  invariant(run.phase.kind === 'command' && step?.kind === 'run', 'a command runs in a step that runs one');
  const ended = pollCommand(run.world, run.phase.command, run.files);
  if (ended === undefined) {
    const next = nextEventAt(run.world);
    invariant(next !== null, `step ${run.stepIndex} (${step.command}) waits for something that never comes`);
    return moveTime(run, next, options);
  }
  const startUs = run.stepStartUs;
  const endUs = ended.endedAtUs ?? startUs;
  const { on, command } = step;
  const result: StepResult = { kind: 'run', step: run.stepIndex, on, command, startUs, endUs, result: ended.result };
  return finishStep(run, result, nextStepStart(endUs), options);
}
