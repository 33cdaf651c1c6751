import type { LessonFolder } from '../read/lesson-folder.js';
import type { Problem } from '../read/problem.js';
import type { YamlFile, YamlPath } from '../read/yaml-file.js';
import { languageFaults } from './language.js';

/** Both languages of every text say the same, as far as its form tells. */
export function checkTexts({ lesson, activities, runSheets }: LessonFolder): Problem[] {
  const files: readonly YamlFile<unknown>[] = [lesson, ...activities.map(({ yaml }) => yaml)];
  const sheets = languageFaults(runSheets.zh.text, runSheets.en.text).map((reason) => {
    const [sheet, other] = reason.startsWith('the Chinese')
      ? [runSheets.zh, runSheets.en]
      : [runSheets.en, runSheets.zh];
    return { file: sheet.file, line: 1, code: 'language' as const, reason: `${reason} (beside ${other.file})` };
  });
  return [...files.flatMap((file) => checkFile(file)), ...sheets];
}

function checkFile(file: YamlFile<unknown>): Problem[] {
  return [...bilinguals(file.value, [])].flatMap(({ path, zh, en }) =>
    languageFaults(zh, en).map((reason) => file.problemAt(path, 'language', `${path.join('.')}: ${reason}`)),
  );
}

interface Found {
  readonly path: YamlPath;
  readonly zh: string;
  readonly en: string;
}

/** Every `{ zh, en }` anywhere in the file. */
function* bilinguals(value: unknown, path: YamlPath): Generator<Found> {
  if (typeof value !== 'object' || value === null) return;
  if ('zh' in value && 'en' in value && typeof value.zh === 'string' && typeof value.en === 'string') {
    yield { path, zh: value.zh, en: value.en };
    return;
  }
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.map((item: unknown, index) => [index, item])
    : Object.entries(value);
  for (const [key, inner] of entries) yield* bilinguals(inner, [...path, key]);
}
