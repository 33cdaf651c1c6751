'use client';

import { useTranslations } from '@/i18n';
import { lazyPart } from '@/lib/lazy-part';
import { useDeviceName } from '@/ui';
import { WALK_FIELDS, type Walk, type WalkFrame } from './walk-frames';
import { WALK_STEPS, type WalkStep } from './walk-time';

/** There is nothing to put into them before the walk has been computed. */
const WalkCells = lazyPart(() => import('./walk-cells').then((module) => module.WalkCells));

/** What is on each wire, row by row as the frame passes. On a phone a row is two lines. */
export function WalkTable({ walk, step }: { walk: Walk | null; step: WalkStep }) {
  const t = useTranslations('landing.walk');
  const tField = useTranslations('vocabulary.fieldShort');
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
              {frame === undefined || walk === null ? <EmptyCells /> : <WalkCells walk={walk} frame={frame} />}
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
