'use client';

import type { AskedNow } from '@/activity/predict/asked-now';
import { useTranslations } from '@/i18n';
import { Button } from '@/ui';
import type { Stage } from './use-stage';

export interface ProjectorFooterProps {
  readonly asked: AskedNow;
  readonly stage: Stage;
  /** The most frequent one that can be run; null: there is none, or nothing is revealed. */
  readonly mistakeId: string | null;
  /** It is on the wall. */
  readonly running: boolean;
  readonly onMistake: () => void;
  readonly onReveal: () => void;
}

/** How many have predicted, and what the teacher may do next. */
export function ProjectorFooter({ asked, stage, mistakeId, running, onMistake, onReveal }: ProjectorFooterProps) {
  const t = useTranslations('part.class');
  const isOpen = asked.state === 'asked';
  return (
    <footer>
      <progress max={Math.max(1, asked.people)} value={asked.answered} aria-label={t('progress')} />
      <b role="status" data-testid="projector-count">
        {t('count', { answered: asked.answered, people: asked.people })}
      </b>
      {isOpen && <span className="ink2">{t('mayChange')}</span>}
      <span className="grow" />
      {mistakeId !== null && (
        <Button kbd="M" aria-pressed={running} data-testid="projector-mistake" onClick={onMistake}>
          {running ? t('backToAnswers') : t('runMistake', { id: mistakeId })}
        </Button>
      )}
      {stage.pages > 1 && (
        <span className="projector-pages">
          <Button aria-label={t('pageBack')} waiting={!stage.hasBack} onClick={stage.back}>
            ←
          </Button>
          <span className="mono">{t('page', { n: stage.number, count: stage.pages })}</span>
          <Button aria-label={t('pageNext')} waiting={!stage.hasNext} onClick={stage.next}>
            →
          </Button>
        </span>
      )}
      {isOpen && (
        <Button variant="primary" kbd="R" data-testid="projector-reveal" onClick={onReveal}>
          {t('reveal')}
        </Button>
      )}
    </footer>
  );
}
