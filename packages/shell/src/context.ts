import { interfacesOf, nodesOf, portsOf, type World } from '@frameplay/engine';
import type { CommandRun, ShellFiles, ShellOptions } from './command-run.js';

/** Where a command runs. */
export interface Context {
  readonly world: World;
  readonly node: string;
  readonly kind: 'host' | 'switch';
  readonly files: ShellFiles;
  readonly options: ShellOptions;
  /** The text that `<` or a pipe brings, if any. */
  readonly input: string | undefined;
  /** Starts another command in the same place: for `timeout`. */
  readonly run: (context: Context, words: readonly string[]) => CommandRun;
}

export function kindOf(world: World, node: string): 'host' | 'switch' | undefined {
  return nodesOf(world).find((candidate) => candidate.name === node)?.kind;
}

export function interfaceNames({ world, node, kind }: Pick<Context, 'world' | 'node' | 'kind'>): string[] {
  const views = kind === 'host' ? interfacesOf(world, node) : portsOf(world, node);
  return views.map(({ name }) => name);
}

export function hasInterface(context: Context, name: string): boolean {
  return interfaceNames(context).includes(name);
}
