import type { AskedNow } from '@/activity/predict/asked-now';

type Entry = AskedNow['questions'][number];

/** Heights at 1920 x 1080, in px: what is left for answers, and what one takes: as text, with a sign, asked twice. */
const WALL = 690;
const QUESTION = 16;
const ROW = { text: 43, sign: 57, twice: 79 } as const;
const SIGNED = new Set(['mac', 'node', 'nodes']);
/** The frame around what is right. */
const FRAME = 14;

/** Questions in their order, as many to a page as a wall holds; one that is longer than a page has it alone. */
export function pagesOf(questions: readonly Entry[], wall = WALL): readonly (readonly Entry[])[] {
  const pages: Entry[][] = [];
  let left = 0;
  for (const entry of questions) {
    const height = heightOf(entry);
    const page = pages.at(-1);
    if (page === undefined || height > left) {
      pages.push([entry]);
      left = wall - height;
    } else {
      page.push(entry);
      left -= height;
    }
  }
  return pages;
}

/** The frame is reckoned with before the reveal too, so that a reveal does not turn the page. */
function heightOf({ question, rows }: Entry): number {
  const once = SIGNED.has(question.answer.kind) ? ROW.sign : ROW.text;
  const sum = rows.reduce((height, { before }) => height + (before === undefined ? once : ROW.twice), 0);
  return QUESTION + FRAME + Math.max(once, sum);
}
