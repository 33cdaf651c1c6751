'use client';

import type { Answers, PredictStopView } from '@frameplay/classroom';
import { type FormEvent, useState } from 'react';
import { useBilingual, useTranslations } from '@/i18n';
import type { Live } from '@/lib/live';
import { AnswerInput, Button, CodeText } from '@/ui';
import { isUnderWay, type Room } from '../room';
import { GivenFrame } from './given-frame';

export interface AskedStopProps {
  readonly room: Room;
  readonly stop: PredictStopView;
  readonly send: Live['send'];
}

/** The questions of one stop. What was sent may be changed until the reveal. */
export function AskedStop({ room, stop, send }: AskedStopProps) {
  const t = useTranslations('part.predict');
  const say = useBilingual();
  const { cluster, participantId, view } = room;
  const sent = answersIn(stop, participantId, stop.round);
  const [answers, setAnswers] = useState<Answers>(sent ?? answersIn(stop, participantId, stop.round - 1) ?? {});
  const missing = stop.questions.filter(({ id }) => answers[id] === undefined).length;
  const isSent = sent !== null && stop.questions.every(({ id }) => sent[id] === answers[id]);
  const waiting = missing > 0 || isSent || isUnderWay(room, 'answer') || view.phase !== 'running';
  const hand = (event: FormEvent) => {
    event.preventDefault();
    if (waiting) return;
    send({ type: 'answer', activityIndex: cluster.activity.index, stopId: stop.id, answers });
  };
  return (
    <form className="asked" onSubmit={hand} data-testid={`stop-${stop.id}`}>
      {stop.round > 1 && <p className="asked-again">{t('again')}</p>}
      {stop.given !== null && <GivenFrame given={stop.given} lab={cluster.lab} />}
      <ol className="asked-questions">
        {stop.questions.map((question) => (
          <li key={question.id}>
            <p className="asked-prompt">
              <CodeText text={say(question.prompt)} />
            </p>
            <AnswerInput
              form={question.answer}
              legend={say(question.prompt)}
              lab={cluster.lab}
              value={answers[question.id] ?? null}
              onChange={(value) => setAnswers({ ...answers, [question.id]: value })}
              testId={`question-${question.id}`}
            />
          </li>
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

function answersIn(stop: PredictStopView, participantId: string, round: number): Answers | null {
  return stop.sheets.find((sheet) => sheet.participantId === participantId && sheet.round === round)?.answers ?? null;
}
