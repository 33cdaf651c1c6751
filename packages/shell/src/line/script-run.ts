import { actAs, type World } from '@frameplay/engine';
import type {
  Active,
  CommandResult,
  CommandRun,
  Progress,
  ScriptRun,
  ShellOptions,
  SimpleRun,
} from '../command-run.js';
import type { Context } from '../context.js';
import { interruptSimple, outputSoFar, pollSimple } from '../poll-simple.js';
import { openFiles, redirectOutput } from './redirect.js';
import type { SimpleCommand, Step } from './script.js';

/** What `script-run` needs to know of the machine: its files, and how a command is started. */
export type Machine = Omit<Context, 'input'>;

export function createScript(node: string, steps: readonly Step[], options: ShellOptions): ScriptRun {
  const progress: Progress = {
    step: 0,
    status: 0,
    stdout: '',
    stderr: '',
    current: null,
    background: [],
    tookTime: false,
  };
  return { kind: 'script', node, steps, options, progress };
}

/** An independent copy, for a fork of the world. */
export function copyScript(script: ScriptRun): ScriptRun {
  const { progress } = script;
  return { ...script, progress: { ...progress, background: progress.background.slice() } };
}

/** Goes on as far as it goes without time. Undefined while something runs. */
export function advanceScript(machine: Machine, script: ScriptRun): CommandResult | undefined {
  const { progress } = script;
  advanceBackground(machine, script);
  for (;;) {
    if (progress.current !== null) {
      const next = advancePipeline(machine, script, progress.current);
      if (next.kind === 'running') {
        progress.current = next.active;
        return undefined;
      }
      progress.current = null;
      say(progress, next.result);
    }
    const step = script.steps[progress.step];
    if (step === undefined) return end(machine, script);
    startStep(machine, script, step);
  }
}

function say(progress: Progress, result: CommandResult): void {
  progress.status = result.exit;
  progress.stdout += result.stdout;
  progress.stderr += result.stderr;
}

function advanceBackground(machine: Machine, script: ScriptRun): void {
  const { progress } = script;
  const running: Active[] = [];
  for (const job of progress.background) {
    const next = advancePipeline(machine, script, job);
    if (next.kind === 'running') running.push(next.active);
    else {
      progress.stdout += next.result.stdout;
      progress.stderr += next.result.stderr;
    }
  }
  progress.background = running;
}

function startStep(machine: Machine, script: ScriptRun, step: Step): void {
  const { progress } = script;
  const number = progress.step;
  const [first] = step.pipeline;
  const isWait = first !== undefined && step.pipeline.length === 1 && first.words[0]?.[0] === 'wait';
  if (isWait && progress.background.length > 0) {
    // The jobs that are left become what is waited for, one after the other.
    progress.current = progress.background.shift() ?? null;
    return;
  }
  progress.step += 1;
  const isDue = step.condition === 'always' || (step.condition === 'success') === (progress.status === 0);
  if (!isDue || isWait) return;
  const started = startStage(machine, script, number, 0, undefined, '');
  if (started === undefined) return;
  if (step.background) {
    progress.background.push(started);
    progress.status = 0;
    advanceBackground(machine, script);
  } else progress.current = started;
}

function startStage(
  machine: Machine,
  script: ScriptRun,
  step: number,
  stage: number,
  piped: string | undefined,
  stderr: string,
): Active | undefined {
  const command = script.steps[step]?.pipeline[stage];
  if (command === undefined) return undefined;
  return { step, stage, stderr, ...startSimple(machine, script, command, piped) };
}

function startSimple(
  machine: Machine,
  script: ScriptRun,
  command: SimpleCommand,
  piped: string | undefined,
): Pick<Active, 'run' | 'isRefused'> {
  const words = command.words.map((parts) =>
    parts.map((part) => (typeof part === 'string' ? part : String(script.progress.status))).join(''),
  );
  const opened = openFiles({ ...machine, input: piped }, command.redirects, piped);
  if (!opened.ok) return { run: { kind: 'ended', result: opened.result }, isRefused: true };
  // Later commands of a line are causes of their own; the first ones belong to the line.
  const run = actAs(machine.world, machine.node, words.join(' '), () =>
    machine.run({ ...machine, input: opened.input }, words),
  );
  return { run: supported(run, words), isRefused: false };
}

/** What a line has done cannot be taken back, so the rest of it is told like any other error. */
function supported(run: CommandRun, words: readonly string[]): SimpleRun {
  if (run.kind === 'script') return { kind: 'ended', result: { exit: 1, stdout: '', stderr: '' } };
  if (run.kind !== 'unsupported') return run;
  return { kind: 'ended', result: { exit: 1, stdout: '', stderr: `${words[0]}: not supported here: ${run.what}\n` } };
}

type Advanced =
  | { readonly kind: 'running'; readonly active: Active }
  | { readonly kind: 'ended'; readonly result: CommandResult };

function advancePipeline(machine: Machine, script: ScriptRun, start: Active): Advanced {
  let active = start;
  for (;;) {
    const polled = pollSimple(machine.world, active.run);
    if (polled === undefined) return { kind: 'running', active };
    if (polled.endedAtUs !== undefined) script.progress.tookTime = true;
    const result = finishStage(machine, script, active, polled.result);
    const next = startStage(machine, script, active.step, active.stage + 1, result.stdout, result.stderr);
    if (next === undefined) return { kind: 'ended', result };
    active = next;
  }
}

/** Its output goes where it is to go; what was said before it stays said. */
function finishStage(machine: Machine, script: ScriptRun, active: Active, said: CommandResult): CommandResult {
  const command = script.steps[active.step]?.pipeline[active.stage];
  if (command === undefined || active.isRefused) return { ...said, stderr: active.stderr + said.stderr };
  const [name] = command.words;
  const text = (name ?? []).map((part) => (typeof part === 'string' ? part : '')).join('');
  const result = redirectOutput({ ...machine, input: undefined }, text, command.redirects, said);
  return { ...result, stderr: active.stderr + result.stderr };
}

/** What still runs in the background when the line is over is stopped, as when a terminal is closed. */
function end(machine: Machine, script: ScriptRun): CommandResult {
  const { progress } = script;
  for (const job of progress.background) stopJob(machine, script, job);
  progress.background = [];
  return { exit: progress.status, stdout: progress.stdout, stderr: progress.stderr };
}

function stopJob(machine: Machine, script: ScriptRun, job: Active): CommandResult {
  const result = finishStage(machine, script, job, interruptSimple(machine.world, job.run));
  script.progress.stdout += result.stdout;
  script.progress.stderr += result.stderr;
  return result;
}

/** Ctrl-C: what runs is interrupted, and nothing more of the line happens. */
export function interruptScript(machine: Machine, script: ScriptRun): CommandResult {
  const { progress } = script;
  const jobs = [...progress.background, ...(progress.current === null ? [] : [progress.current])];
  let exit = 130;
  for (const job of jobs) exit = stopJob(machine, script, job).exit;
  progress.background = [];
  progress.current = null;
  progress.step = script.steps.length;
  return { exit, stdout: progress.stdout, stderr: progress.stderr };
}

/** What it has said until now, for a terminal. */
export function scriptSoFar(world: World, script: ScriptRun): { readonly stdout: string; readonly stderr: string } {
  const { stdout, stderr, current, background } = script.progress;
  const live = [...background, ...(current === null ? [] : [current])].filter((job) => isShown(script, job));
  const said = live.map((job) => outputSoFar(world, job.run));
  return {
    stdout: stdout + said.map((job) => job.stdout).join(''),
    stderr: stderr + said.map((job) => job.stderr).join(''),
  };
}

/** The last of its pipeline, and nothing takes its output away. */
function isShown(script: ScriptRun, job: Active): boolean {
  const pipeline = script.steps[job.step]?.pipeline ?? [];
  return job.stage === pipeline.length - 1 && (pipeline[job.stage]?.redirects.length ?? 0) === 0;
}
