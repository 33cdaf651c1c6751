import type { Bilingual } from '../../decision.js';
import type { Expectation } from '../../lesson/lab-check.js';

/** What the traffic of a check came to, and what it shall come to: short enough for a table. */
export interface Measured {
  readonly now: Bilingual;
  readonly goal: Bilingual;
}

/** What the traffic of one check did. */
export interface Traffic {
  /** Of each step: how it ended and what it printed; null: it waited, or could not be run. */
  readonly results: readonly ({ readonly exit: number; readonly output: string } | null)[];
  /** `client:eth0 out syn` -> how many. */
  readonly frames: ReadonlyMap<string, number>;
}

const CHARACTERS_MAX = 60;
const MAC = /\b[0-9a-f]{2}(?::[0-9a-f]{2}){5}\b/i;

export function goalOf(expectation: Expectation): Bilingual {
  switch (expectation.kind) {
    case 'exit':
      return exitText(expectation.code);
    case 'output': {
      const text = plainText(expectation.matches);
      if (text === null) return { zh: '见左', en: 'as it says' };
      return expectation.not ? { zh: `没有 ${text}`, en: `no ${text}` } : same(text);
    }
    case 'frames':
      return framesText(rangeText(expectation));
    case 'outputs-include':
      return same(expectation.texts.join(' + '));
  }
}

export function nowOf(expectation: Expectation, { results, frames }: Traffic): Bilingual {
  switch (expectation.kind) {
    case 'exit': {
      const exit = results[expectation.step]?.exit;
      return exit === undefined ? NOTHING : exitText(exit);
    }
    case 'output':
      return printed(expectation.matches, results[expectation.step]?.output ?? '');
    case 'frames': {
      const { at, dir, frameClass } = expectation.frame;
      return framesText(String(frames.get(`${at} ${dir} ${frameClass}`) ?? 0));
    }
    case 'outputs-include': {
      const all = results.map((result) => result?.output ?? '').join('\n');
      return same(expectation.texts.map((text) => `${text}\u00a0×\u00a0${all.split(text).length - 1}`).join(' '));
    }
  }
}

const NOTHING: Bilingual = { zh: '什么也没有', en: 'nothing' };

function same(text: string): Bilingual {
  return { zh: text, en: text };
}

function exitText(exit: number): Bilingual {
  return exit === 0 ? { zh: '成功', en: 'succeeds' } : { zh: `退出码 ${exit}`, en: `exit code ${exit}` };
}

function framesText(count: string): Bilingual {
  return { zh: `${count} 帧`, en: count === '1' ? '1 frame' : `${count} frames` };
}

function rangeText({ min, max }: { readonly min: number; readonly max: number | null }): string {
  if (max === null) return `≥ ${min}`;
  return max === min ? `${min}` : `${min}–${max}`;
}

/** What a pattern looks for, where it is a text and no more; null: a pattern that a person need not read. */
function plainText(pattern: string): string | null {
  const text = pattern.replace(/^\^|\$$/g, '').replaceAll(/\\([.\-/:])/g, '$1');
  return /[\\^$*+?()[\]{}|]/.test(text) ? null : text.trim();
}

/** What was looked for, if it is there; else the first line of what is. */
function printed(pattern: string, output: string): Bilingual {
  const found = new RegExp(pattern, 'm').exec(output)?.[0].trim();
  const [line = ''] = output.trim().split('\n');
  // Where a MAC is looked for, the MAC that stands there is what matters.
  const like = MAC.test(pattern) ? MAC.exec(output)?.[0] : undefined;
  const text = found === undefined || found === '' ? (like ?? line) : found;
  if (text === '') return NOTHING;
  return same(text.length > CHARACTERS_MAX ? `${text.slice(0, CHARACTERS_MAX)}…` : text);
}
