import type { Activity, Lesson } from '@frameplay/classroom';
import type { LessonFolder } from '../read/lesson-folder.js';
import { readLessonFolder } from '../read/lesson-folder.js';
import type { Problem } from '../read/problem.js';
import { type CompiledActivity, compileActivity } from './compile-activity.js';

/** A lesson as the classroom takes it, with the files behind it. */
export interface CompiledLesson {
  readonly lesson: Lesson;
  readonly folder: LessonFolder;
  readonly activities: readonly CompiledActivity[];
}

export type Compiled =
  | { readonly ok: true; readonly compiled: CompiledLesson }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads and compiles the lesson of a folder: schemas, labs and steps are checked; what the lesson says is not. */
export function compileLesson(path: string): Compiled {
  const read = readLessonFolder(path);
  if (!read.ok) return read;
  const { folder } = read;
  const problems: Problem[] = [];
  const activities = folder.activities
    .map((source) => compileActivity(source, folder.labs, problems))
    .filter((compiled) => compiled !== null);
  if (problems.length > 0) return { ok: false, problems };
  const lesson = {
    id: folder.id,
    ...folder.lesson.value,
    activities: activities.map((one) => numbered(one, folder.lesson.value.number)),
  };
  return { ok: true, compiled: { lesson, folder, activities } };
}

/** `05-smallest-fix.yml` of unit 7 is 7.5. */
function numbered({ activity, source }: CompiledActivity, lesson: string): Activity {
  return { ...activity, number: `${lesson}.${source.position}` };
}
