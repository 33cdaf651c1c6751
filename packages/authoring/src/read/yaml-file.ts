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
  const value = readValue(document);
  if (!value.ok)
    return { ok: false, problems: [problemAt([], 'yaml', 'its aliases make more of it than can be read')] };
  const parsed = schema.safeParse(value.value);
  if (parsed.success) return { ok: true, read: { file, text, value: parsed.data, problemAt } };
  const problems = parsed.error.issues.flatMap(plain).map(({ path, message }) => {
    const place = path.filter((part) => typeof part !== 'symbol');
    return problemAt(place, 'schema', place.length === 0 ? message : `${placeText(place)}: ${message}`);
  });
  return { ok: false, problems };
}

const ALIASES_MAX = 100;

/** Aliases of aliases can stand for more than any memory holds; the reader gives up at so many. */
function readValue(document: Document.Parsed): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: document.toJS({ maxAliasCount: ALIASES_MAX }) };
  } catch {
    return { ok: false };
  }
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
  return [{ path: issue.path, message: sentence(issue) }];
}

const KINDS: Readonly<Record<string, string>> = {
  object: 'must have keys of its own',
  record: 'must have keys of its own',
  array: 'must be a list',
  string: 'must be a text (a number or true as text stands in quotes)',
  number: 'must be a number',
  int: 'must be a whole number',
  boolean: 'must be true or false',
};

/** The library's own sentences are for programmers; what a schema says itself stays as it is. */
function sentence(issue: Issue): string {
  const { code, message } = issue;
  if (code === 'invalid_type' && issue.input === undefined && /undefined/.test(message)) return 'is missing';
  if (code === 'invalid_type' && message.startsWith('Invalid input')) return KINDS[issue.expected] ?? message;
  if (code === 'invalid_value' && message.startsWith('Invalid')) return `must be one of ${issue.values.join(', ')}`;
  if (code === 'invalid_union' && message.startsWith('Invalid'))
    return message
      .replace(/^.*Expected /, 'must be one of ')
      .replaceAll("'", '')
      .replaceAll(' | ', ', ');
  if (code === 'too_small' && message.startsWith('Too small')) return tooSmall(issue.origin, String(issue.minimum));
  if (code === 'too_big' && message.startsWith('Too big')) return `must be ${issue.maximum} at most`;
  return message;
}

function tooSmall(origin: string, minimum: string): string {
  if (origin === 'string') return 'is empty';
  return origin === 'array' ? `must be a list of at least ${minimum}` : `must be at least ${minimum}`;
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
