import { collectTrace } from '@frameplay/engine';
import { forkLab, type LabRun, takeLabEvents, typeLine, waitAWhile } from '@frameplay/lab';
import type { Bilingual } from '../../decision.js';
import { frameClassOf } from '../../frame/frame-class.js';
import type { CheckStep, Expectation, LabCheck } from '../../lesson/lab-check.js';
import type { CheckedView } from '../../part-view.js';
import { goalOf, nowOf, type Traffic } from './measure.js';

type Outcome = CheckedView['checks'][number];

/** Beside what it found, how many frames its traffic made. */
interface Checked {
  readonly outcome: Outcome;
  readonly frames: number;
}

/** Runs the traffic of one check on a copy of the world and compares what came of it. The run itself stays as it is. */
export function runCheck(run: LabRun, check: LabCheck): Checked {
  const traffic = runTraffic(run, check.steps);
  const unmetOnes = check.expect.map((expectation) => unmet(expectation, check.steps, traffic));
  const found = unmetOnes.flat();
  // Of several the first that does not hold is the one to look at.
  const shown =
    check.expect[
      Math.max(
        0,
        unmetOnes.findIndex((lines) => lines.length > 0),
      )
    ];
  const measured = shown === undefined ? null : { now: nowOf(shown, traffic), goal: goalOf(shown) };
  const { id, title, collateral, points: outOf } = check;
  const passed = found.length === 0;
  const why = passed ? null : check.failed;
  const outcome = { id, title, collateral, passed, points: passed ? outOf : 0, outOf, why, found, measured };
  const frames = [...traffic.frames.values()].reduce((sum, count) => sum + count, 0);
  return { outcome, frames };
}

const OUTPUT_CHARACTERS_MAX = 10_000;

function runTraffic(start: LabRun, steps: readonly CheckStep[]): Traffic {
  let run: LabRun = { ...forkLab(start), events: [] };
  collectTrace(run.world, true);
  const results: Traffic['results'][number][] = [];
  const frames = new Map<string, number>();
  for (const step of steps) {
    const typed = step.kind === 'wait' ? waitAWhile(run, step.us) : typeLine(run, step.on, step.run);
    run = typed.run;
    for (const { event } of takeLabEvents(run)) {
      if (event.kind !== 'frame') continue;
      const key = `${event.node}:${event.iface} ${event.dir} ${frameClassOf(event.frame)}`;
      frames.set(key, (frames.get(key) ?? 0) + 1);
    }
    results.push(resultOf(typed.outcome));
  }
  return { results, frames };
}

function resultOf(outcome: ReturnType<typeof typeLine>['outcome']): Traffic['results'][number] {
  if (outcome.kind === 'interrupted') return { exit: 130, output: '' };
  if (outcome.kind !== 'ended') return null;
  const { exit, stdout, stderr } = outcome.result;
  return { exit, output: `${stdout}${stderr}`.slice(0, OUTPUT_CHARACTERS_MAX) };
}

/** One line for each thing that does not hold. */
function unmet(expectation: Expectation, steps: readonly CheckStep[], traffic: Traffic): Bilingual[] {
  switch (expectation.kind) {
    case 'exit':
      return wrongExit(expectation, steps, traffic);
    case 'output':
      return wrongOutput(expectation, steps, traffic);
    case 'frames':
      return wrongCount(expectation, traffic);
    case 'outputs-include': {
      const printed = traffic.results.map((result) => result?.output ?? '');
      const missing = expectation.texts.filter((text) => !printed.some((output) => output.includes(text)));
      return missing.map((text) => ({ zh: `没有任何输出含有「${text}」`, en: `nothing printed "${text}"` }));
    }
  }
}

type Of<K extends Expectation['kind']> = Extract<Expectation, { readonly kind: K }>;

function wrongExit({ step, code }: Of<'exit'>, steps: readonly CheckStep[], { results }: Traffic): Bilingual[] {
  const exit = results[step]?.exit ?? null;
  if (exit === code) return [];
  return [at(steps[step], `退出码 ${exit ?? '无'}，应为 ${code}`, `exit code ${exit ?? 'none'}, wanted ${code}`)];
}

function wrongOutput(
  { step, matches, not }: Of<'output'>,
  steps: readonly CheckStep[],
  { results }: Traffic,
): Bilingual[] {
  const output = results[step]?.output ?? '';
  if (new RegExp(matches, 'm').test(output) !== not) return [];
  const shown = output.trim().slice(0, SHOWN_CHARACTERS_MAX);
  return [at(steps[step], `输出是「${shown}」`, `the output is "${shown}"`)];
}

function wrongCount({ frame, min, max }: Of<'frames'>, { frames }: Traffic): Bilingual[] {
  const what = `${frame.at} ${frame.dir} ${frame.frameClass}`;
  const count = frames.get(what) ?? 0;
  if (count >= min && (max === null || count <= max)) return [];
  const upTo = max === min ? `${min}` : `${min}–${max}`;
  const wanted = max === null ? `≥ ${min}` : upTo;
  return [{ zh: `${what}：${count} 帧，应为 ${wanted}`, en: `${what}: ${count} frames, wanted ${wanted}` }];
}

const SHOWN_CHARACTERS_MAX = 200;

function at(step: CheckStep | undefined, zh: string, en: string): Bilingual {
  const what = step?.kind === 'run' ? `${step.on}$ ${step.run}` : '';
  return { zh: `${what}：${zh}`, en: `${what}: ${en}` };
}
