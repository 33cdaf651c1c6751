import { type World } from '@frameplay/engine';
import type { ShellFiles, ShellOptions } from './command-run.js';
import { kindOf } from './context.js';
import type { Machine } from './line/script-run.js';
import { runWords } from './run-words.js';

/** Where the commands of a line run. */
export function machineOf(world: World, node: string, files: ShellFiles, options: ShellOptions): Machine {
  return { world, node, kind: kindOf(world, node) ?? 'host', files, options, run: runWords };
}
