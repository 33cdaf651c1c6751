import type { Workplace } from './environment.js';

/** What a timer of keepalived means; `index` is that of the instance or of the check. */
export type TimerPurpose = 'boot' | 'vrrp' | 'garp' | 'garp-lower-priority' | 'check' | 'check-timeout';

const PURPOSES: readonly TimerPurpose[] = ['boot', 'vrrp', 'garp', 'garp-lower-priority', 'check', 'check-timeout'];

export function setDaemonTimer(at: Workplace, due: number, purpose: TimerPurpose, index: number): number {
  const tag = index * PURPOSES.length + PURPOSES.indexOf(purpose);
  return at.env.setTimer(at.host, due, { kind: 'program', program: at.id, tag });
}

export function readTimerTag(tag: number): { readonly purpose: TimerPurpose; readonly index: number } {
  return { purpose: PURPOSES[tag % PURPOSES.length] ?? 'boot', index: Math.floor(tag / PURPOSES.length) };
}
