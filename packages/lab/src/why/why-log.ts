import type { Cause, SettingChange, TaughtTable, TraceEvent } from '@frameplay/engine';

export type ToldFrame = Extract<TraceEvent, { kind: 'frame' }>;

/** A frame that was seen, or what led to one. */
export type Told = ToldFrame | Cause;

/** What is known of a run, by number. What a viewer may not see is simply not in it. */
export interface WhyLog {
  readonly byNumber: ReadonlyMap<number, Told>;
  /** In the order of their numbers. */
  readonly causes: readonly Cause[];
}

/** Frames and causes of one world; the order does not matter. */
export function whyLog(events: readonly TraceEvent[], causes: readonly Cause[]): WhyLog {
  const byNumber = new Map<number, Told>();
  for (const event of events) if (event.kind === 'frame') byNumber.set(event.n, event);
  for (const cause of causes) byNumber.set(cause.n, cause);
  return { byNumber, causes: [...causes].sort((a, b) => a.n - b.n) };
}

export interface WantedRow {
  readonly node: string;
  readonly table: TaughtTable;
  readonly fits: (key: string, value: string) => boolean;
}

export type Taught = Extract<Cause, { kind: 'taught' }>;

/** The last row of a table that was taught before this number and fits. */
export function taughtBefore(log: WhyLog, n: number, { node, table, fits }: WantedRow): Taught | undefined {
  for (let at = log.causes.length - 1; at >= 0; at -= 1) {
    const cause = log.causes[at];
    if (cause?.kind !== 'taught' || cause.n >= n || cause.node !== node || cause.table !== table) continue;
    if (fits(cause.key, cause.value)) return cause;
  }
  return undefined;
}

export interface WantedSetting {
  readonly node: string;
  readonly kind: SettingChange['kind'];
  readonly fits: (key: string) => boolean;
}

/** A setting as it was, and the command (or the act of keepalived) that had made it so. */
export interface MadeSetting {
  readonly change: SettingChange;
  readonly by: Cause;
}

/** The settings that fit and were there before this number, the last change of each, latest first. */
export function settingsBefore(log: WhyLog, n: number, { node, kind, fits }: WantedSetting): MadeSetting[] {
  const made: MadeSetting[] = [];
  const known = new Set<string>();
  for (let at = log.causes.length - 1; at >= 0; at -= 1) {
    const by = log.causes[at];
    if (by === undefined || by.n >= n || by.node !== node || !('changes' in by)) continue;
    for (const change of by.changes) {
      if (change.kind !== kind || known.has(change.key) || !fits(change.key)) continue;
      known.add(change.key);
      if (change.after !== null) made.push({ change, by });
    }
  }
  return made;
}
