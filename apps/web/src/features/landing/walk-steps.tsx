'use client';

import { useTranslations } from '@/i18n';
import { WALK_STEPS, type WalkStep } from './walk-time';

export interface WalkStepsProps {
  readonly step: WalkStep;
  readonly playing: boolean;
  readonly onToggle: () => void;
  readonly onStep: (step: WalkStep) => void;
}

/** Play or pause, and the five steps as stones to jump to. */
export function WalkSteps({ step, playing, onToggle, onStep }: WalkStepsProps) {
  const t = useTranslations('landing.walk');
  return (
    <div className="walk-bar">
      <button
        type="button"
        className="walk-play"
        aria-label={playing ? t('pause') : t('play')}
        title={t('keys')}
        data-testid="walk-play"
        onClick={onToggle}
      >
        <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
          <path d={playing ? 'M4 2H7.5V16H4ZM10.5 2H14V16H10.5Z' : 'M4 2L16 9L4 16Z'} fill="currentColor" />
        </svg>
      </button>
      <ol className="walk-stones">
        {WALK_STEPS.map((one) => (
          <li key={one} className={one < step ? 'walk-done' : one === step ? 'walk-now' : undefined}>
            <button
              type="button"
              aria-current={one === step ? 'step' : undefined}
              data-testid={`walk-step-${one}`}
              onClick={() => onStep(one)}
            >
              <i aria-hidden="true">{one}</i>
              <span>{t(`step${one}`)}</span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}
