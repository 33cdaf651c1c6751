import type { Decision, FieldName, FieldResult, Question } from '../decision.js';
import { explainArpAnswer } from './explain-arp.js';
import { explainPacket } from './explain-packet.js';
import { explainSwitch } from './explain-switch.js';
import { compareFields, type FieldTexts, type Judge } from './fields.js';
import { givenTexts } from './given.js';
import type { GradedFrame } from './graded-frame.js';
import { tagFields } from './recognise.js';
import { rightDecision } from './right-decision.js';

/** The desk copies these from the request itself; getting them right shows nothing. */
const NOT_COUNTED: Readonly<Record<string, readonly FieldName[]>> = {
  'arp-reply': ['tha', 'tpa'],
  'arp-request': ['tha'],
};

/** Compares a (checked) decision with what the kernel would do, field by field. */
export function gradeDecision(graded: GradedFrame, question: Question, decision: Decision): FieldResult[] {
  const expected = expectedTexts(graded, question);
  const given = givenTexts(decision, question.kind);
  const wrong = new Set([...expected].filter(([field, text]) => given.get(field) !== text).map(([field]) => field));
  const judge = judgeOf(graded, question, decision, wrong);
  const reaction = expected.get('reaction');
  const comparable = reaction === given.get('reaction') ? given : withoutFrame(given);
  return tagFields(compareFields(expected, comparable, judge), graded, question, decision);
}

function expectedTexts(graded: GradedFrame, question: Question): FieldTexts {
  const texts = new Map(givenTexts(rightDecision(graded, question), question.kind));
  for (const field of NOT_COUNTED[texts.get('reaction') ?? ''] ?? []) texts.delete(field);
  if (question.kind === 'packet' && question.portsSealed) texts.delete('ports');
  return texts;
}

/** Fields of a frame of another kind cannot be compared: an Ethernet source that fits by chance earns nothing. */
function withoutFrame(given: FieldTexts): FieldTexts {
  const kept: readonly FieldName[] = ['verdict', 'reaction'];
  return new Map([...given].filter(([field]) => kept.includes(field)));
}

function judgeOf(graded: GradedFrame, question: Question, decision: Decision, wrong: ReadonlySet<FieldName>): Judge {
  switch (question.kind) {
    case 'switch':
      return explainSwitch(graded);
    case 'arp':
      return explainArpAnswer(graded, wrong);
    case 'packet':
      return explainPacket(graded, decision, wrong);
  }
}
