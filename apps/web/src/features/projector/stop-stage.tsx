'use client';

import { type AskedNow, hasGiven } from '@/activity/predict/asked-now';
import { givenValue } from '@/activity/predict/given-value';
import { useRowTexts } from '@/activity/predict/row-texts';
import { useBilingual, useTranslations } from '@/i18n';
import { AnswerValue, CodeText, HistogramBars, type HistogramRow, Mark, mostOf } from '@/ui';
import { StopPicture } from './stop-picture';

export interface StopStageProps {
  readonly asked: AskedNow;
  /** Questions of this page. */
  readonly entries: AskedNow['questions'];
}

/** One table: field, as it came in, what the class says; the network beside it. */
export function StopStage({ asked, entries }: StopStageProps) {
  const t = useTranslations('part.class');
  const given = hasGiven(asked);
  return (
    <div className="projector-cols">
      <table className="projector-table">
        <thead>
          <tr>
            <th scope="col">{t(given ? 'field' : 'question')}</th>
            {given && <th scope="col">{t(asked.stop.given?.dir === 'out' ? 'wentOut' : 'cameIn')}</th>}
            <th scope="col" colSpan={2}>
              {t('says')}
              {asked.stop.round > 1 && <span className="projector-legend"> · {t('twice')}</span>}
            </th>
          </tr>
        </thead>
        {entries.map((entry) => (
          <Question key={entry.question.id} asked={asked} entry={entry} given={given} />
        ))}
      </table>
      <StopPicture asked={asked} />
    </div>
  );
}

interface QuestionProps {
  readonly asked: AskedNow;
  readonly entry: AskedNow['questions'][number];
  readonly given: boolean;
}

function Question({ asked, entry, given }: QuestionProps) {
  const t = useTranslations('part.class');
  const say = useBilingual();
  const texts = useRowTexts();
  const { question, right } = entry;
  const rows = texts(question.answer, entry.rows);
  const came = givenValue(asked.stop.given, question.frameField);
  const most = mostOf(rows);
  const height = Math.max(1, rows.length);
  return (
    <tbody data-testid={`wall-${question.id}`}>
      {rows.length === 0 ? (
        <tr>
          <Head prompt={say(question.prompt)} rows={height} />
          {given && <Came value={came} rows={height} asked={asked} />}
          <td colSpan={2} className="ink2">
            {t('nobody')}
          </td>
        </tr>
      ) : (
        rows.map((row, index) => (
          <tr key={row.value} className={right === row.value ? 'projector-right' : undefined}>
            {index === 0 && <Head prompt={say(question.prompt)} rows={height} />}
            {index === 0 && given && <Came value={came} rows={height} asked={asked} />}
            <Answer row={row} asked={asked} isRight={right === row.value} />
            <td className="projector-bar">
              <HistogramBars
                count={row.count}
                {...(row.before === undefined ? {} : { before: row.before })}
                most={most}
              />
            </td>
          </tr>
        ))
      )}
    </tbody>
  );
}

function Head({ prompt, rows }: { readonly prompt: string; readonly rows: number }) {
  return (
    <th scope="rowgroup" rowSpan={rows}>
      <CodeText text={prompt} />
    </th>
  );
}

interface CameProps {
  readonly value: string | null;
  readonly rows: number;
  readonly asked: AskedNow;
}

function Came({ value, rows, asked }: CameProps) {
  return <td rowSpan={rows}>{value === null ? '–' : <AnswerValue value={value} lab={asked.lab} large />}</td>;
}

interface AnswerProps {
  readonly row: HistogramRow;
  readonly asked: AskedNow;
  readonly isRight: boolean;
}

function Answer({ row, asked, isRight }: AnswerProps) {
  return (
    <td className="projector-value">
      <AnswerValue value={row.value} {...(row.text === undefined ? {} : { text: row.text })} lab={asked.lab} large />
      {isRight && <Mark is="right" />}
    </td>
  );
}
