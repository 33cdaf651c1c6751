import { err, type MistakeId, ok, type Result } from '@frameplay/engine';
import { type Divergence, firstDivergence } from '../history/first-divergence.js';
import { type History, recordHistory } from '../history/history.js';
import type { Lab } from '../labfile/lab.js';
import { type MistakeProblem, recordMistaken } from './record-mistaken.js';
import { type Trouble, troublesOf } from './trouble.js';

/** The world as it is and the world in which the mistake is the rule, from the same start. */
export interface BreakComparison {
  readonly mistake: MistakeId;
  readonly node: string;
  readonly real: History;
  readonly mistaken: History;
  /** The first frame that differs: in `a` as it is, in `b` by the mistake. Undefined: the mistake makes no difference here. */
  readonly firstWrong: Divergence | undefined;
  readonly broken: Broken | undefined;
}

/**
 * In which of the two worlds the promise fails: `mistaken`: what the person does would break the cluster; `real`: the
 * person relies on something that is not so. The troubles that the other world has not, the first one first.
 */
export interface Broken {
  readonly world: 'mistaken' | 'real';
  readonly troubles: readonly [Trouble, ...Trouble[]];
}

export interface BreakOptions {
  readonly seed: number;
  /** The run of the same lab without the mistake, if somebody has it already. */
  readonly real?: History;
}

/** Runs a lab twice, with and without one wrong rule on one device, and finds where the two part and where one breaks. */
export function firstBreak(
  lab: Lab,
  node: string,
  mistake: MistakeId,
  options: BreakOptions,
): Result<BreakComparison, MistakeProblem> {
  const mistaken = recordMistaken(lab, { node, mistake }, options);
  if (!mistaken.ok) return err(mistaken.error);
  const real = options.real ?? recordHistory(lab, { seed: options.seed });
  return ok(compareWorlds({ mistake, node, real, mistaken: mistaken.value }));
}

/** The same for two runs that are there already. */
export function compareWorlds(
  worlds: Pick<BreakComparison, 'mistake' | 'node' | 'real' | 'mistaken'>,
): BreakComparison {
  const firstWrong = firstDivergence(worlds.real, worlds.mistaken);
  const broken = firstWrong === undefined ? undefined : brokenOf(troublesOf(worlds.real), troublesOf(worlds.mistaken));
  return { ...worlds, firstWrong, broken };
}

function brokenOf(real: readonly Trouble[], mistaken: readonly Trouble[]): Broken | undefined {
  const [onlyReal, onlyMistaken] = [without(real, mistaken), without(mistaken, real)];
  const [firstReal, firstMistaken] = [onlyReal[0], onlyMistaken[0]];
  const isReal = firstReal !== undefined && (firstMistaken === undefined || isEarlier(firstReal, firstMistaken));
  const [first, ...more] = isReal ? onlyReal : onlyMistaken;
  return first === undefined ? undefined : { world: isReal ? 'real' : 'mistaken', troubles: [first, ...more] };
}

function without(these: readonly Trouble[], those: readonly Trouble[]): Trouble[] {
  const known = new Set(those.map(({ step, kind }) => `${step} ${kind}`));
  return these.filter(({ step, kind }) => !known.has(`${step} ${kind}`));
}

function isEarlier(a: Trouble, b: Trouble): boolean {
  return a.step !== b.step ? a.step < b.step : a.event < b.event;
}
