'use client';

import type { FieldResult } from '@frameplay/classroom';
import { useBilingual } from '@/i18n';

/** The sentences of why, each rule once. Nothing when every field is right. */
export function DecisionReasons({ fields }: { fields: readonly FieldResult[] }) {
  const say = useBilingual();
  const reasons = new Map<string, FieldResult>();
  for (const field of fields) {
    if (!field.right && !field.follows && field.why !== null) reasons.set(field.rule ?? field.field, field);
  }
  if (reasons.size === 0) return null;
  return (
    <div className="note decision-reasons">
      {[...reasons].map(([id, { rule, why }]) => (
        <p key={id}>
          {rule !== null && <b>{rule} </b>}
          {why !== null && say(why)}
        </p>
      ))}
    </div>
  );
}
