/** Object ids of the types that are not left as text. */
const BOOL = 16;
const INTEGERS = new Set([20, 21, 23, 26]);
const FLOATS = new Set([700, 701]);
const JSONS = new Set([114, 3802]);
const TIMESTAMPS = new Set([1114, 1184]);

/** A value in Postgres' text form as this product reads it. */
export function parseText(typeId: number, text: string): unknown {
  if (typeId === BOOL) return text === 't';
  if (INTEGERS.has(typeId) || FLOATS.has(typeId)) return Number(text);
  if (JSONS.has(typeId)) return JSON.parse(text);
  if (TIMESTAMPS.has(typeId)) return new Date(typeId === 1184 ? isoOffset(text) : `${text}Z`);
  return text;
}

/** `2026-01-31 10:00:00.5+00` to `2026-01-31T10:00:00.5+00:00`, which Date reads everywhere. */
function isoOffset(text: string): string {
  return text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');
}
