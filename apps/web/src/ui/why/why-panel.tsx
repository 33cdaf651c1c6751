'use client';

import type { LabView, MoveView } from '@frameplay/classroom';
import { useId } from 'react';
import { useTranslations } from '@/i18n';
import { lazyPart } from '@/lib/lazy-part';
import { Button } from '../button';
import { Kbd } from '../kbd';

/** Brings the sentences of all rules along. */
const WhyWalk = lazyPart(() => import('./why-walk').then((module) => module.WhyWalk));

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
        {open && <WhyWalk key={no} lab={lab} moves={moves} from={no} />}
      </div>
    </section>
  );
}
