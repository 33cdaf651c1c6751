import type { Activity } from '@frameplay/classroom';
import { fillIn } from '@frameplay/lab';

/** The instance that the lab file itself is: the first value of all that varies, MACs as they are written. */
export function defaultInstance<A extends Activity>(activity: A): A {
  if (activity.kind === 'quiz') return activity;
  return { ...withValues(activity, defaultsOf(activity)), vary: {}, drawMacs: false };
}

/** The first value of all that varies in an activity. */
export function defaultsOf(activity: Activity): Readonly<Record<string, string>> {
  if (activity.kind === 'quiz') return {};
  return Object.fromEntries(
    Object.entries(activity.vary).flatMap(([name, [first]]) => (first === undefined ? [] : [[name, first]])),
  );
}

/** The same data with every `${name}` in its texts filled in. */
export function withValues<T>(data: T, values: Readonly<Record<string, string>>): T {
  return JSON.parse(JSON.stringify(data), (_key, value: unknown) =>
    typeof value === 'string' ? fillIn(value, values) : value,
  ) as T;
}
