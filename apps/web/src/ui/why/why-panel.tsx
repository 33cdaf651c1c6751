'use client';

import type { LabView, MoveView } from '@frameplay/classroom';
import { useId, useState } from 'react';
import { useTranslations } from '@/i18n';
import { Button } from '../button';
import { Kbd } from '../kbd';
import { folded, hopsBack } from './chain';
import { HopItem } from './hop-item';

export interface WhyPanelProps {
  readonly lab: LabView;
  readonly moves: readonly MoveView[];
  /** The frame that is asked about at first: the one on the desk, or the last one. */
  readonly no: number;
  readonly open: boolean;
  readonly onToggle: () => void;
  /** Shown where a key opens it. */
  readonly withKey?: boolean;
}

/** "Why did this frame come here?": the way back, hop by hop; a hop can be chosen, and the question is then about it. */
export function WhyPanel({ lab, moves, no, open, onToggle, withKey = false }: WhyPanelProps) {
  const t = useTranslations('why');
  const body = useId();
  return (
    <section
      className={open ? 'why-panel why-open' : 'why-panel'}
      data-testid="why"
      data-region="why"
      aria-label={t('title')}
    >
      <Button variant="quiet" className="why-toggle" aria-expanded={open} aria-controls={body} onClick={onToggle}>
        <span aria-hidden="true">{open ? '▾' : '▴'}</span> {t('title')} {withKey && <Kbd>W</Kbd>}
      </Button>
      <div id={body} className="why-body">
        {open && <Walk key={no} lab={lab} moves={moves} from={no} />}
      </div>
    </section>
  );
}

/** Keyed by the frame on the desk: another frame begins another walk. */
function Walk({ lab, moves, from }: { lab: LabView; moves: readonly MoveView[]; from: number }) {
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
