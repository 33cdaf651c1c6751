'use client';

import type { ForwardingWay } from '@frameplay/lab';
import { useTranslations } from '@/i18n';
import type { Prediction } from './prediction';

export interface PredictionFormProps {
  readonly ways: readonly ForwardingWay[];
  /** What all answers come to, without headers. */
  readonly totalBytes: number;
  readonly requests: number;
  readonly prediction: Prediction;
  readonly onChange: (prediction: Prediction) => void;
}

/** A prediction may exceed what is sent: headers count too. */
const ABOVE_TOTAL = 1.5;

/** One slider for each way; nothing is set before somebody has set it. */
export function PredictionForm({ ways, totalBytes, requests, prediction, onChange }: PredictionFormProps) {
  const t = useTranslations('compare');
  const total = Math.round(totalBytes / 1000);
  const most = Math.ceil(total * ABOVE_TOTAL);
  return (
    <fieldset className="compare-predict">
      <legend>{t('question')}</legend>
      <p className="ink2">{t('given', { requests, total })}</p>
      {ways.map((way) => {
        const value = prediction[way];
        return (
          <label key={way} className="compare-slider">
            <b>{t(`way.${way}`)}</b>
            <input
              type="range"
              min={0}
              max={most}
              step={Math.max(1, Math.round(most / 100))}
              value={value ?? 0}
              data-testid={`predict-${way}`}
              aria-valuetext={value === null ? t('unset') : t('kilobytes', { n: value })}
              onChange={(event) => onChange({ ...prediction, [way]: Number(event.target.value) })}
              // Zero is an answer too: touching the slider sets it.
              onPointerUp={(event) => onChange({ ...prediction, [way]: Number(event.currentTarget.value) })}
              onKeyUp={(event) =>
                event.key !== 'Tab' && onChange({ ...prediction, [way]: Number(event.currentTarget.value) })
              }
            />
            <output className="mono">{value === null ? '–' : t('kilobytes', { n: value })}</output>
          </label>
        );
      })}
    </fieldset>
  );
}
