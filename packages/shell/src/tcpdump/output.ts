import type { CapturedFrame, CaptureView } from '@frameplay/engine';
import type { CommandResult } from '../command-run.js';
import { frameText } from './print-frame.js';
import type { PrintOptions, TcpdumpOutput } from './print-options.js';
import type { Conversations } from './print-tcp.js';

/** What it has printed until now. */
export function tcpdumpSoFar(output: TcpdumpOutput, view: CaptureView): { stdout: string; stderr: string } {
  return { stdout: captureText(view, output), stderr: output.greeting };
}

/** What it says at its end: when its count is reached, or when it is interrupted. */
export function tcpdumpResult(output: TcpdumpOutput, view: CaptureView, ended: 'count' | 'interrupt'): CommandResult {
  const { stdout, stderr } = tcpdumpSoFar(output, view);
  const captured = view.frames.length;
  const received = captured + view.dropped;
  const counts =
    `${captured} packet${captured === 1 ? '' : 's'} captured\n` +
    `${received} packet${received === 1 ? '' : 's'} received by filter\n` +
    `${view.dropped} packet${view.dropped === 1 ? '' : 's'} dropped by kernel\n`;
  // After Ctrl-C the counts begin on a line of their own.
  return { exit: 0, stdout: ended === 'interrupt' ? `${stdout}\n` : stdout, stderr: stderr + counts };
}

/** The lines of a capture. */
export function captureText(
  view: Pick<CaptureView, 'frames'>,
  { link, print }: Pick<TcpdumpOutput, 'link' | 'print'>,
): string {
  const conversations: Conversations = new Map();
  return view.frames
    .map((captured, index) => {
      const number = print.numbered ? `${String(index + 1).padStart(5)}  ` : '';
      const time = timeText(captured.t, view.frames, index, print);
      return `${number}${time}${frameText(captured, link, print, conversations)}\n`;
    })
    .join('');
}

/** Simulated time as a time of day: the lab begins at midnight. */
function timeText(t: number, frames: readonly CapturedFrame[], index: number, { timestamps }: PrintOptions): string {
  switch (timestamps) {
    case 0:
      return `${clock(t)} `;
    case 1:
      return '';
    case 2:
      return `${Math.floor(t / 1_000_000)}.${String(t % 1_000_000).padStart(6, '0')} `;
    case 4:
      return `${dateText(Math.floor(t / US_PER_DAY))} ${clock(t)} `;
    default: {
      const reference = frames[timestamps === 3 ? Math.max(0, index - 1) : 0]?.t ?? t;
      return `${t < reference ? '-' : ' '}${clock(Math.abs(t - reference))} `;
    }
  }
}

function clock(us: number): string {
  const seconds = Math.floor(us / 1_000_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return `${day}.${String(us % 1_000_000).padStart(6, '0')}`;
}

const US_PER_DAY = 86_400_000_000;
const DAYS_PER_ERA = 146_097;

/** The day so many days after 1970-01-01 (the civil calendar, counted from a first of March). */
function dateText(days: number): string {
  const shifted = days + 719_468;
  const dayOfEra = shifted % DAYS_PER_ERA;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / (DAYS_PER_ERA - 1));
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + Math.floor(shifted / DAYS_PER_ERA) * 400 + (month <= 2 ? 1 : 0);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}`;
}
