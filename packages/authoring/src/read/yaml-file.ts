import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Problem, ProblemCode } from './problem.js';

/** The way to a value in a YAML file: keys and indices. */
export type YamlPath = readonly (string | number)[];

/** A YAML file that was read: its value by the schema, and where each part of it stands. */
export interface YamlFile<Value> {
  readonly file: string;
  readonly text: string;
  readonly value: Value;
  readonly problemAt: (path: YamlPath, code: ProblemCode, reason: string) => Problem;
}

export type ReadYaml<Value> =
  | { readonly ok: true; readonly read: YamlFile<Value> }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads a file's text by a schema. */
export function readYaml<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
): ReadYaml<z.output<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', prettyErrors: false });
  const problemAt = (path: YamlPath, code: ProblemCode, reason: string): Problem => ({
    file,
    line: lineAt(document, lines, path),
    code,
    reason,
  });
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ pos, message }) => ({
      file,
      line: lines.linePos(pos[0]).line,
      code: 'yaml' as const,
      reason: `not YAML: ${message}`,
    }));
    return { ok: false, problems };
  }
  const parsed = schema.safeParse(document.toJS({ maxAliasCount: 100 }));
  if (parsed.success) return { ok: true, read: { file, text, value: parsed.data, problemAt } };
  const problems = parsed.error.issues.flatMap(plain).map(({ path, message }) => {
    const place = path.filter((part) => typeof part !== 'symbol');
    return problemAt(place, 'schema', place.length === 0 ? message : `${placeText(place)}: ${message}`);
  });
  return { ok: false, problems };
}

type Issue = z.core.$ZodIssue;

/** Of a union the alternative that came furthest speaks; the others were not meant. */
function plain(issue: Issue): { readonly path: PropertyKey[]; readonly message: string }[] {
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const nearest = [...issue.errors].sort((a, b) => depth(b) - depth(a))[0] ?? [];
    return nearest.flatMap((inner) => plain({ ...inner, path: [...issue.path, ...inner.path] }));
  }
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `"${key}"`).join(', ');
    return [{ path: [...issue.path, issue.keys[0] ?? ''], message: `unknown key ${keys}` }];
  }
  if (issue.code === 'invalid_type' && issue.input === undefined && /undefined/.test(issue.message)) {
    return [{ path: issue.path, message: 'is missing' }];
  }
  return [{ path: issue.path, message: issue.message }];
}

function depth(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map(({ path }) => path.length));
}

function placeText(path: YamlPath): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '');
}

/** The line of the value, or of the nearest part of the way that exists. */
function lineAt(document: Document.Parsed, lines: LineCounter, path: YamlPath): number {
  for (let length = path.length; length > 0; length -= 1) {
    const offset = offsetAt(document, path.slice(0, length));
    if (offset !== undefined) return lines.linePos(offset).line;
  }
  return 1;
}

/** A key's own place, because a block text begins on the line after it. */
function offsetAt(document: Document.Parsed, path: YamlPath): number | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(last));
    return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
  }
  const node = document.getIn(path, true);
  return isNode(node) ? node.range?.[0] : undefined;
}
