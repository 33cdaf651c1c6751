'use client';

import { useBilingual, useTranslations } from '@/i18n';
import type { Live } from '@/lib/live';
import { isUnderWay, type Room } from './room';

const EVERYTHING = 100;

/** The rungs: where to look, the rule, the answer. What each costs is said before it is opened. */
export function Hints({ room, send }: { readonly room: Room; readonly send: Live['send'] }) {
  const t = useTranslations('part.hints');
  const say = useBilingual();
  const { cluster, participantId } = room;
  const { index, id, hintCosts } = cluster.activity;
  if (hintCosts.length === 0 || cluster.mode === 'exam') return null;
  const opened = cluster.hints.filter((hint) => hint.activityIndex === index && hint.participantId === participantId);
  const left = EVERYTHING - opened.reduce((sum, hint) => sum + hint.cost, 0);
  return (
    <section className="hints-section" aria-label={t('title')}>
      <p>
        <b>{t('title')}</b> <span className="ink2 small">{t('left', { left })}</span>
      </p>
      <ol className="hints">
        {hintCosts.map((cost, at) => {
          const hint = opened.find(({ rung }) => rung === at + 1);
          const isNext = at === opened.length;
          return (
            <li key={at} className={hint === undefined ? undefined : 'hint-open'}>
              {hint === undefined ? (
                <button
                  type="button"
                  data-testid={`hint-${at + 1}`}
                  aria-disabled={!isNext || isUnderWay(room, 'hint') || undefined}
                  onClick={() => isNext && !isUnderWay(room, 'hint') && send({ type: 'hint', activityId: id })}
                >
                  <span className="mono small">{t('cost', { cost })}</span>
                  <b>{t(rungName(at, hintCosts.length))}</b>
                </button>
              ) : (
                <>
                  <span className="mono small">{t('opened', { cost })}</span>
                  <span>{say(hint.text)}</span>
                </>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** The last rung is always the answer, the first always where to look. */
function rungName(at: number, count: number): 'where' | 'rule' | 'answer' {
  if (at === 0) return 'where';
  return at === count - 1 ? 'answer' : 'rule';
}
