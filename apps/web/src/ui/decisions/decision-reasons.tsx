'use client';

import type { FieldResult } from '@frameplay/classroom';
import { useBilingual } from '@/i18n';
import { MistakeButton } from '../mistake/mistake-button';
import type { MistakePlace } from '../mistake/run-mistake';

export interface DecisionReasonsProps {
  readonly fields: readonly FieldResult[];
  /** Where it was decided, if the mistakes may be run; null: they may not. */
  readonly place?: MistakePlace | null;
}

/** The sentences of why, each rule once. Nothing when every field is right. */
export function DecisionReasons({ fields, place = null }: DecisionReasonsProps) {
  const say = useBilingual();
  const reasons = new Map<string, FieldResult>();
  for (const field of fields) {
    if (!field.right && !field.follows && field.why !== null) reasons.set(field.rule ?? field.field, field);
  }
  if (reasons.size === 0) return null;
  const shown = new Set(fields.flatMap(({ misconception }) => misconception ?? []));
  return (
    <div className="note decision-reasons">
      {[...reasons].map(([id, { rule, why }]) => (
        <p key={id}>
          {rule !== null && <b>{rule} </b>}
          {why !== null && say(why)}
        </p>
      ))}
      {place !== null && [...shown].map((id) => <MistakeButton key={id} id={id} place={place} />)}
    </div>
  );
}
