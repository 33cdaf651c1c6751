import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * When a process started, as an opaque text: pids are reused, a pid with its start time is not.
 * Linux: boot id and clock ticks since boot. Elsewhere: what `ps` says. Empty when it cannot be known.
 */
export function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // The name of the process may hold blanks and brackets; the fields after the last bracket do not.
    const [, ticks] = /\) (?:\S+ ){19}(\S+)/.exec(stat) ?? [];
    return ticks === undefined ? '' : `${boot}/${ticks}`;
  } catch {
    return startByPs(pid);
  }
}

function startByPs(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return '';
  }
}

/** Does the very process run that had this pid and start? Where a start is not known, a living pid counts. */
export function isRunning(pid: number, start: string): boolean {
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  const now = startOf(pid);
  return start === '' || now === '' || now === start;
}
