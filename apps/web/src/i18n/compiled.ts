import compile from 'icu-minify/compile';
import type { Locale } from './locale';

/** A catalogue, or some names of it, with each text as icu-minify parsed it: the browser needs no parser of its own. */
export interface Compiled {
  readonly [name: string]: unknown;
}

/** Every text below `tree`. The parser comes along: on the server, or with a language that is loaded later. */
export function compiled(tree: object): Compiled {
  return Object.fromEntries(
    Object.entries(tree).map(([name, value]) => [
      name,
      typeof value === 'string' ? plain(compile(value)) : compiled(value as object),
    ]),
  );
}

/** Its objects have no prototype, and such objects cannot be sent to a browser. */
function plain(message: unknown): unknown {
  return JSON.parse(JSON.stringify(message));
}

/** The whole catalogue of a language. */
export async function loadCatalogue(locale: Locale): Promise<Compiled> {
  return locale === 'zh' ? compiled((await import('./messages/zh')).zh) : compiled((await import('./messages/en')).en);
}
