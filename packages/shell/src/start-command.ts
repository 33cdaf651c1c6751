import { actAs, type World } from '@frameplay/engine';
import type { CommandRun, ShellFiles, ShellOptions } from './command-run.js';
import { kindOf } from './context.js';
import { openFiles, redirectOutput } from './line/redirect.js';
import { readScript, type SimpleCommand, type Step } from './line/script.js';
import { advanceScript, createScript, type Machine } from './line/script-run.js';
import { machineOf } from './machine.js';
import { refusalOf } from './run-words.js';
import { success } from './stop.js';

/**
 * Starts what somebody typed on a node: a command, or several joined by `;`, `&&`, `||`, `|`, `&` and `for`. What it
 * changes at once, it has changed when this returns.
 */
export function startCommand(
  world: World,
  node: string,
  text: string,
  files: ShellFiles = {},
  options: ShellOptions = {},
): CommandRun {
  if (kindOf(world, node) === undefined) return ended(1, `no node ${node}`);
  const read = readScript(text);
  switch (read.kind) {
    case 'syntax-error':
      return ended(2, read.message);
    case 'unsupported':
      return read;
    case 'script':
      return actAs(world, node, text, () => startSteps(machineOf(world, node, files, options), read.steps));
  }
}

function ended(exit: number, message: string): CommandRun {
  return { kind: 'ended', result: { exit, stdout: '', stderr: `${message}\n` } };
}

function startSteps(machine: Machine, steps: readonly Step[]): CommandRun {
  const [step, ...more] = steps;
  if (step === undefined) return { kind: 'ended', result: success() };
  const [command, ...piped] = step.pipeline;
  const isAlone = more.length === 0 && piped.length === 0 && !step.background;
  return isAlone && command !== undefined ? startAlone(machine, command, steps) : startScript(machine, steps);
}

/** One command: what is not supported is refused before anything happens. */
function startAlone(machine: Machine, command: SimpleCommand, steps: readonly Step[]): CommandRun {
  const words = command.words.map((parts) => parts.map((part) => (typeof part === 'string' ? part : '0')).join(''));
  const opened = openFiles({ ...machine, input: undefined }, command.redirects, undefined);
  if (!opened.ok) return { kind: 'ended', result: opened.result };
  if (command.redirects.every(({ sign }) => sign === '<')) {
    return machine.run({ ...machine, input: opened.input }, words);
  }
  const run = machine.run({ ...machine, input: opened.input }, words);
  if (run.kind === 'unsupported') return run;
  const context = { ...machine, input: undefined };
  if (run.kind === 'ended') {
    return { kind: 'ended', result: redirectOutput(context, words[0] ?? '', command.redirects, run.result) };
  }
  const script = createScript(machine.node, steps, machine.options);
  if (run.kind !== 'script') script.progress.current = { step: 0, stage: 0, run, isRefused: false, stderr: '' };
  script.progress.step = 1;
  return script;
}

function startScript(machine: Machine, steps: readonly Step[]): CommandRun {
  const refused = firstRefusal(machine, steps);
  if (refused !== undefined) return { kind: 'unsupported', what: refused };
  const script = createScript(machine.node, steps, machine.options);
  const result = advanceScript(machine, script);
  return result === undefined ? script : { kind: 'ended', result };
}

/** A command that this version does not have at all is refused before the line begins. */
function firstRefusal(machine: Machine, steps: readonly Step[]): string | undefined {
  for (const { pipeline } of steps) {
    for (const { words } of pipeline) {
      const [name] = words;
      const text = (name ?? []).map((part) => (typeof part === 'string' ? part : '')).join('');
      const refusal = refusalOf(machine.kind, text);
      if (refusal !== undefined) return refusal;
    }
  }
  return undefined;
}
