import type { LessonFolder, TextFile } from '../read/lesson-folder.js';
import type { Problem } from '../read/problem.js';

const MINUTES = 45;
/** `| 10–18 | ...`: from minute, to minute. */
const ROW = /^\|\s*(\d+)\s*[–-]\s*(\d+)\s*\|/;

/** A run sheet is a table whose first column covers minute 0 to 45 without a gap. */
export function checkRunSheets({ runSheets }: LessonFolder): Problem[] {
  return [runSheets.zh, runSheets.en].flatMap(checkSheet);
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
