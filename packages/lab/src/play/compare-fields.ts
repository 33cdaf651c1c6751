import { createTcpBookkeeping, type Frame, frameToJson } from '@frameplay/engine';
import { canonical } from '../compare/canonical.js';

/** One field that is not as it should be: `ip.ttl`, `arp.spa`, `dst`. A field that is not there is undefined. */
export interface FieldDifference {
  readonly field: string;
  readonly expected: unknown;
  readonly got: unknown;
}

/** Compares two values leaf by leaf. The fields are in the order of `expected`, then those only `got` has. */
export function compareFields(expected: unknown, got: unknown): FieldDifference[] {
  const left = leavesOf(expected);
  const right = leavesOf(got);
  const fields = [...new Set([...left.keys(), ...right.keys()])];
  return fields
    .map((field) => ({ field, expected: left.get(field), got: right.get(field) }))
    .filter((pair) => canonical(pair.expected) !== canonical(pair.got));
}

function leavesOf(value: unknown, path = '', leaves = new Map<string, unknown>()): Map<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    if (value !== undefined) leaves.set(path, value);
    return leaves;
  }
  for (const [key, part] of Object.entries(value)) leavesOf(part, path === '' ? key : `${path}.${key}`, leaves);
  return leaves;
}

/** What nobody decides: the kernel draws ids, the length follows from the rest, a request's target MAC means nothing. */
const UNDECIDED = ['ip.id', 'ip.len'];

/** The fields in which a person's frame differs from the kernel's. Of two whole frames; sequence numbers as they are. */
export function compareFrames(expected: Frame, got: Frame): FieldDifference[] {
  const tcp = createTcpBookkeeping();
  const differences = compareFields(frameToJson(expected, tcp), frameToJson(got, tcp));
  const request = expected.payload.kind === 'arp' && expected.payload.operation === 1;
  return differences.filter(({ field }) => !UNDECIDED.includes(field) && !(request && field === 'arp.tha'));
}
