import path from 'node:path';
import { runnerImport } from 'vite';

interface Tree {
  readonly [name: string]: string | Tree;
}

export interface Words {
  readonly en: Tree;
  readonly zh: Tree;
}

/** What the product says, in both languages: read as data from its catalogues, no code of the app runs in a test. */
export async function readWords(): Promise<Words> {
  const file = path.join(import.meta.dirname, '..', 'apps/web/src/i18n/messages');
  const [en, zh] = await Promise.all([
    runnerImport<{ en: Tree }>(path.join(file, 'en/index.ts'), { configFile: false }),
    runnerImport<{ zh: Tree }>(path.join(file, 'zh/index.ts'), { configFile: false }),
  ]);
  return { en: en.module.en, zh: zh.module.zh };
}

/** Every text of a catalogue with its path. */
export function textsOf(tree: Tree, at = ''): { readonly path: string; readonly text: string }[] {
  return Object.entries(tree).flatMap(([name, value]) => {
    const here = at === '' ? name : `${at}.${name}`;
    return typeof value === 'string' ? [{ path: here, text: value }] : textsOf(value, here);
  });
}

/** The text at a path such as `play.send`; a missing one is a mistake of the test. */
export function wordAt(tree: Tree, at: string): string {
  const found = at.split('.').reduce<string | Tree | undefined>((node, name) => {
    return typeof node === 'object' ? node[name] : undefined;
  }, tree);
  if (typeof found !== 'string') throw new Error(`no text at ${at}`);
  return found;
}
