import { FIELD_NAMES, type FieldName, type FieldResult } from '../decision.js';
import { type Explanation, ruleText } from '../rules/rules.js';

/** Canonical texts by field. A missing field was not asked (in the key) or not given (in an answer). */
export type FieldTexts = ReadonlyMap<FieldName, string>;

export interface Difference {
  readonly field: FieldName;
  readonly got: string | null;
  readonly expected: string;
}

/** How a difference is told: an explanation, or null when it only follows from an earlier wrong field. */
export type Judge = (difference: Difference) => Explanation | null;

/** Fields that the key does not have are not counted. */
export function compareFields(expected: FieldTexts, given: FieldTexts, judge: Judge): FieldResult[] {
  return FIELD_NAMES.flatMap((field) => {
    const text = expected.get(field);
    return text === undefined ? [] : [resultOf({ field, got: given.get(field) ?? null, expected: text }, judge)];
  });
}

function resultOf(difference: Difference, judge: Judge): FieldResult {
  const { field, got, expected } = difference;
  if (got === expected) {
    return { field, got, expected, right: true, follows: false, rule: null, why: null, misconception: null };
  }
  const explanation = judge(difference);
  if (explanation === null) {
    return { field, got, expected, right: false, follows: true, rule: null, why: null, misconception: null };
  }
  const { rule, parameters, misconception } = explanation;
  return { field, got, expected, right: false, follows: false, rule, why: ruleText(rule, parameters), misconception };
}

export function countRight(fields: readonly FieldResult[]): number {
  return fields.filter(({ right }) => right).length;
}
