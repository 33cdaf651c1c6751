import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type ActivityFile, activitySchema, type LessonFile, lessonSchema } from '../schema/activity-schema.js';
import type { Problem } from './problem.js';
import { readYaml, type YamlFile } from './yaml-file.js';

/** The files of one lesson, read by their schemas; nothing is checked against anything else yet. */
export interface LessonFolder {
  readonly id: string;
  readonly folder: string;
  readonly lesson: YamlFile<LessonFile>;
  readonly activities: readonly ActivityInFolder[];
  /** Texts of the lab files by their name in activities, `labs/NAME.yml`. */
  readonly labs: ReadonlyMap<string, { readonly file: string; readonly text: string }>;
  readonly runSheets: { readonly zh: TextFile; readonly en: TextFile };
}

export interface ActivityInFolder {
  readonly id: string;
  /** `05` of `05-smallest-fix.yml`. */
  readonly position: number;
  readonly yaml: YamlFile<ActivityFile>;
}

export interface TextFile {
  readonly file: string;
  readonly text: string;
}

export type ReadLesson =
  | { readonly ok: true; readonly folder: LessonFolder }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const ACTIVITY = /^(\d{2})-([a-z0-9]+(?:-[a-z0-9]+)*)\.yml$/;
const KNOWN = /^(lesson\.yml|labs|run-sheet\.(zh|en)\.md)$/;

/** Reads a lesson's folder. `folder` is used in problems as it is. */
export function readLessonFolder(folder: string): ReadLesson {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    return { ok: false, problems: [{ file: folder, line: 1, code: 'file', reason: 'there is no such folder' }] };
  }
  const id = path.basename(path.resolve(folder));
  const problems: Problem[] = strangeFiles(folder);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
    problems.push({
      file: folder,
      line: 1,
      code: 'file',
      reason: `"${id}" is no id: lower-case letters, digits, hyphens`,
    });
  }
  const lesson = readFile(path.join(folder, 'lesson.yml'), lessonSchema, '../../schema/lesson.schema.json', problems);
  const activities = readdirSync(folder)
    .sort()
    .flatMap((name) => readActivity(folder, name, problems));
  problems.push(...sameTwice(activities));
  if (activities.length === 0 && problems.length === 0) {
    problems.push({ file: folder, line: 1, code: 'file', reason: 'no activity: files are called NN-id.yml' });
  }
  const runSheets = {
    zh: readText(path.join(folder, 'run-sheet.zh.md'), problems),
    en: readText(path.join(folder, 'run-sheet.en.md'), problems),
  };
  if (lesson === undefined || problems.length > 0) return { ok: false, problems };
  return { ok: true, folder: { id, folder, lesson, activities, labs: readLabs(folder), runSheets } };
}

function strangeFiles(folder: string): Problem[] {
  return readdirSync(folder)
    .filter((name) => !KNOWN.test(name) && !ACTIVITY.test(name))
    .map((name) => ({
      file: path.join(folder, name),
      line: 1,
      code: 'file' as const,
      reason: 'is read by nobody: a lesson has lesson.yml, NN-id.yml, labs/*.yml, run-sheet.zh.md and run-sheet.en.md',
    }));
}

/** Grades are kept under the id, and the number is the exercise's place in its unit. */
function sameTwice(activities: readonly ActivityInFolder[]): Problem[] {
  const twice = (what: string, nameOf: (one: ActivityInFolder) => string): Problem[] =>
    activities.flatMap((one, index) => {
      const first = activities.findIndex((other) => nameOf(other) === nameOf(one));
      const other = activities[first]?.yaml.file;
      if (first === index || other === undefined) return [];
      const reason = `${what} "${nameOf(one)}" is that of ${path.basename(other)} already`;
      return [{ file: one.yaml.file, line: 1, code: 'file', reason }];
    });
  return [
    ...twice('the id', ({ id }) => id),
    ...twice('the number', ({ position }) => String(position).padStart(2, '0')),
  ];
}

function readActivity(folder: string, name: string, problems: Problem[]): ActivityInFolder[] {
  const match = ACTIVITY.exec(name);
  if (match?.[1] === undefined || match[2] === undefined) return [];
  const yaml = readFile(path.join(folder, name), activitySchema, '../../schema/activity.schema.json', problems);
  return yaml === undefined ? [] : [{ id: match[2], position: Number(match[1]), yaml }];
}

function readFile<Schema extends typeof activitySchema | typeof lessonSchema>(
  file: string,
  schema: Schema,
  schemaFile: string,
  problems: Problem[],
): YamlFile<ReturnType<Schema['parse']>> | undefined {
  const { text } = readText(file, problems);
  if (text === '') return undefined;
  const head = `# yaml-language-server: $schema=${schemaFile}`;
  if (!text.startsWith(`${head}\n`)) {
    problems.push({ file, line: 1, code: 'schema', reason: `the first line must name the schema: ${head}` });
  }
  const read = readYaml(file, text, schema);
  if (read.ok) return read.read as YamlFile<ReturnType<Schema['parse']>>;
  problems.push(...read.problems);
  return undefined;
}

function readText(file: string, problems: Problem[]): TextFile {
  if (!existsSync(file)) problems.push({ file, line: 1, code: 'file', reason: 'is missing' });
  else {
    const text = withoutMarks(readFileSync(file, 'utf8'));
    if (text.trim() === '') problems.push({ file, line: 1, code: 'file', reason: 'is empty' });
    return { file, text };
  }
  return { file, text: '' };
}

/** An editor on Windows may put a byte order mark before a text and a carriage return at the end of its lines. */
function withoutMarks(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}

function readLabs(folder: string): LessonFolder['labs'] {
  const labs = path.join(folder, 'labs');
  const entries = existsSync(labs) ? readdirSync(labs, { withFileTypes: true }) : [];
  const names = entries.flatMap((entry) => (entry.isFile() ? [entry.name] : [])).sort();
  return new Map(
    names.map((name) => {
      const file = path.join(labs, name);
      return [`labs/${name}`, { file, text: withoutMarks(readFileSync(file, 'utf8')) }];
    }),
  );
}
