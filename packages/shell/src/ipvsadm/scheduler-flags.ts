import { stop } from '../stop.js';

// The kernel has three flags without a meaning of their own; sh and mh give names to the first two.

const NAMES: Readonly<Record<string, readonly [string, string]>> = {
  sh: ['sh-fallback', 'sh-port'],
  mh: ['mh-fallback', 'mh-port'],
};
const FLAGS = ['flag-1', 'flag-2', 'flag-3'] as const;

/** `-b sh-fallback,sh-port` as the kernel keeps it. */
export function kernelFlags(scheduler: string, text: string | undefined): string[] {
  const wanted = new Set(
    (text?.split(',').filter((name) => name !== '') ?? []).map((name) => kernelFlag(scheduler, name)),
  );
  return FLAGS.filter((flag) => wanted.has(flag));
}

function kernelFlag(scheduler: string, name: string): string {
  if (FLAGS.some((known) => known === name)) return name;
  const owner = Object.keys(NAMES).find((known) => NAMES[known]?.includes(name));
  if (owner === undefined) return stop(2, `invalid scheduler flag \`${name}'`);
  if (owner !== scheduler) return stop(2, `incompatible scheduler flag \`${name}'`);
  return FLAGS[NAMES[owner]?.indexOf(name) ?? 0] ?? '';
}

export function flagNames(scheduler: string, flags: readonly string[]): string {
  return FLAGS.flatMap((flag, index) => (flags.includes(flag) ? [NAMES[scheduler]?.[index] ?? flag] : [])).join(',');
}
