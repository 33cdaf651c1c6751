import type { FilterOperator, FilterValue, PacketFilter } from '@frameplay/engine';
import { own } from '../own.js';
import { both, calculate, constant, isArp, isFirstPiece, isIpv4, isProtocol, load } from './filter-build.js';
import { type FilterCursor, FilterTrouble, fail } from './filter-cursor.js';
import { NAMED_OFFSETS, NAMED_VALUES, PROTOCOLS } from './filter-names.js';

/** `tcp[13] & 2 != 0`; undefined, and nothing read, where something else stands. */
export function readRelation(cursor: FilterCursor): PacketFilter | undefined {
  const start = cursor.at;
  const isOne = isRelation(cursor);
  cursor.at = start;
  return isOne ? relation(cursor) : undefined;
}

/** A comparison is known by its sign: the reader tries. */
function isRelation(cursor: FilterCursor): boolean {
  try {
    readValue(cursor);
    return comparison(cursor) !== undefined;
  } catch (error) {
    if (error instanceof FilterTrouble) return false;
    throw error;
  }
}

function comparison(cursor: FilterCursor): '=' | '!=' | '<' | '<=' | '>' | '>=' | undefined {
  const text = cursor.peek()?.text;
  switch (text) {
    case '==':
      return '=';
    case '=':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return text;
    default:
      return undefined;
  }
}

function relation(cursor: FilterCursor): PacketFilter {
  const start = cursor.at;
  const left = readValue(cursor);
  const operator = comparison(cursor) ?? fail();
  cursor.at += 1;
  const right = readValue(cursor);
  const guards = cursor
    .since(start)
    .flatMap(({ text }, index, words) => (words[index + 1]?.text === '[' ? guard(text) : []));
  return [...guards, { kind: 'compare', operator, left, right } as const].reduce(both);
}

/** `tcp[13]` asks for a TCP header first. */
function guard(base: string): PacketFilter[] {
  if (base === 'ether') return [];
  if (base === 'ip') return [isIpv4()];
  if (base === 'arp') return [isArp()];
  return [both(isProtocol(own(PROTOCOLS, base) ?? fail()), isFirstPiece())];
}

/** From those that bind least. */
const OPERATORS: readonly (readonly string[])[] = [['|'], ['^'], ['&'], ['<<', '>>'], ['+', '-'], ['*', '/', '%']];

function readValue(cursor: FilterCursor, level = 0): FilterValue {
  const here = OPERATORS[level];
  if (here === undefined) return operand(cursor);
  let value = readValue(cursor, level + 1);
  for (let sign = cursor.peek()?.text; sign !== undefined && here.includes(sign); sign = cursor.peek()?.text) {
    cursor.at += 1;
    value = calculate(sign as FilterOperator, value, readValue(cursor, level + 1));
  }
  return value;
}

function operand(cursor: FilterCursor): FilterValue {
  const token = cursor.peek() ?? fail();
  cursor.at += 1;
  if (token.text === '(') {
    const value = cursor.deeper(() => readValue(cursor));
    if (!cursor.take(')')) fail();
    return value;
  }
  if (token.kind === 'number') return constant(Number(token.text));
  if (token.text === 'len') return { kind: 'length' };
  const named = own(NAMED_VALUES, token.text) ?? own(NAMED_OFFSETS, token.text);
  if (named !== undefined) return constant(named);
  return cursor.take('[') ? octetsOf(cursor, token.text) : fail();
}

function octetsOf(cursor: FilterCursor, name: string): FilterValue {
  const base = name === 'ether' ? 'link' : name === 'ip' || name === 'arp' ? 'network' : 'transport';
  if (base === 'transport' && own(PROTOCOLS, name) === undefined) fail();
  const offset = readValue(cursor);
  const octets = cursor.take(':') ? Number(cursor.word()) : 1;
  if (octets !== 1 && octets !== 2 && octets !== 4) fail('data size must be 1, 2, or 4');
  if (!cursor.take(']')) fail();
  return load(base, offset, octets);
}
