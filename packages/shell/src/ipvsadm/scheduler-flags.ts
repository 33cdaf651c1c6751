import { stop } from '../stop.js';

// The kernel has three flags without a meaning of their own; sh and mh give names to the first two.

const NAMES: Readonly<Record<string, readonly [string, string]>> = {
  sh: ['sh-fallback', 'sh-port'],
  mh: ['mh-fallback', 'mh-port'],
};
const FLAGS = ['flag-1', 'flag-2', 'flag-3'] as const;

/** `-b sh-fallback,sh-port` as the kernel keeps it. */
export function kernelFlags(scheduler: string, text: string | undefined): string[] {
  const wanted = new Set((text?.split(',') ?? []).map((name) => kernelFlag(scheduler, name)));
  return FLAGS.filter((flag) => wanted.has(flag));
}

function kernelFlag(scheduler: string, name: string): string {
  const position = NAMES[scheduler]?.indexOf(name) ?? -1;
  const flag = position < 0 ? FLAGS.find((known) => known === name) : FLAGS[position];
  return flag ?? stop(2, 'illegal scheduler flags specified');
}

export function flagNames(scheduler: string, flags: readonly string[]): string {
  return FLAGS.flatMap((flag, index) => (flags.includes(flag) ? [NAMES[scheduler]?.[index] ?? flag] : [])).join(',');
}
