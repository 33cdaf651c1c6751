import { invariant } from '@frameplay/engine';
import { parseLab } from '@frameplay/lab';
import type { Activity } from '../lesson/activity.js';
import { drawMacs } from './draw-macs.js';
import { draws } from './draws.js';

/** One of the forms that an activity can take. */
export interface Instance<A extends Activity> {
  readonly activity: A;
  /** What was drawn: name -> value. Empty where nothing varies. */
  readonly values: Readonly<Record<string, string>>;
}

/**
 * Puts a drawn value in the place of each `${name}`, wherever the activity has text. The same seed and `nth` give the
 * same instance; of one seed, different `nth` give different ones as long as there are enough. A name that is not in
 * `vary` stays as it is: see `unknownNames`.
 */
export function instantiate<A extends Activity>(activity: A, seed: number, nth = 0): Instance<A> {
  if (activity.kind === 'quiz') return { activity, values: {} };
  const values = draws(activity.vary, seed, nth);
  const filled = replaceTexts(activity, (text) => fill(text, values));
  if (activity.drawMacs !== true || filled.kind === 'quiz') return { activity: filled, values };
  const parsed = parseLab(filled.lab);
  invariant(parsed.ok, `the lab of activity ${activity.id} can be read`);
  const macs = drawMacs(parsed.lab, seed, nth);
  const renamed = replaceTexts(filled, (text) => text.replace(MAC, (mac) => macs.get(mac.toLowerCase()) ?? mac));
  return { activity: renamed, values: { ...values, ...Object.fromEntries(macs) } };
}

/** Names in `${...}` that nothing is drawn for; for the check of a lesson. */
export function unknownNames(activity: Activity): readonly string[] {
  const known = activity.kind === 'quiz' ? {} : activity.vary;
  const names = [...JSON.stringify(activity).matchAll(PLACE)].map(([, name]) => name ?? '');
  return [...new Set(names)].filter((name) => !Object.hasOwn(known, name));
}

const PLACE = /\$\{([^}"\\]*)\}/g;
const MAC = /\b[0-9a-f]{2}(?::[0-9a-f]{2}){5}\b/gi;

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(PLACE, (place, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? place) : place));
}

/** The same data with every text replaced, names of fields left alone. */
function replaceTexts<T>(data: T, replace: (text: string) => string): T {
  return JSON.parse(JSON.stringify(data), (_key, value: unknown) =>
    typeof value === 'string' ? replace(value) : value,
  );
}
