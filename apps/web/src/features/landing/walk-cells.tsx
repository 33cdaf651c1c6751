'use client';

import { useTranslations } from '@/i18n';
import { MacTag } from '@/ui';
import { changedFields, WALK_FIELDS, type Walk, type WalkField, type WalkFrame } from './walk-frames';

/** The fields of one frame; what the device before it changed is marked. */
export function WalkCells({ walk, frame }: { walk: Walk; frame: WalkFrame }) {
  const before = walk.frames.find((one) => one.step === frame.step - 1);
  const changed = changedFields(frame, before);
  return WALK_FIELDS.map((field) => (
    <td key={field} data-field={field} className={cellClass(changed.has(field), before !== undefined)}>
      <Value walk={walk} frame={frame} field={field} />
      {changed.has(field) && <Changed />}
    </td>
  ));
}

function cellClass(changed: boolean, hasBefore: boolean): string | undefined {
  if (changed) return 'walk-changed';
  return hasBefore ? 'walk-kept' : undefined;
}

function Value({ walk, frame, field }: { walk: Walk; frame: WalkFrame; field: WalkField }) {
  if (field === 'src' || field === 'dst') return <MacTag mac={frame[field]} lab={walk.lab} size="small" />;
  return frame[field];
}

function Changed() {
  const t = useTranslations('vocabulary.mark');
  return (
    <span className="walk-mark">
      <span aria-hidden="true">▲</span>
      <span className="visually-hidden">{t('changed')}</span>
    </span>
  );
}
