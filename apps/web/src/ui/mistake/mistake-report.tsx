'use client';

import type { BreakReport, ShownFrame, ShownTrouble } from '@frameplay/lab';
import { Fragment, useEffect, useEffectEvent, useState } from 'react';
import { useBilingual, useTranslations } from '@/i18n';
import { type MistakeClassroom, useMistakeClassroom } from './mistake-classroom';
import type { MistakePlace, MistakeRun } from './run-mistake';

/** Runs when it is shown: the belief, the two worlds side by side, and the frame at which one of them breaks. */
export function MistakeReport({ id, place }: { id: string; place: MistakePlace | null }) {
  const t = useTranslations('mistake');
  const run = useMistakeRun(id, place);
  if (run === 'running') return <p className="ink2">{t('running')}</p>;
  if (run === null) return <p className="note">{t('failed')}</p>;
  return <Report run={run} />;
}

function useMistakeRun(id: string, place: MistakePlace | null): MistakeRun | null | 'running' {
  const [run, setRun] = useState<MistakeRun | null | 'running'>('running');
  const classroom = useMistakeClassroom();
  // What it finds depends on nothing but the mistake and the place.
  const key = JSON.stringify([id, classroom, place]);
  const start = useEffectEvent(() => find(id, classroom, place));
  useEffect(() => {
    let gone = false;
    setRun('running');
    void start().then(
      (found) => !gone && setRun(found),
      () => !gone && setRun(null),
    );
    return () => {
      gone = true;
    };
  }, [key]);
  return run;
}

/** The engine comes with its own chunk. */
async function find(id: string, classroom: MistakeClassroom | null, place: MistakePlace | null) {
  const { runMistake } = await import('./run-mistake');
  return runMistake(id, classroom, place);
}

function Report({ run: { report, where } }: { run: MistakeRun }) {
  const t = useTranslations('mistake');
  const say = useBilingual();
  const { broken } = report;
  return (
    <div className="mistake-report" data-testid="mistake-report" data-world={broken?.world ?? 'same'}>
      <h3>{say(report.title)}</h3>
      <dl className="mistake-belief">
        <dt>{t('belief')}</dt>
        <dd>{say(report.belief)}</dd>
        <dt>{t('truth')}</dt>
        <dd>{say(report.truth)}</dd>
      </dl>
      <p className="small ink2">{t(where === 'own' ? 'ownNetwork' : 'madeNetwork', { node: report.node })}</p>
      <Worlds report={report} />
      <p className="mistake-verdict">
        <b>{say(report.verdict)}</b>
      </p>
      {broken !== null && broken.later.length > 0 && <Later troubles={broken.later} />}
    </div>
  );
}

/** The first frame that differs and the first trouble, as it is and by the mistake. */
function Worlds({ report: { firstWrong, broken } }: { report: BreakReport }) {
  const t = useTranslations('mistake');
  const say = useBilingual();
  if (firstWrong === null) return null;
  const cell = (world: 'real' | 'mistaken') =>
    broken?.world === world ? <Trouble trouble={broken.first} /> : <span className="ink2">✓ {t('fine')}</span>;
  return (
    <table className="mistake-worlds">
      <thead>
        <tr>
          <td />
          <th scope="col">{t('real')}</th>
          <th scope="col">{t('mistaken')}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t('firstFrame')}</th>
          <td data-testid="frame-real" data-head={t('real')}>
            <Frame frame={firstWrong.real} beside={firstWrong.mistaken} />
          </td>
          <td data-testid="frame-mistaken" data-head={t('mistaken')}>
            <Frame frame={firstWrong.mistaken} beside={firstWrong.real} />
          </td>
        </tr>
        <tr>
          <th scope="row">{t('breaks')}</th>
          <td data-head={t('real')}>{cell('real')}</td>
          <td data-head={t('mistaken')}>{cell('mistaken')}</td>
        </tr>
        <tr>
          <td />
          <td colSpan={2} className="small ink2">
            {say(firstWrong.sentence)}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** `beside`: the same frame in the other world; what differs is marked. */
function Frame({ frame, beside = null }: { frame: ShownFrame | null; beside?: ShownFrame | null }) {
  const t = useTranslations('mistake');
  if (frame === null) return <span className="ink2">{t('noFrame')}</span>;
  return (
    <span className="mono mistake-frame">
      <b>
        {frame.at} {t(frame.dir)}
      </b>{' '}
      {beside === null ? frame.text : <Differing text={frame.text} other={beside.text} />}
    </span>
  );
}

function Differing({ text, other }: { text: string; other: string }) {
  const others = other.split(' ');
  return text.split(' ').map((word, index) => (
    <Fragment key={`${index} ${word}`}>
      {index > 0 && ' '}
      {others[index] === word ? word : <b className="mistake-differs">{word}</b>}
    </Fragment>
  ));
}

function Trouble({ trouble: { sentence, frame, rule } }: { trouble: ShownTrouble }) {
  const say = useBilingual();
  return (
    <span data-testid="mistake-trouble">
      <span aria-hidden="true">✕ </span>
      {say(sentence)}
      {frame !== null && (
        <>
          <br />
          <Frame frame={frame} />
        </>
      )}
      {rule !== null && <span className="mono ink2"> {rule}</span>}
    </span>
  );
}

function Later({ troubles }: { troubles: readonly ShownTrouble[] }) {
  const t = useTranslations('mistake');
  const say = useBilingual();
  return (
    <details className="mistake-later">
      <summary>{t('later', { n: troubles.length })}</summary>
      <ol>
        {troubles.map(({ sentence, frame, kind, node }) => (
          <li key={`${frame?.event ?? kind} ${node}`}>
            {say(sentence)} <Frame frame={frame} />
          </li>
        ))}
      </ol>
    </details>
  );
}
