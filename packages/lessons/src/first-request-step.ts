import { invariant } from '@frameplay/engine';
import type { Lab } from '@frameplay/lab';

/** The steps before the client's first request set the cluster up; from it on frames wait at people. */
export function firstRequestStep({ steps }: Lab): number {
  const step = steps.findIndex((entry) => entry.kind === 'run' && entry.command.startsWith('curl '));
  invariant(step >= 0, 'the client of a lesson requests something');
  return step;
}
