'use client';

import { useState } from 'react';
import { useTranslations } from '@/i18n';
import { usePageKeys } from '@/lib/page-keys';
import { useReducedMotion } from '@/lib/reduced-motion';
import { useWalk } from './use-walk';
import { useWalkClock } from './use-walk-clock';
import { tallLayout, wideLayout } from './walk-layout';
import { WalkStage } from './walk-stage';
import { WalkSteps } from './walk-steps';
import { WalkTable } from './walk-table';
import { WALK_STEPS, type WalkStep, walkAt } from './walk-time';
import './walk.css';

/** The five-step walk: plays by itself, stops at a step, and is computed by the engine in this browser. */
export function WalkPlayer() {
  const t = useTranslations('landing.walk');
  const reduced = useReducedMotion();
  const walk = useWalk();
  const clock = useWalkClock(!reduced && walk.state === 'ready');
  const [said, setSaid] = useState<WalkStep | null>(null);
  const at = walkAt(clock.timeMs);
  const position = reduced ? { step: at.step, progress: 1 } : at;

  const goTo = (step: WalkStep) => {
    clock.goTo(step);
    setSaid(step);
  };
  usePageKeys((key) => {
    if (key === ' ') clock.toggle();
    else if (key === 'ArrowRight') goTo(stepAfter(position.step, 1));
    else if (key === 'ArrowLeft') goTo(stepAfter(position.step, -1));
    else {
      const step = WALK_STEPS.find((one) => String(one) === key);
      if (step === undefined) return false;
      goTo(step);
    }
    return true;
  });

  const ready = walk.state === 'ready' ? walk.walk : null;
  const server = ready?.server === 1 ? 'server1' : 'server2';
  const frame = ready?.frames.find((one) => one.step === said);
  return (
    <section aria-label={t('label')} className="walk">
      <WalkStage layout={wideLayout(server)} walk={ready} position={position} />
      <WalkStage layout={tallLayout(server)} walk={ready} position={position} />
      <WalkSteps step={position.step} playing={clock.playing} onToggle={clock.toggle} onStep={goTo} />
      <WalkTable walk={ready} step={position.step} />
      {walk.state === 'failed' && <p className="walk-line">{t('failed')}</p>}
      {walk.state === 'starting' && <p className="walk-line">{t('starting')}</p>}
      <p className="visually-hidden" aria-live="polite">
        {frame !== undefined &&
          t('now', {
            n: frame.step,
            what: t(`step${frame.step}`),
            flags: frame.flags,
            src: frame.src,
            dst: frame.dst,
          })}
      </p>
    </section>
  );
}

function stepAfter(step: WalkStep, by: 1 | -1): WalkStep {
  const index = WALK_STEPS.indexOf(step) + by;
  return WALK_STEPS[(index + WALK_STEPS.length) % WALK_STEPS.length] ?? 1;
}
