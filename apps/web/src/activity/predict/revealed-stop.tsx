'use client';

import type { AnsweredView, PredictStopView, QuestionView, TallyView } from '@frameplay/classroom';
import { useBilingual, useTranslations } from '@/i18n';
import { AnswerHistogram, AnswerNote, AnswerValue, CodeText, type MistakePlace } from '@/ui';
import type { Room } from '../room';
import { GivenFrame } from './given-frame';
import { useRowTexts } from './row-texts';

/** What came, beside what was said: the own answers with the reasons, and how many said what. */
export function RevealedStop({ room, stop }: { readonly room: Room; readonly stop: PredictStopView }) {
  const t = useTranslations('part.predict');
  const { lab } = room.cluster;
  const rounds = answeredAt(room, stop);
  return (
    <section className="revealed" data-testid={`revealed-${stop.id}`} aria-label={t('revealed')}>
      {stop.given !== null && <GivenFrame given={stop.given} lab={lab} asked={stop.questions} />}
      <ol className="asked-questions">
        {stop.questions.map((question) => (
          <RevealedQuestion key={question.id} room={room} stop={stop} question={question} rounds={rounds} />
        ))}
      </ol>
    </section>
  );
}

interface RevealedQuestionProps {
  readonly room: Room;
  readonly stop: PredictStopView;
  readonly question: QuestionView;
  readonly rounds: readonly (readonly AnsweredView[])[];
}

function RevealedQuestion({ room, stop, question, rounds }: RevealedQuestionProps) {
  const t = useTranslations('part.predict');
  const say = useBilingual();
  const texts = useRowTexts();
  const { lab } = room.cluster;
  const [first, last = first] = rounds.map((round) => round.find(({ questionId }) => questionId === question.id));
  const key = stop.keys?.find(({ questionId }) => questionId === question.id);
  const rows = room.view.solo ? [] : texts(question.answer, rowsOf(stop.tallies, question.id));
  return (
    <li className={rows.length > 0 ? 'revealed-pair' : undefined}>
      <div>
        <div className="asked-prompt">
          <span>
            <CodeText text={say(question.prompt)} />
          </span>
          {first !== undefined && first !== last && first.got !== null && (
            <span className="asked-came">
              <span className="ink2">{t('firstSaid')}</span> <AnswerValue value={first.got} lab={lab} />{' '}
              <span aria-hidden="true">{first.right ? '✓' : '✕'}</span>
            </span>
          )}
        </div>
        {last !== undefined && <AnswerNote answered={last} lab={lab} form={question.answer} place={placeOf(room)} />}
        {last === undefined && key !== undefined && <p className="small">{say(key.why)}</p>}
      </div>
      {rows.length > 0 && (
        <AnswerHistogram
          legend={say(question.prompt)}
          rows={rows}
          lab={lab}
          right={key?.value ?? null}
          own={last?.got ?? null}
        />
      )}
    </li>
  );
}

/** Where the own mistakes may be run; null while the teacher has not said so. */
function placeOf({ view, cluster }: Room): MistakePlace | null {
  return view.experiments ? { clusterId: cluster.id, activityIndex: cluster.activity.index, node: null } : null;
}

/** The own answers at this stop, by round. */
function answeredAt({ cluster, participantId }: Room, stop: PredictStopView): readonly (readonly AnsweredView[])[] {
  return cluster.results
    .filter(
      (result) =>
        result.participantId === participantId &&
        result.activityIndex === cluster.activity.index &&
        result.kind === 'predict' &&
        result.item === stop.id,
    )
    .toSorted((a, b) => a.attempt - b.attempt)
    .flatMap(({ detail }) => (detail.kind === 'answers' ? [detail.answers] : []));
}

/** How many said what in the last round, and in the one before where there was one. */
function rowsOf(tallies: readonly TallyView[], questionId: string) {
  const [last, before] = tallies
    .filter((tally) => tally.questionId === questionId)
    .toSorted((a, b) => b.round - a.round);
  const countIn = (tally: TallyView | undefined, value: string) =>
    tally?.counts.find((one) => one.value === value)?.count ?? 0;
  const values = new Set([...(last?.counts ?? []), ...(before?.counts ?? [])].map(({ value }) => value));
  return [...values].sort().map((value) => ({
    value,
    count: countIn(last, value),
    ...(before === undefined ? {} : { before: countIn(before, value) }),
  }));
}
