import { interfacesOf, nodesOf, portsOf, type World } from '@frameplay/engine';
import type { ShellFiles } from './command-run.js';

/** Where a command runs. */
export interface Context {
  readonly world: World;
  readonly node: string;
  readonly kind: 'host' | 'switch';
  readonly files: ShellFiles;
  /** The text that `<` brings, if any. */
  readonly input: string | undefined;
}

export function kindOf(world: World, node: string): 'host' | 'switch' | undefined {
  return nodesOf(world).find((candidate) => candidate.name === node)?.kind;
}

export function hasInterface(context: Context, name: string): boolean {
  const { world, node, kind } = context;
  const names = kind === 'host' ? interfacesOf(world, node) : portsOf(world, node);
  return names.some((candidate) => candidate.name === name);
}
