import { invariant, type TraceEvent, type World } from '@frameplay/engine';
import {
  advanceLab,
  type LabCause,
  type LabRun,
  parseLab,
  runLabUntilStep,
  startLab,
  takeLabCauses,
  takeLabEvents,
} from '@frameplay/lab';
import type { SeatActivity } from '../lesson/activity.js';

/** What the classroom needs of a lab file. */
export interface Topology {
  readonly name: string;
  readonly nodes: readonly { readonly name: string }[];
  readonly links: readonly { readonly endpoints: readonly [Socket, Socket] }[];
}

interface Socket {
  readonly node: string;
  readonly interface: string;
}

export interface ConsoleLine {
  readonly node: string;
  readonly text: string;
}

/** A run, and how much of it the terminals have shown. */
export interface ShownLab {
  readonly labRun: LabRun;
  /** Nodes whose terminal the class sees. */
  readonly terminals: ReadonlySet<string>;
  /** Steps whose command, and whose output, the terminal has shown already. */
  commandsShown: number;
  resultsShown: number;
}

/** A lab on its way through its steps. */
export interface RunningLab extends ShownLab {
  readonly lab: Topology;
  readonly world: World;
}

/** A fresh world in which the set-up steps have run. */
export function startActivityLab({ lab: yaml, playFromStep, roles }: SeatActivity, seed: number): RunningLab {
  const parsed = parseLab(yaml);
  invariant(parsed.ok, 'a lesson carries a valid lab');
  const labRun = startLab(parsed.lab, { seed });
  const outcome = runLabUntilStep(labRun, playFromStep);
  invariant(outcome === 'paused', `the set-up of a lesson runs through, not: ${outcome}`);
  takeLabEvents(labRun);
  const shown = { commandsShown: playFromStep, resultsShown: labRun.results.length };
  return { lab: parsed.lab, world: labRun.world, labRun, terminals: clientTerminals(roles), ...shown };
}

/** What a client's terminal shows is no secret of a device. */
export function clientTerminals(roles: SeatActivity['roles']): ReadonlySet<string> {
  return new Set(Object.keys(roles).filter((node) => roles[node] === 'client'));
}

/** Runs until frames wait and nothing else is due, or nothing more will come. After a storm the world stands still for good. */
export function advance({ labRun }: RunningLab, stopAtWaiting: boolean): 'waiting' | 'finished' | 'storm' {
  const outcome = advanceLab(labRun, { stopAtWaiting });
  invariant(
    outcome === 'waiting' || outcome === 'finished' || outcome === 'storm',
    `a lesson can be run, not: ${outcome}`,
  );
  return outcome;
}

/** What the network did since the last call. */
export function takeTrace({ labRun }: RunningLab): readonly TraceEvent[] {
  return takeLabEvents(labRun).map(({ event }) => event);
}

/** What led to it and is no frame, likewise; the set-up is in it. */
export function takeCauses({ labRun }: RunningLab): readonly LabCause[] {
  return takeLabCauses(labRun);
}

/** What terminals showed since the last call: each command as `$ ...` when it starts, its output when it ends. */
export function takeConsole(running: ShownLab): readonly ConsoleLine[] {
  const { labRun, terminals } = running;
  const lines: ConsoleLine[] = [];
  for (const result of labRun.results.slice(running.resultsShown)) {
    lines.push(...showCommand(running, result.step));
    const output = result.kind === 'run' ? outputOf(result.result) : '';
    if (result.kind === 'run' && terminals.has(result.on) && output !== '')
      lines.push({ node: result.on, text: output });
  }
  running.resultsShown = labRun.results.length;
  if (labRun.phase.kind === 'command') lines.push(...showCommand(running, labRun.stepIndex));
  return lines;
}

function outputOf({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }): string {
  return `${stdout}${stderr}`.trimEnd();
}

function showCommand(running: ShownLab, index: number): ConsoleLine[] {
  if (index < running.commandsShown) return [];
  running.commandsShown = index + 1;
  const step = running.labRun.lab.steps[index];
  if (step?.kind !== 'run' || !running.terminals.has(step.on)) return [];
  return [{ node: step.on, text: `$ ${step.command}` }];
}
