import { forkWorld, keyOf, type MistakeId, setMistake } from '@frameplay/engine';
import { botMistakesOf } from '../cluster/bots.js';
import type { Decision, FieldName, FieldResult, Question } from '../decision.js';
import type { FieldTexts } from './fields.js';
import { givenTexts } from './given.js';
import type { GradedFrame } from './graded-frame.js';
import { recogniseHabit } from './recognise-habit.js';
import { rightDecision } from './right-decision.js';

/**
 * The misconceptions that a wrong decision shows: those whose wrong rule, run by the engine on this very device and frame,
 * decides otherwise than the kernel, and as this person did wherever it does. Costs a fork for each mistake of the role.
 */
export function recognise(graded: GradedFrame, question: Question, decision: Decision): readonly MistakeId[] {
  return [...shownBy(graded, question, decision).keys()];
}

/** Wrong fields that no rule has tagged get the first misconception that shows in them, else the habit that they show. */
export function tagFields(
  fields: readonly FieldResult[],
  graded: GradedFrame,
  question: Question,
  decision: Decision,
): FieldResult[] {
  const open = fields.filter(isOpen);
  if (open.length === 0) return [...fields];
  const shown = shownBy(graded, question, decision);
  return fields.map((field) => {
    if (!isOpen(field)) return field;
    const found = [...shown].find(([, differing]) => differing.has(field.field));
    return { ...field, misconception: found?.[0] ?? recogniseHabit(graded, question, field) };
  });
}

function isOpen({ right, follows, misconception }: FieldResult): boolean {
  return !right && !follows && misconception === null;
}

/** Each with the fields in which it differs from the kernel. */
function shownBy(
  graded: GradedFrame,
  question: Question,
  decision: Decision,
): ReadonlyMap<MistakeId, ReadonlySet<FieldName>> {
  const right = givenTexts(rightDecision(graded, question), question.kind);
  const given = givenTexts(decision, question.kind);
  const shown = new Map<MistakeId, ReadonlySet<FieldName>>();
  const world = forkWorld(graded.world);
  for (const id of mistakesOfRole(graded)) {
    const believed = believedTexts({ ...graded, world }, question, id);
    if (believed === null) continue;
    const differing = differences(right, believed);
    if (differing.size > 0 && [...differing].every((field) => given.get(field) === believed.get(field)))
      shown.set(id, differing);
  }
  return shown;
}

function mistakesOfRole({ activity, node }: GradedFrame): readonly MistakeId[] {
  const role = activity.roles[node];
  return role === undefined ? [] : botMistakesOf(role);
}

/** What somebody who believes it would decide. The world is a fork, and is lent. */
function believedTexts(graded: GradedFrame, question: Question, id: MistakeId): FieldTexts | null {
  const { world, node, waitingId } = graded;
  if (!setMistake(world, node, id, true).ok) return null;
  const key = keyOf(world, waitingId);
  const texts = key.ok ? givenTexts(rightDecision({ ...graded, key: key.value }, question), question.kind) : null;
  setMistake(world, node, id, false);
  return texts;
}

function differences(a: FieldTexts, b: FieldTexts): ReadonlySet<FieldName> {
  const fields = new Set([...a.keys(), ...b.keys()]);
  return new Set([...fields].filter((field) => a.get(field) !== b.get(field)));
}
