import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package of the lessons, beside this one. */
const LESSONS_PACKAGE = fileURLToPath(new URL('../../../lessons/', import.meta.url));

export const LESSONS = path.join(LESSONS_PACKAGE, 'lessons');
export const SCHEMAS = path.join(LESSONS_PACKAGE, 'schema');
export const CURRICULUM_PAGE = path.join(LESSONS_PACKAGE, '../../docs/curriculum.md');
export const GENERATED = path.join(LESSONS_PACKAGE, 'src/generated');

/** Folders of all lessons, by the order of their names. */
export function lessonFolders(): readonly string[] {
  return readdirSync(LESSONS)
    .filter((name) => existsSync(path.join(LESSONS, name, 'lesson.yml')))
    .sort()
    .map((name) => path.join(LESSONS, name));
}

/** A folder as it is given, or that of a lesson of this product by its id. */
export function folderOf(idOrFolder: string): string {
  return existsSync(idOrFolder) || idOrFolder.includes('/') ? idOrFolder : path.join(LESSONS, idOrFolder);
}
