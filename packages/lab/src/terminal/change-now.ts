import { actAs } from '@frameplay/engine';
import { startCommand } from '@frameplay/shell';
import type { LabRun } from '../run/lab-run.js';

/**
 * Changes a setting of a node at this instant, beside the lab's steps. True when the command was carried out without an
 * error; one that takes time, or that this version does not know, is none. What an error leaves behind is the caller's to undo.
 */
export function changeNow({ world, files }: LabRun, node: string, line: string): boolean {
  const started = actAs(world, node, line, () => startCommand(world, node, line, files));
  return started.kind === 'ended' && started.result.exit === 0;
}
