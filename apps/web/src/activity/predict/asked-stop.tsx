'use client';

import type { Answers, PredictStopView, QuestionView } from '@frameplay/classroom';
import type { FormEvent } from 'react';
import { useBilingual, useTranslations } from '@/i18n';
import type { Live } from '@/lib/live';
import { AnswerInput, AnswerValue, Button, CodeText } from '@/ui';
import { isUnderWay, type Room } from '../room';
import { useAnswers } from '../use-answers';
import { GivenFrame } from './given-frame';
import { givenValue } from './given-value';

export interface AskedStopProps {
  readonly room: Room;
  readonly stop: PredictStopView;
  readonly send: Live['send'];
}

/** The questions of one stop, each beside the same field of the frame before. What was sent may be changed until the reveal. */
export function AskedStop({ room, stop, send }: AskedStopProps) {
  const t = useTranslations('part.predict');
  const { cluster, participantId, view } = room;
  const sent = answersIn(stop, participantId, stop.round);
  const first = answersIn(stop, participantId, stop.round - 1);
  const [answers, setAnswer] = useAnswers(room, `${stop.id}/${stop.round}`, sent ?? first ?? {});
  const missing = stop.questions.filter(({ id }) => answers[id] === undefined).length;
  const isSent = sent !== null && stop.questions.every(({ id }) => sent[id] === answers[id]);
  const waiting = missing > 0 || isSent || isUnderWay(room, 'answer') || view.phase !== 'running';
  const hand = (event: FormEvent) => {
    event.preventDefault();
    if (waiting) return;
    send({ type: 'answer', activityIndex: cluster.activity.index, stopId: stop.id, answers });
  };
  return (
    <form id="asked" className="asked" onSubmit={hand} data-testid={`stop-${stop.id}`}>
      {stop.round > 1 && <p className="asked-again">{t('again')}</p>}
      {stop.given !== null && <GivenFrame given={stop.given} lab={cluster.lab} asked={stop.questions} />}
      <ol className="asked-questions">
        {stop.questions.map((question) => (
          <AskedQuestion
            key={question.id}
            room={room}
            stop={stop}
            question={question}
            first={first?.[question.id] ?? null}
            value={answers[question.id] ?? null}
            onChange={(value) => setAnswer(question.id, value)}
          />
        ))}
      </ol>
      <div className="asked-send">
        <Button type="submit" variant="primary" large waiting={waiting} data-testid="predict-send">
          {sent === null ? t('send') : t('change')}
        </Button>
        <p className="ink2 small" role="status">
          {missing > 0 ? t('missing', { n: missing }) : isSent ? t('sent') : ''}{' '}
          {!view.solo && t('answered', { n: stop.answered, people: stop.people })}
        </p>
      </div>
    </form>
  );
}

interface AskedQuestionProps {
  readonly room: Room;
  readonly stop: PredictStopView;
  readonly question: QuestionView;
  /** What was said before it was asked again. */
  readonly first: string | null;
  readonly value: string | null;
  readonly onChange: (value: string) => void;
}

function AskedQuestion({ room, stop, question, first, value, onChange }: AskedQuestionProps) {
  const t = useTranslations('part.predict');
  const say = useBilingual();
  const { lab } = room.cluster;
  const came = givenValue(stop.given, question.frameField);
  return (
    <li>
      <div className="asked-prompt">
        <span>
          <CodeText text={say(question.prompt)} />
        </span>
        {came !== null && (
          <span className="asked-came">
            <span className="ink2">{t(stop.given?.dir === 'out' ? 'wasOut' : 'wasIn')}</span>{' '}
            <AnswerValue value={came} lab={lab} />
          </span>
        )}
        {first !== null && (
          <span className="asked-came">
            <span className="ink2">{t('firstSaid')}</span> <AnswerValue value={first} lab={lab} />
          </span>
        )}
      </div>
      <AnswerInput
        form={question.answer}
        legend={say(question.prompt)}
        lab={lab}
        value={value}
        onChange={onChange}
        testId={`question-${question.id}`}
      />
    </li>
  );
}

function answersIn(stop: PredictStopView, participantId: string, round: number): Answers | null {
  return stop.sheets.find((sheet) => sheet.participantId === participantId && sheet.round === round)?.answers ?? null;
}
