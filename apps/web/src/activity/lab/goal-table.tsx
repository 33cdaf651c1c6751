'use client';

import type { LabPartView, LabView } from '@frameplay/classroom';
import { useBilingual, useTranslations } from '@/i18n';
import { AnswerValue } from '@/ui';

type Check = LabPartView['checks'][number];
type Found = NonNullable<LabPartView['last']>['checks'][number];

export interface GoalTableProps {
  readonly part: LabPartView;
  readonly lab: LabView;
  /** With the traffic that every check runs. */
  readonly withTraffic: boolean;
}

/** What the traffic must do, and what it did at the last check: now beside goal. */
export function GoalTable({ part, lab, withTraffic }: GoalTableProps) {
  const t = useTranslations('part.lab');
  const say = useBilingual();
  const shown = part.last?.misconception ?? null;
  const table = (
    <table className="goal" data-testid="goal">
      <thead>
        <tr>
          <th>
            <span className="visually-hidden">{t('state')}</span>
          </th>
          <th>{t('goal')}</th>
          <th>{t('now')}</th>
          <th>{t('wanted')}</th>
          <th className="num">{t('points')}</th>
        </tr>
      </thead>
      <tbody>
        {part.checks.map((check) => (
          <GoalRow
            key={check.id}
            check={check}
            found={part.last?.checks.find(({ id }) => id === check.id)}
            lab={lab}
            withTraffic={withTraffic}
          />
        ))}
      </tbody>
    </table>
  );
  if (shown === null) return table;
  return (
    <>
      {table}
      <p className="note small" data-testid="repair-shows">
        <span className="mono">{shown.id}</span> <b>{say(shown.title)}</b> {say(shown.truth)}
      </p>
    </>
  );
}

interface GoalRowProps {
  readonly check: Check;
  readonly found: Found | undefined;
  readonly lab: LabView;
  readonly withTraffic: boolean;
}

function GoalRow({ check, found, lab, withTraffic }: GoalRowProps) {
  const t = useTranslations('part.lab');
  const say = useBilingual();
  const state = found === undefined ? 'untested' : found.passed ? 'passed' : 'failed';
  const goal = found?.measured?.goal ?? check.goal;
  const now = found?.measured?.now ?? null;
  return (
    <tr data-testid={`check-${check.id}`} data-state={state}>
      <td>
        <CheckSign state={state} />
      </td>
      <td>
        {say(check.title)}
        {check.collateral && <span className="ink2 small"> · {t('collateral')}</span>}
        {found?.why != null && <p className="goal-why small">{say(found.why)}</p>}
        {withTraffic && check.traffic !== null && <Traffic traffic={check.traffic} />}
      </td>
      <td data-head={t('now')}>
        {now === null ? <span className="ink2">{t('untested')}</span> : <Measure text={say(now)} lab={lab} bold />}
      </td>
      <td data-head={t('wanted')}>{goal !== null && <Measure text={say(goal)} lab={lab} />}</td>
      <td className="mono num" data-head={t('points')}>
        {found === undefined ? check.points : t('of', { points: found.points, outOf: found.outOf })}
      </td>
    </tr>
  );
}

const TAGGED = /^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/;

/** A MAC has its tag; everything else is as the traffic says it. */
function Measure({
  text,
  lab,
  bold = false,
}: {
  readonly text: string;
  readonly lab: LabView;
  readonly bold?: boolean;
}) {
  if (TAGGED.test(text)) return <AnswerValue value={text} lab={lab} />;
  return <span className={bold ? 'mono goal-now' : 'mono ink2'}>{text}</span>;
}

/** The lines that a check types, on whose terminal. */
function Traffic({ traffic }: { readonly traffic: NonNullable<Check['traffic']> }) {
  return (
    <ol className="goal-traffic">
      {repeated(traffic).map(({ on, run, times }, index) => (
        <li key={index}>
          <code>
            {on}# {run}
          </code>
          {times > 1 && <b className="mono"> × {times}</b>}
        </li>
      ))}
    </ol>
  );
}

/** A line that is run several times in a row is written once. */
function repeated(traffic: NonNullable<Check['traffic']>) {
  const lines: { on: string; run: string; times: number }[] = [];
  for (const { on, run } of traffic) {
    const last = lines.at(-1);
    if (last?.on === on && last.run === run) last.times += 1;
    else lines.push({ on, run, times: 1 });
  }
  return lines;
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
