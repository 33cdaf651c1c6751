import path from 'node:path';
import { parseArgs } from 'node:util';
import { type AddedCommand, complain, EXIT, type ExitCode, say } from '@frameplay/lab/cli';
import { checkLesson } from '../check/check-lesson.js';
import { folderOf, lessonFolders } from '../read/lesson-places.js';
import { type Problem, problemText } from '../read/problem.js';

/** `frameplay check`: 0 nothing is wrong, 1 something is, 2 it cannot be looked at (no such lesson, files that cannot be read). */
export const checkCommand: AddedCommand = {
  usage: {
    lines: ['check LESSON [LESSON ...] | --all [--json]'],
    does: 'what is wrong with a lesson (its folder or its id), in plain words',
  },
  run: (words, refuse) => {
    const options = { json: { type: 'boolean', default: false }, all: { type: 'boolean', default: false } } as const;
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    if (positionals.length === 0 && !values.all) return refuse('check needs a LESSON, or --all');
    return check(values.all ? lessonFolders() : positionals.map(folderOf), values.json);
  },
};

function check(folders: readonly string[], json: boolean): ExitCode {
  const checked = folders.map((folder) => {
    const problems = checkLesson(path.relative('', folder) || '.');
    if (!json) report(path.basename(path.resolve(folder)), problems);
    return { lesson: path.basename(path.resolve(folder)), problems };
  });
  if (json) say(JSON.stringify(checked, undefined, 2));
  const codes = checked.flatMap(({ problems }) => problems.map(({ code }) => code));
  if (codes.some((code) => code === 'file' || code === 'yaml')) return EXIT.badInput;
  return codes.length === 0 ? EXIT.ok : EXIT.different;
}

function report(lesson: string, problems: readonly Problem[]): void {
  for (const problem of problems) complain(problemText(problem));
  say(
    problems.length === 0
      ? `${lesson}: nothing is wrong`
      : `${lesson}: ${problems.length} problem${problems.length === 1 ? '' : 's'}`,
  );
}
