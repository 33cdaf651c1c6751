import type { Candidate, Completion } from './terminal-block';

export interface Line {
  readonly text: string;
  readonly cursor: number;
}

/** The line with the word at the cursor replaced. */
export function withWord(line: Line, from: number, word: string): Line {
  const text = `${line.text.slice(0, from)}${word}${line.text.slice(line.cursor)}`;
  return { text, cursor: from + word.length };
}

/** As much as all candidates agree on. */
export function commonStart(candidates: readonly Candidate[]): string {
  const [first, ...rest] = candidates;
  if (first === undefined) return '';
  let length = first.text.length;
  for (const { text } of rest) {
    while (!text.startsWith(first.text.slice(0, length))) length -= 1;
  }
  return first.text.slice(0, length);
}

/** What Tab does at once: a single candidate is taken, with a blank after it; of several, what they have in common. */
export function tabbed(line: Line, { from, candidates }: Completion): Line {
  const [only] = candidates;
  if (only === undefined) return line;
  if (candidates.length === 1) return withWord(line, from, endsOpen(only.text) ? only.text : `${only.text} `);
  const common = commonStart(candidates);
  return common.length > line.cursor - from ? withWord(line, from, common) : line;
}

/** More is to be typed right behind it, as in `net.ipv4.` or `arp_ignore=`. */
function endsOpen(text: string): boolean {
  return /[./=:]$/.test(text);
}
