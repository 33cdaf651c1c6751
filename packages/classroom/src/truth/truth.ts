import { invariant } from '@frameplay/engine';
import {
  advanceLab,
  forkLab,
  type History,
  type LabEvent,
  type LabRun,
  parseLab,
  recordHistory,
  runLabUntilStep,
  startLab,
} from '@frameplay/lab';

/** What an instance of an activity has of a network: its lab, filled in. */
export interface Staging {
  readonly lab: string;
  readonly playFromStep: number;
}

/**
 * One run of the true network, kept whole: every key is read from it, and every moment can be gone to. Made once for
 * each instance and never changed; what is worked out on demand is remembered.
 */
export interface Truth {
  readonly history: History;
  readonly seed: number;
  readonly playFromStep: number;
  /** Runs that stand before a step, by that step. */
  readonly stands: Map<number, LabRun>;
}

export function truthOf({ lab, playFromStep }: Staging, seed: number): Truth {
  if (last?.lab === lab && last.truth.playFromStep === playFromStep && last.truth.seed === seed) return last.truth;
  const truth = recorded(lab, playFromStep, seed);
  last = { lab, truth };
  return truth;
}

/** The last one made: whoever opens the same instance next, another room or the next replay, need not run it again. */
let last: { readonly lab: string; readonly truth: Truth } | null = null;

function recorded(lab: string, playFromStep: number, seed: number): Truth {
  const parsed = parseLab(lab);
  invariant(parsed.ok, 'a lesson carries a valid lab');
  return { history: recordHistory(parsed.lab, { seed }), seed, playFromStep, stands: new Map() };
}

/** What happens once the cluster is set up. */
export function eventsInPlay({ history, playFromStep }: Truth): readonly LabEvent[] {
  return history.events.filter(({ step }) => step >= playFromStep);
}

/** The run as it stands when `step` is about to begin; nobody moves it on. After the last step: at its end. */
export function standBefore(truth: Truth, step: number): LabRun {
  const known = truth.stands.get(step);
  if (known !== undefined) return known;
  const earlier = [...truth.stands.keys()].filter((at) => at < step).sort((a, b) => b - a)[0];
  const from = earlier === undefined ? undefined : truth.stands.get(earlier);
  const run = from === undefined ? startLab(truth.history.lab, { seed: truth.seed }) : forkLab(from);
  if (step >= truth.history.lab.steps.length) advanceLab(run);
  else runLabUntilStep(run, step);
  truth.stands.set(step, run);
  return run;
}

/** How many events are over when `step` is about to begin. */
export function eventsBeforeStep({ history }: Truth, step: number): number {
  const first = history.events.findIndex((event) => event.step >= step);
  return first === -1 ? history.events.length : first;
}
