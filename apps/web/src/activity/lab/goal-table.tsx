'use client';

import type { LabPartView } from '@frameplay/classroom';
import { useBilingual, useTranslations } from '@/i18n';

/** What the traffic must do, and what it did at the last check. */
export function GoalTable({ part }: { readonly part: LabPartView }) {
  const t = useTranslations('part.lab');
  const say = useBilingual();
  return (
    <table className="goal" data-testid="goal">
      <thead>
        <tr>
          <th>
            <span className="visually-hidden">{t('state')}</span>
          </th>
          <th>{t('goal')}</th>
          <th className="num">{t('points')}</th>
        </tr>
      </thead>
      <tbody>
        {part.checks.map((check) => {
          const found = part.last?.checks.find(({ id }) => id === check.id);
          const state = found === undefined ? 'untested' : found.passed ? 'passed' : 'failed';
          return (
            <tr key={check.id} data-testid={`check-${check.id}`} data-state={state}>
              <td>
                <CheckSign state={state} />
              </td>
              <td>
                {say(check.title)}
                {check.collateral && <span className="ink2 small"> · {t('collateral')}</span>}
                {found !== undefined && !found.passed && (
                  <div className="goal-why small">
                    {found.why !== null && <p>{say(found.why)}</p>}
                    {found.found.map((line) => (
                      <p key={line.en} className="mono">
                        {say(line)}
                      </p>
                    ))}
                  </div>
                )}
              </td>
              <td className="mono num">
                {found === undefined ? check.points : t('of', { points: found.points, outOf: found.outOf })}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const SIGNS = { untested: '○', passed: '✓', failed: '✕' } as const;

function CheckSign({ state }: { readonly state: keyof typeof SIGNS }) {
  const t = useTranslations('part.lab');
  return (
    <span className={`goal-sign goal-${state}`}>
      <span aria-hidden="true">{SIGNS[state]}</span>
      <span className="visually-hidden">{t(state)}</span>
    </span>
  );
}
