import { InvariantError } from './invariant.js';
import { Memo } from './memo.js';

/**
 * A 64-bit digest of plain data, in two 32-bit lanes. Maps and sets count in the order of insertion,
 * objects in the order of their keys' names, so that how an object was made does not matter.
 */
export interface Digest {
  low: number;
  high: number;
}

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
const TAG = {
  number: 1,
  string: 2,
  true: 3,
  false: 4,
  null: 5,
  undefined: 6,
  array: 7,
  map: 8,
  set: 9,
  bytes: 10,
  object: 11,
};

export function createDigest(): Digest {
  return { low: 0x811c9dc5 | 0, high: 0x9e3779b9 | 0 };
}

export function digestHex(digest: Digest): string {
  const low = finish(digest.low ^ Math.imul(digest.high, 0x85ebca6b));
  const high = finish(digest.high ^ Math.imul(digest.low, 0xc2b2ae35));
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}

function finish(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function addWord(digest: Digest, word: number): void {
  digest.low = Math.imul(digest.low ^ word, 0x01000193);
  digest.high = (Math.imul(digest.high, 0x5bd1e995) + word) ^ (digest.low >>> 15);
}

function addNumber(digest: Digest, value: number): void {
  if (Number.isInteger(value) && value >= 0 && value <= 0xffffffff) {
    addWord(digest, TAG.number);
    addWord(digest, value | 0);
    return;
  }
  // The octets of a double are the same everywhere; words are read low first to be independent of order.
  float[0] = value;
  const first = words[0] ?? 0;
  const second = words[1] ?? 0;
  addWord(digest, LITTLE_ENDIAN ? first : second);
  addWord(digest, LITTLE_ENDIAN ? second : first);
}

const LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

function addString(digest: Digest, text: string): void {
  addWord(digest, TAG.string);
  addWord(digest, text.length);
  for (let at = 0; at < text.length; at++) addWord(digest, text.charCodeAt(at));
}

export function addValue(digest: Digest, value: unknown): void {
  switch (typeof value) {
    case 'number':
      addNumber(digest, value);
      return;
    case 'string':
      addString(digest, value);
      return;
    case 'boolean':
      addWord(digest, value ? TAG.true : TAG.false);
      return;
    case 'undefined':
      addWord(digest, TAG.undefined);
      return;
    case 'object':
      addObject(digest, value);
      return;
    default:
      throw new InvariantError(`the state holds a ${typeof value}`);
  }
}

function addObject(digest: Digest, value: object | null): void {
  if (value === null) addWord(digest, TAG.null);
  else if (Array.isArray(value)) addList(digest, TAG.array, value);
  else if (value instanceof Map) addMap(digest, value);
  else if (value instanceof Set) addList(digest, TAG.set, [...value]);
  else if (value instanceof Uint8Array) addBytes(digest, value);
  else if (!(value instanceof Memo)) addFields(digest, value as Readonly<Record<string, unknown>>);
}

function addList(digest: Digest, tag: number, list: readonly unknown[]): void {
  addWord(digest, tag);
  addWord(digest, list.length);
  for (const item of list) addValue(digest, item);
}

function addMap(digest: Digest, map: ReadonlyMap<unknown, unknown>): void {
  addWord(digest, TAG.map);
  addWord(digest, map.size);
  for (const [key, value] of map) {
    addValue(digest, key);
    addValue(digest, value);
  }
}

function addBytes(digest: Digest, bytes: Uint8Array): void {
  addWord(digest, TAG.bytes);
  addWord(digest, bytes.length);
  for (const byte of bytes) addWord(digest, byte);
}

function addFields(digest: Digest, fields: Readonly<Record<string, unknown>>): void {
  const keys = Object.keys(fields).sort();
  addWord(digest, TAG.object);
  addWord(digest, keys.length);
  for (const key of keys) {
    addString(digest, key);
    addValue(digest, fields[key]);
  }
}
