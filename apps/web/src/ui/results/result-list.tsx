'use client';

import type { LabView, ResultView } from '@frameplay/classroom';
import { useBilingual, useTranslations } from '@/i18n';
import { AnswerNote } from '../answers/answer-note';
import { CodeText } from '../code-text';
import type { MistakePlace } from '../mistake/run-mistake';

export interface ResultListProps {
  /** Oldest first. */
  readonly results: readonly ResultView[];
  readonly labOf: (activityIndex: number) => LabView | null;
  /** The reader may run the mistakes. */
  readonly mayRun?: boolean;
  /** A line before the first result of each activity. */
  readonly heads?: boolean;
}

/** Predictions before and after, checks, quizzes and hints: one line each, opened for what was asked and why. */
export function ResultList({ results, labOf, mayRun = false, heads = true }: ResultListProps) {
  const t = useTranslations('grades');
  return (
    <ol className="decision-list">
      {results.map((result, index) => (
        <li key={`${result.activityIndex}/${result.item}/${result.attempt}`}>
          {heads && result.activityIndex !== results[index - 1]?.activityIndex && (
            <p className="decision-part">{t('part', { n: result.activityIndex + 1 })}</p>
          )}
          <Result
            result={result}
            lab={labOf(result.activityIndex)}
            rounds={roundsOf(results, result)}
            mayRun={mayRun}
          />
        </li>
      ))}
    </ol>
  );
}

/** How often the same person was asked the same stop. */
function roundsOf(results: readonly ResultView[], { activityIndex, item, kind, participantId }: ResultView): number {
  if (kind !== 'predict') return 1;
  return results.filter(
    (one) => one.activityIndex === activityIndex && one.item === item && one.participantId === participantId,
  ).length;
}

interface ResultProps {
  readonly result: ResultView;
  readonly lab: LabView | null;
  readonly rounds: number;
  readonly mayRun: boolean;
}

function Result({ result, lab, rounds, mayRun }: ResultProps) {
  const t = useTranslations('grades');
  const say = useBilingual();
  const { detail, points, outOf } = result;
  if (detail.kind === 'hint')
    return <p className="small">{t('result.hint', { n: result.attempt, cost: detail.cost })}</p>;
  const allRight = points === outOf;
  return (
    <details className="decision" open={!allRight} data-testid="result">
      <summary>
        <b>{t(`result.${result.kind}`)}</b>
        {result.kind === 'predict' && detail.kind === 'answers' && detail.answers[0] !== undefined && (
          <span className="result-prompt">
            <CodeText text={say(detail.answers[0].prompt)} />
          </span>
        )}
        {rounds > 1 ? (
          <small>{t(result.attempt === 1 ? 'result.before' : 'result.after')}</small>
        ) : (
          result.attempt > 1 && <small>{t('attempt', { n: result.attempt })}</small>
        )}
        <span className="decision-score mono">
          {round(points)}/{outOf} <span aria-hidden="true">{allRight ? '✓' : '✕'}</span>
          <span className="visually-hidden">{allRight ? t('right') : t('wrong')}</span>
        </span>
      </summary>
      {detail.kind === 'answers' ? (
        <Answers answers={detail.answers} lab={lab} place={mayRun ? placeOf(result) : null} />
      ) : (
        <Checks checked={detail.checked} lab={lab} />
      )}
    </details>
  );
}

type Answered = Extract<ResultView['detail'], { readonly kind: 'answers' }>['answers'];

interface AnswersProps {
  readonly answers: Answered;
  readonly lab: LabView | null;
  readonly place: MistakePlace | null;
}

function Answers({ answers, lab, place }: AnswersProps) {
  const say = useBilingual();
  return (
    <ol className="result-answers">
      {answers.map((answered) => (
        <li key={answered.questionId}>
          <p>
            <CodeText text={say(answered.prompt)} />
          </p>
          <AnswerNote answered={answered} lab={lab} form={answered.answer} place={place} />
        </li>
      ))}
    </ol>
  );
}

type Checked = Extract<ResultView['detail'], { readonly kind: 'check' }>['checked'];

function Checks({ checked, lab }: { readonly checked: Checked; readonly lab: LabView | null }) {
  const t = useTranslations('grades');
  const say = useBilingual();
  return (
    <>
      <ul className="result-answers">
        {checked.checks.map((check) => (
          <li key={check.id} className="answer-note" data-right={check.passed}>
            <p>
              <span aria-hidden="true">{check.passed ? '✓' : '✕'}</span>
              <span className="visually-hidden">{check.passed ? t('right') : t('wrong')}</span> {say(check.title)}
            </p>
            {check.why !== null && <p className="small">{say(check.why)}</p>}
          </li>
        ))}
      </ul>
      {checked.cause !== null && <Answers answers={[checked.cause]} lab={lab} place={null} />}
      <p className="small ink2">
        {t('result.commands', { n: checked.commands, par: checked.par })}
        {checked.looks !== null &&
          ` · ${t('result.looks', { spent: checked.looks.spent, budget: checked.looks.budget })}`}
      </p>
    </>
  );
}

function placeOf({ clusterId, activityIndex }: ResultView): MistakePlace {
  return { clusterId, activityIndex, node: null };
}

function round(points: number): number {
  return Math.round(points * 10) / 10;
}
