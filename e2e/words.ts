import path from 'node:path';
import { runnerImport } from 'vite';
import type { Language } from './actors/looks.js';

interface Tree {
  readonly [name: string]: string | Tree;
}

export type Words = Readonly<Record<Language, Tree>>;

/** What the product says, in both languages: read as data from its catalogues, no code of the app runs in a test. */
export async function readWords(): Promise<Words> {
  const folder = path.join(import.meta.dirname, '..', 'apps/web/src/i18n/messages');
  const read = (language: Language) =>
    runnerImport<Words>(path.join(folder, language, 'index.ts'), { configFile: false, logLevel: 'silent' });
  const [en, zh] = await Promise.all([read('en'), read('zh')]);
  return { en: en.module.en, zh: zh.module.zh };
}

/** Every text of a catalogue with its path. */
export function textsOf(tree: Tree, at = ''): { readonly path: string; readonly text: string }[] {
  return Object.entries(tree).flatMap(([name, value]) => {
    const here = at === '' ? name : `${at}.${name}`;
    return typeof value === 'string' ? [{ path: here, text: value }] : textsOf(value, here);
  });
}

/** Matches the whole text at a path such as `join.go`, whatever stands in its `{places}`. */
export function wordAt(tree: Tree, at: string): RegExp {
  const pattern = fixedPartsOf(textAt(tree, at)).map(escaped).join('.*');
  return new RegExp(pattern, 'su');
}

function textAt(tree: Tree, at: string): string {
  const found = at.split('.').reduce<string | Tree | undefined>((node, name) => {
    return typeof node === 'object' ? node[name] : undefined;
  }, tree);
  if (typeof found !== 'string') throw new Error(`the catalogue has no text at ${at}`);
  return found;
}

/** What stands between the arguments of an ICU message. */
export function fixedPartsOf(message: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of message) {
    if (letter === '{') depth += 1;
    if (depth === 0) parts[parts.length - 1] += letter;
    if (letter === '}' && --depth === 0) parts.push('');
  }
  return parts;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+');
}
