'use client';

import type { LabView, MoveView } from '@frameplay/classroom';
import { useState } from 'react';
import { useTranslations } from '@/i18n';
import { Button } from '../button';
import { folded, hopsBack } from './chain';
import { HopItem } from './hop-item';

/** Keyed by the frame on the desk: another frame begins another walk. */
export function WhyWalk({ lab, moves, from }: { lab: LabView; moves: readonly MoveView[]; from: number }) {
  const t = useTranslations('why');
  const [trail, setTrail] = useState<readonly number[]>([from]);
  const [all, setAll] = useState(false);
  const at = trail.at(-1) ?? from;
  const index = moves.findIndex((move) => move.no === at);
  const move = moves[index];
  const go = (no: number) => {
    setTrail([...trail, no]);
    setAll(false);
  };
  const hops = hopsBack(moves, at);
  const [earlier, later] = [moves[index - 1], moves[index + 1]];
  return (
    <>
      <div className="why-head">
        <h3 data-testid="why-frame">
          #{at} {move === undefined ? t('forgotten') : move.summary}
        </h3>
        <span className="grow" />
        {trail.length > 1 && (
          <Button variant="quiet" onClick={() => setTrail(trail.slice(0, -1))} data-testid="why-back">
            {t('back', { no: trail.at(-2) ?? from })}
          </Button>
        )}
        {earlier !== undefined && (
          <Button variant="quiet" aria-label={t('earlier', { no: earlier.no })} onClick={() => go(earlier.no)}>
            ‹ #{earlier.no}
          </Button>
        )}
        {later !== undefined && (
          <Button variant="quiet" aria-label={t('later', { no: later.no })} onClick={() => go(later.no)}>
            #{later.no} ›
          </Button>
        )}
      </div>
      <ol className="why-hops" aria-live="polite">
        {folded(hops, all).map((shown, place) =>
          shown.kind === 'between' ? (
            <li key="between" className="why-between">
              <Button variant="quiet" onClick={() => setAll(true)}>
                {t('between', { n: shown.hops })}
              </Button>
            </li>
          ) : (
            <HopItem key={`${at}-${place}-${shown.hop.kind}`} lab={lab} hop={shown.hop} here={at} onGo={go} />
          ),
        )}
      </ol>
    </>
  );
}
