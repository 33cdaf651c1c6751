'use client';

import type { LessonCard, Progress } from '@frameplay/protocol';
import type { ReactNode } from 'react';
import { useBilingual, useTranslations } from '@/i18n';
import { Button } from '@/ui';

type Standing = 'open' | 'begun' | 'done';

export interface ActivityListProps {
  readonly lesson: LessonCard;
  readonly progress: Progress['lessons'][number] | undefined;
  readonly starting: boolean;
  /** Begins with this activity of the lesson. */
  readonly onStart: (index: number) => void;
}

/** The exercises of a lesson: what kind each is, how it went, and a button that begins there. */
export function ActivityList({ lesson, progress, starting, onStart }: ActivityListProps) {
  const t = useTranslations('learn');
  const say = useBilingual();
  return (
    <section className="activities" aria-label={t('exercises')}>
      <h2>{t('exercises')}</h2>
      <ol className="activity-list">
        {lesson.activities.map((activity, index) => {
          const own = progress?.activities.find((one) => one.activityIndex === index);
          const standing: Standing = own?.state ?? 'open';
          return (
            <li key={activity.id} id={activity.id} data-testid={`activity-${activity.id}`} data-standing={standing}>
              <StandingSign standing={standing} />
              <span className="activity-name">
                <b>
                  <span className="mono activity-number">{activity.number}</span>
                  {say(activity.title)}
                </b>
                <span className="small ink2">
                  {t(`kind.${activity.kind}`)}
                  {activity.tests.length > 0 && (
                    <>
                      {' · '}
                      {t('tests')} <span className="mono activity-tests">{activity.tests.join(' ')}</span>
                    </>
                  )}
                </span>
              </span>
              {own?.score != null && own.score.total > 0 && (
                <Score right={own.score.right} total={own.score.total}>
                  {own.score.hintCost > 0 && t('hinted', { cost: own.score.hintCost })}
                </Score>
              )}
              <Button waiting={starting} data-testid={`start-${index}`} onClick={() => onStart(index)}>
                {t(standing === 'done' ? 'againOne' : 'startOne')}
              </Button>
            </li>
          );
        })}
      </ol>
      <p className="small ink2">{t('testsNote')}</p>
    </section>
  );
}

const SIGNS: Readonly<Record<Standing, string>> = { open: '○', begun: '◐', done: '✓' };

function StandingSign({ standing }: { readonly standing: Standing }) {
  const t = useTranslations('learn.standing');
  return (
    <span className={`standing standing-${standing}`}>
      <span aria-hidden="true">{SIGNS[standing]}</span>
      <span className="visually-hidden">{t(standing)}</span>
    </span>
  );
}

function Score({
  right,
  total,
  children,
}: {
  readonly right: number;
  readonly total: number;
  readonly children: ReactNode;
}) {
  return (
    <span className="activity-score small">
      <b className="mono">
        {right}/{total}
      </b>{' '}
      {children}
    </span>
  );
}
