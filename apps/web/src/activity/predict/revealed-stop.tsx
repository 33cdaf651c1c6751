'use client';

import type { AnsweredView, PredictStopView, TallyView } from '@frameplay/classroom';
import { useBilingual, useTranslations } from '@/i18n';
import { AnswerHistogram, AnswerNote, CodeText, optionText } from '@/ui';
import type { Room } from '../room';
import { GivenFrame } from './given-frame';

/** What came, beside what was said: the own answers with the reasons, and how many said what. */
export function RevealedStop({ room, stop }: { readonly room: Room; readonly stop: PredictStopView }) {
  const t = useTranslations('part.predict');
  const say = useBilingual();
  const { lab } = room.cluster;
  const answered = answeredAt(room, stop);
  return (
    <section className="revealed" data-testid={`revealed-${stop.id}`} aria-label={t('revealed')}>
      {stop.given !== null && <GivenFrame given={stop.given} lab={lab} />}
      <ol className="asked-questions">
        {stop.questions.map((question) => {
          const own = answered.find(({ questionId }) => questionId === question.id);
          const key = stop.keys?.find(({ questionId }) => questionId === question.id);
          const tally = lastTally(stop.tallies, question.id);
          return (
            <li key={question.id}>
              <p className="asked-prompt">
                <CodeText text={say(question.prompt)} />
              </p>
              {own !== undefined && <AnswerNote answered={own} lab={lab} form={question.answer} />}
              {own === undefined && key !== undefined && <p className="small">{say(key.why)}</p>}
              {!room.view.solo && tally !== undefined && (
                <AnswerHistogram
                  legend={say(question.prompt)}
                  rows={tally.counts.map(({ value, count }) => {
                    const text = optionText(question.answer, value);
                    return { value, count, ...(text === null ? {} : { text: say(text) }) };
                  })}
                  lab={lab}
                  right={key?.value ?? null}
                  own={own?.got ?? null}
                />
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** The own answers of the last round at this stop. */
function answeredAt({ cluster, participantId }: Room, stop: PredictStopView): readonly AnsweredView[] {
  const results = cluster.results.filter(
    (result) =>
      result.participantId === participantId &&
      result.activityIndex === cluster.activity.index &&
      result.kind === 'predict' &&
      result.item === stop.id,
  );
  const last = results.toSorted((a, b) => a.attempt - b.attempt).at(-1);
  return last?.detail.kind === 'answers' ? last.detail.answers : [];
}

function lastTally(tallies: readonly TallyView[], questionId: string): TallyView | undefined {
  return tallies
    .filter((tally) => tally.questionId === questionId)
    .toSorted((a, b) => a.round - b.round)
    .at(-1);
}
