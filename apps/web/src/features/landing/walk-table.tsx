'use client';

import { useTranslations } from '@/i18n';
import { MacTag, useDeviceName } from '@/ui';
import { changedFields, WALK_FIELDS, type Walk, type WalkField, type WalkFrame } from './walk-frames';
import { WALK_STEPS, type WalkStep } from './walk-time';

/** What is on each wire, row by row as the frame passes. On a phone a row is two lines. */
export function WalkTable({ walk, step }: { walk: Walk | null; step: WalkStep }) {
  const t = useTranslations('landing.walk');
  const tField = useTranslations('common.fieldShort');
  const deviceName = useDeviceName();
  const server = deviceName('server', walk?.server ?? 2);
  return (
    <table className="walk-table">
      <caption className="visually-hidden">{t('label')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('onTheWire')}</th>
          {WALK_FIELDS.map((field) => (
            <th key={field} scope="col">
              {tField(field)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {WALK_STEPS.map((one) => {
          const frame = one <= step ? walk?.frames.find((entry) => entry.step === one) : undefined;
          return (
            <tr key={one} className={rowClass(one, step, frame)} aria-current={one === step ? 'step' : undefined}>
              <th scope="row">
                <span className="walk-row-number">{one}</span>
                {t(`row${one}`, { server })}
              </th>
              {frame === undefined || walk === null ? <EmptyCells /> : <FrameCells walk={walk} frame={frame} />}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function rowClass(row: WalkStep, step: WalkStep, frame: WalkFrame | undefined): string | undefined {
  if (frame === undefined) return 'walk-row-to-come';
  return row === step ? 'walk-row-now' : undefined;
}

function EmptyCells() {
  const t = useTranslations('landing.walk');
  return WALK_FIELDS.map((field) => (
    <td key={field} data-field={field}>
      <span aria-hidden="true">···</span>
      <span className="visually-hidden">{t('notYet')}</span>
    </td>
  ));
}

function FrameCells({ walk, frame }: { walk: Walk; frame: WalkFrame }) {
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
  const t = useTranslations('common.mark');
  return (
    <span className="walk-mark">
      <span aria-hidden="true">▲</span>
      <span className="visually-hidden">{t('changed')}</span>
    </span>
  );
}
