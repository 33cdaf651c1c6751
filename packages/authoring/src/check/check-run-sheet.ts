import type { LessonFolder, TextFile } from '../read/lesson-folder.js';
import type { Problem } from '../read/problem.js';

const MINUTES = 45;
/** `| 10–18 | ...`: from minute, to minute. */
const ROW = /^\|\s*(\d+)\s*[–-]\s*(\d+)\s*\|/;

/** `(15 minutes)`, `（15 分钟）` */
const ITEM = /[(（](\d+) (?:minutes|分钟)[)）]/g;
const LONG = /^## 90 (?:minutes|分钟)$/m;

/** A run sheet is a table whose first column covers minute 0 to 45 without a gap, and a list that fills another 45. */
export function checkRunSheets({ runSheets }: LessonFolder): Problem[] {
  return [runSheets.zh, runSheets.en].flatMap((sheet) => [...checkSheet(sheet), ...checkLong(sheet)]);
}

function checkLong({ file, text }: TextFile): Problem[] {
  const at = LONG.exec(text);
  if (at === null) {
    const reason = 'has no part for 90 minutes: a heading "## 90 minutes" ("## 90 分钟")';
    return [{ file, line: 1, code: 'run-sheet', reason }];
  }
  const [part = ''] = text.slice(at.index + at[0].length).split(/^## /m);
  const minutes = [...part.matchAll(ITEM)].reduce((sum, [, written]) => sum + Number(written), 0);
  if (minutes === MINUTES) return [];
  const line = text.slice(0, at.index).split('\n').length;
  return [{ file, line, code: 'run-sheet', reason: `the second part takes ${minutes} minutes, not ${MINUTES}` }];
}

function checkSheet({ file, text }: TextFile): Problem[] {
  const rows = text.split('\n').flatMap((line, index) => {
    const match = ROW.exec(line);
    return match === null ? [] : [{ line: index + 1, from: Number(match[1]), to: Number(match[2]) }];
  });
  const problem = (line: number, reason: string): Problem => ({ file, line, code: 'run-sheet', reason });
  if (rows.length === 0) return [problem(1, 'has no table of minutes: rows begin with "| 0–5 |"')];
  const problems: Problem[] = [];
  let minute = 0;
  for (const { line, from, to } of rows) {
    if (from !== minute || to <= from)
      problems.push(problem(line, `minute ${from} to ${to}, but ${minute} comes next`));
    minute = to;
  }
  if (minute !== MINUTES) problems.push(problem(rows.at(-1)?.line ?? 1, `ends at minute ${minute}, not ${MINUTES}`));
  return problems;
}
