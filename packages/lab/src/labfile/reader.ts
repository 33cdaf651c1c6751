import { type Document, isAlias, isMap, isScalar, isSeq, type LineCounter, type YAMLMap } from 'yaml';

/** What is wrong with a lab file, and where. Lines count from 1. */
export type LabProblem = { readonly line: number; readonly reason: string };

/** Reads a YAML tree; collects what is wrong instead of stopping at the first mistake. */
export type Reader = {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
  readonly problems: LabProblem[];
};

export function lineOf(reader: Reader, node: unknown): number {
  const range = (node as { range?: readonly number[] | null } | null | undefined)?.range;
  const offset = range?.[0];
  return offset === undefined ? 1 : reader.lines.linePos(offset).line;
}

/** Notes a problem. Returns undefined, so that a reading function can `return fail(...)`. */
export function fail(reader: Reader, node: unknown, reason: string): undefined {
  reader.problems.push({ line: lineOf(reader, node), reason });
  return undefined;
}

function resolved(reader: Reader, node: unknown): unknown {
  return isAlias(node) ? node.resolve(reader.document) : node;
}

/** Names of keys in order, each with its value node. */
export function entries(reader: Reader, map: YAMLMap): { key: string; keyNode: unknown; value: unknown }[] {
  return map.items.map((pair) => ({
    key: isScalar(pair.key) ? String(pair.key.source ?? pair.key.value) : '',
    keyNode: pair.key,
    value: resolved(reader, pair.value),
  }));
}

export function readMap(reader: Reader, node: unknown, what: string, parent: unknown): YAMLMap | undefined {
  if (isMap(node)) return node;
  return fail(reader, node ?? parent, `${what} must be a mapping`);
}

export function readList(reader: Reader, node: unknown, what: string, parent: unknown): unknown[] {
  if (isSeq(node)) return node.items.map((item) => resolved(reader, item));
  fail(reader, node ?? parent, `${what} must be a list`);
  return [];
}

export function get(reader: Reader, map: YAMLMap, key: string): unknown {
  return entries(reader, map).find((entry) => entry.key === key)?.value;
}

/** Refuses keys that nobody reads: a misspelt key must not be silently without effect. */
export function allowKeys(reader: Reader, map: YAMLMap, what: string, allowed: readonly string[]): void {
  for (const { key, keyNode } of entries(reader, map)) {
    if (allowed.includes(key)) continue;
    fail(reader, keyNode, `unknown key "${key}" in ${what} (known: ${allowed.join(', ')})`);
  }
}

/** A string as written. Numbers and booleans count as text: `body: 1` is the text "1". */
export function readText(reader: Reader, map: YAMLMap, key: string, what: string): string | undefined {
  const node = get(reader, map, key);
  if (node === undefined) return fail(reader, map, `${what} has no "${key}"`);
  return scalarText(reader, node, `"${key}" of ${what}`);
}

export function scalarText(reader: Reader, node: unknown, what: string): string | undefined {
  if (!isScalar(node) || node.value === null) return fail(reader, node, `${what} must be a text`);
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}

export function readInteger(
  reader: Reader,
  map: YAMLMap,
  key: string,
  what: string,
  range: { readonly min: number; readonly max: number },
): number | undefined {
  const node = get(reader, map, key);
  const value = isScalar(node) ? node.value : undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= range.min && value <= range.max) return value;
  return fail(reader, node ?? map, `"${key}" of ${what} must be a whole number from ${range.min} to ${range.max}`);
}

export function readFlag(reader: Reader, map: YAMLMap, key: string, what: string): boolean {
  const node = get(reader, map, key);
  if (node === undefined) return false;
  const value = isScalar(node) ? node.value : undefined;
  if (typeof value === 'boolean') return value;
  fail(reader, node, `"${key}" of ${what} must be true or false`);
  return false;
}
