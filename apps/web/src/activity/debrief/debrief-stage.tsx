'use client';

import type { ClassroomView, ClusterView, GradedView } from '@frameplay/classroom';
import { useEffect, useMemo, useState } from 'react';
import { useTranslations } from '@/i18n';
import { usePageKeys } from '@/lib/page-keys';
import { useReducedMotion } from '@/lib/reduced-motion';
import { Button, DecisionReasons, DecisionTable, KindSign, Topology, useMotion, useNodeName } from '@/ui';
import { AllGroups } from './all-groups';
import { replayOf } from './replay-moves';
import './debrief.css';

export interface DebriefStageProps {
  readonly view: ClassroomView;
  readonly cluster: ClusterView;
  readonly graded: GradedView;
}

/** One wrong decision for a room to read: what came, what was made of it, what the network makes of it. No names. */
export function DebriefStage({ view, cluster, graded }: DebriefStageProps) {
  const t = useTranslations('part.debrief');
  const tGrades = useTranslations('grades');
  const { lab } = cluster;
  return (
    <div className="projector-cols debrief" data-testid="debrief">
      <div>
        <DecisionTable fields={graded.fields} lab={lab} expected={t('network')} />
        <DecisionReasons
          fields={graded.fields}
          place={{ clusterId: cluster.id, activityIndex: graded.activityIndex, node: graded.seat }}
        />
        <details>
          <summary>{t('allGroups')}</summary>
          <AllGroups view={view} shown={graded} lab={lab} />
        </details>
        <p className="visually-hidden">{tGrades('attempt', { n: graded.attempt })}</p>
      </div>
      <Ways cluster={cluster} graded={graded} />
    </div>
  );
}

const STEPS = ['came', 'said', 'truth'] as const;
type Step = (typeof STEPS)[number];

/** The three frames on their wires: drawn once, and again on demand; then the way of one of them as stones. */
function Ways({ cluster, graded }: { readonly cluster: ClusterView; readonly graded: GradedView }) {
  const t = useTranslations('part.debrief');
  const nodeName = useNodeName(cluster.lab);
  const reduced = useReducedMotion();
  const ways = useMemo(() => replayOf(graded, cluster.lab, cluster.moves), [graded, cluster.lab, cluster.moves]);
  const [chosen, setChosen] = useState<Step>('said');
  const [round, setRound] = useState(0);
  const moves = useMemo(() => {
    const all = STEPS.flatMap((step) => ways[step]);
    // Numbers grow with each replay: what was drawn before is history.
    return round === 0
      ? []
      : all.map((move, index) => ({ ...move, no: round * 100 + index, tUs: round * 100 + index }));
  }, [ways, round]);
  const motion = useMotion('debrief', moves);
  // The first picture stands before anything moves.
  useEffect(() => {
    const timer = setTimeout(() => setRound(1), 400);
    return () => clearTimeout(timer);
  }, []);
  const again = () => setRound((known) => known + 1);
  usePageKeys((key) => {
    if (key.toLowerCase() !== 'r' || reduced) return false;
    again();
    return true;
  });
  const words: Readonly<Record<Step, string>> = {
    came: `#${graded.no} ${graded.summary} → ${nodeName(graded.seat)}`,
    said: ways.said.length === 0 ? t('saidNothing') : t('said'),
    truth: ways.truth.length === 0 ? t('truthNothing') : t('truth'),
  };
  const number = STEPS.indexOf(chosen) + 1;
  const stones = ways[chosen].map((move) => ({ move, number, now: true }));
  return (
    <div className="debrief-ways">
      <Topology
        lab={cluster.lab}
        label={t('picture')}
        size="panel"
        flights={motion.flights}
        stones={motion.flights.length > 0 ? [] : stones}
      />
      <ol className="debrief-steps">
        {STEPS.map((step, index) => (
          <li key={step}>
            <button type="button" aria-pressed={step === chosen} onClick={() => setChosen(step)}>
              <b className="mono debrief-number">{index + 1}</b>
              {step === 'came' ? <KindSign kind={graded.kind} size={24} /> : step === 'said' ? '✕' : '✓'} {words[step]}
            </button>
          </li>
        ))}
      </ol>
      {!reduced && (
        <Button kbd="R" data-testid="replay" onClick={again}>
          {t('again')}
        </Button>
      )}
    </div>
  );
}
