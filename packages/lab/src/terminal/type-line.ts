import { collectTrace } from '@frameplay/engine';
import { type CommandResult, interruptCommand, type ShellLanguage } from '@frameplay/shell';
import type { Lab, LabStep } from '../labfile/lab.js';
import { advanceLab, type LabOutcome } from '../run/advance-lab.js';
import { forkLab, type LabRun } from '../run/lab-run.js';
import { nextStepStart } from '../run/step-time.js';

/** A command line may be as long as this many characters; a longer one is refused. */
export const LINE_CHARACTERS_MAX = 1000;

/** Simulated time after which a command is interrupted, as by Ctrl-C. */
const COMMAND_US_MAX = 600_000_000;
/** Or after so many frames that left or arrived somewhere. */
const COMMAND_EVENTS_MAX = 20_000;
/** Frames are counted after each second. */
const SLICE_US = 1_000_000;

/** What came of a step that was added to a lab after the fact. */
export interface Typed {
  /** The lab with the step in it. After `refused` and `storm` the one that was given, as it was. */
  readonly run: LabRun;
  readonly outcome:
    | { readonly kind: 'ended'; readonly result: CommandResult; readonly startUs: number; readonly endUs: number }
    /** It ran for ten simulated minutes, or made too many frames, and was then interrupted: exit code 130. */
    | { readonly kind: 'interrupted'; readonly startUs: number; readonly endUs: number }
    | { readonly kind: 'waited'; readonly startUs: number; readonly endUs: number }
    /** This version does not know the command or one of its options. */
    | { readonly kind: 'refused'; readonly what: string }
    /** Frames went round in circles. */
    | { readonly kind: 'storm' };
}

/**
 * Types a command line into the terminal of a node, after the lab's steps so far: what is typed becomes the lab's next
 * step, so that a session at the terminals is a lab like any other. The given run is left as it was. `language`: of
 * `man` and `help`; it changes nothing but what they print.
 */
export function typeLine(run: LabRun, node: string, line: string, language?: ShellLanguage): Typed {
  if (line.length > LINE_CHARACTERS_MAX) {
    return { run, outcome: { kind: 'refused', what: `a line of more than ${LINE_CHARACTERS_MAX} characters` } };
  }
  return addStep(run, { kind: 'run', on: node, command: line, line: 0, language });
}

/** Lets simulated time pass, as a step of the lab. Microseconds. */
export function waitAWhile(run: LabRun, durationUs: number): Typed {
  return addStep(run, { kind: 'wait', durationUs, line: 0 });
}

function addStep(before: LabRun, step: LabStep): Typed {
  const run = openedFor(before, step);
  const { stepStartUs: startUs } = run;
  const outcome = advanceBounded(run, startUs);
  if (run.phase.kind === 'refused') {
    return { run: before, outcome: { kind: 'refused', what: run.phase.refusal.what } };
  }
  if (outcome === 'storm') return { run: before, outcome: { kind: 'storm' } };
  if (run.phase.kind === 'command') return interrupt(run);
  // To the end of the step's slot: what the command set off has arrived when the next line is typed.
  if (advanceLab(run) === 'storm') return { run: before, outcome: { kind: 'storm' } };
  const result = run.results.at(-1);
  if (result?.kind !== 'run') return { run, outcome: { kind: 'waited', startUs, endUs: run.world.now } };
  return { run, outcome: { kind: 'ended', result: result.result, startUs: result.startUs, endUs: result.endUs } };
}

/** To the end of the step, or of what one line may take: simulated time, and frames, which are what costs. */
function advanceBounded(run: LabRun, startUs: number): LabOutcome {
  const eventsMax = run.events.length + COMMAND_EVENTS_MAX;
  for (let untilUs = startUs + SLICE_US; ; untilUs += SLICE_US) {
    const outcome = advanceLab(run, { stopAfterStep: true, untilUs });
    const isOver = untilUs - startUs >= COMMAND_US_MAX || run.events.length >= eventsMax;
    if (outcome !== 'paused' || isOver) return outcome;
  }
}

/** A copy that stands before one more step, and collects what it does. */
function openedFor(before: LabRun, step: LabStep): LabRun {
  const lab: Lab = { ...before.lab, steps: [...before.lab.steps.slice(0, before.stepIndex), step] };
  const stepStartUs = Math.max(before.stepStartUs, before.world.now);
  const fork = forkLab(before);
  collectTrace(fork.world, true);
  return { ...fork, lab, stepStartUs, phase: { kind: 'between-steps' } };
}

function interrupt(run: LabRun): Typed {
  const { phase, stepIndex, stepStartUs: startUs } = run;
  const said = phase.kind === 'command' ? interruptCommand(run.world, phase.command, run.files) : undefined;
  const endUs = run.world.now;
  const step = run.lab.steps[stepIndex];
  if (step?.kind === 'run') {
    const result = { exit: 130, stdout: said?.stdout ?? '', stderr: `${said?.stderr ?? ''}^C\n` };
    run.results.push({ kind: 'run', step: stepIndex, on: step.on, command: step.command, startUs, endUs, result });
  }
  run.stepIndex += 1;
  run.stepStartUs = nextStepStart(endUs);
  run.phase = { kind: 'between-steps' };
  return { run, outcome: { kind: 'interrupted', startUs, endUs } };
}
