import { isMap, isScalar, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import { entries, fail, type LabProblem, type Reader, readList, readMap, scalarText } from './reader.js';

/** What may differ from one instance of a lab to the next: each name with its values, the default first. */
export type LabVars = Readonly<Record<string, readonly [string, ...string[]]>>;

export type ReadVars =
  /** `text`: the lab without its `vars`, lines unmoved, `${name}` still in it. */
  | { readonly ok: true; readonly vars: LabVars; readonly text: string }
  | { readonly ok: false; readonly problems: readonly [LabProblem, ...LabProblem[]] };

const USE = /\$\{([^}\n]*)\}/g;
const NAME = /^[a-z][a-z0-9]*$/;
// What is put into YAML and into commands must mean nothing there.
const VALUE = /^[A-Za-z0-9._:-]+$/;

/** `10.20.0-249`: 250 values that differ in their last number. */
const RANGE = /^((?:\d{1,3}\.)*)(\d{1,3})-(\d{1,3})$/;
const RANGE_MAX = 256;

/**
 * Reads the key `vars` of a lab file, e.g. `vars: { net: [192.168.1, 10.20.0-249], w1: [1, 3] }`. In a file without it
 * nothing varies, and whatever looks like `${name}` is left alone. What is no YAML is left to parseLab.
 */
export function readVars(text: string): ReadVars {
  // A file without the key, which is nearly every one, is not parsed twice.
  if (!/^vars:/m.test(text)) return { ok: true, vars: {}, text };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', prettyErrors: false });
  const top = document.errors.length === 0 ? document.contents : null;
  const pair = isMap(top) ? top.items.find(({ key }) => isScalar(key) && key.value === 'vars') : undefined;
  if (!isMap(top) || pair === undefined) return { ok: true, vars: {}, text };
  const reader: Reader = { document, lines, problems: [] };
  const vars = readValues(reader, top, pair.value);
  const body = without(text, pair);
  checkUses(reader, body, vars);
  const [first, ...rest] = reader.problems;
  return first === undefined ? { ok: true, vars, text: body } : { ok: false, problems: [first, ...rest] };
}

/** The text with every `${name}` that has a value replaced by it. */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(USE, (use, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? use) : use));
}

/** Of everything that varies the first value: the instance that the lab file itself is. */
export function defaultValues(vars: LabVars): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(vars).map(([name, [first]]) => [name, first]));
}

function readValues(reader: Reader, top: YAMLMap, node: unknown): LabVars {
  const vars: Record<string, readonly [string, ...string[]]> = {};
  const map = readMap(reader, node, '"vars"', top);
  if (map === undefined) return vars;
  for (const { key, keyNode, value } of entries(reader, map)) {
    if (!NAME.test(key)) fail(reader, keyNode, `variable "${key}" may only have lower-case letters and digits`);
    const [first, ...rest] = readList(reader, value, `the values of "${key}"`, keyNode).flatMap((item) => {
      const text = scalarText(reader, item, `a value of "${key}"`) ?? '';
      if (!VALUE.test(text))
        fail(reader, item, `value "${text}" of "${key}" may only have letters, digits and . _ : -`);
      const values = valuesOf(text);
      if (values === null) fail(reader, item, `range "${text}" of "${key}" must count up, ${RANGE_MAX} values at most`);
      return values ?? [];
    });
    if (first === undefined) fail(reader, keyNode, `"${key}" needs at least one value`);
    else vars[key] = [first, ...rest];
  }
  return vars;
}

/** null: a range that is none. */
function valuesOf(text: string): readonly string[] | null {
  const [, prefix = '', from = '', to = ''] = RANGE.exec(text) ?? [];
  if (from === '') return [text];
  const count = Number(to) - Number(from) + 1;
  if (count < 1 || count > RANGE_MAX) return null;
  return Array.from({ length: count }, (_, index) => `${prefix}${Number(from) + index}`);
}

/** The lines of the key go; the line breaks stay, so that problems are still on their lines. */
function without(text: string, pair: YAMLMap['items'][number]): string {
  const from = isScalar(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
  const to = (pair.value as { range?: readonly number[] | null } | null)?.range?.[1] ?? from;
  return text.slice(0, from) + text.slice(from, to).replaceAll(/[^\n]/g, '') + text.slice(to);
}

function checkUses(reader: Reader, body: string, vars: LabVars): void {
  for (const match of body.matchAll(USE)) {
    if (Object.hasOwn(vars, match[1] ?? '')) continue;
    const line = body.slice(0, match.index).split('\n').length;
    reader.problems.push({ line, reason: `"${match[0]}" is not among the vars (${Object.keys(vars).join(', ')})` });
  }
}
