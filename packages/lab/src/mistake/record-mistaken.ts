import { err, type KernelError, type MistakeId, nodesOf, ok, type Result, setMistake } from '@frameplay/engine';
import { type History, recordOn } from '../history/history.js';
import type { Lab } from '../labfile/lab.js';
import { startLab } from '../run/lab-run.js';

export type MistakeProblem =
  | { readonly code: 'mistake/no-node'; readonly message: string }
  | { readonly code: 'mistake/wrong-device'; readonly message: string };

export interface Mistaken {
  readonly node: string;
  readonly mistake: MistakeId;
}

/** Runs a lab to its end in the world in which one device follows a wrong rule from the start. */
export function recordMistaken(
  lab: Lab,
  { node, mistake }: Mistaken,
  options: { readonly seed: number },
): Result<History, MistakeProblem> {
  const run = startLab(lab, options);
  const names = nodesOf(run.world).map(({ name }) => name);
  if (!names.includes(node)) {
    return err({ code: 'mistake/no-node', message: `no node "${node}" (nodes: ${names.join(', ')})` });
  }
  const set: Result<void, KernelError> = setMistake(run.world, node, mistake, true);
  if (!set.ok) return err({ code: 'mistake/wrong-device', message: `${node}: ${set.error.message}` });
  return ok(recordOn({ run, moves: 0, movesBefore: [], causesMovesBefore: [], origin: undefined }));
}
