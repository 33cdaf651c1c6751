'use client';

import type { AnsweredView, QuizView } from '@frameplay/classroom';
import type { FormEvent } from 'react';
import { useBilingual, useTranslations } from '@/i18n';
import type { Live } from '@/lib/live';
import { AnswerInput, AnswerNote, Button, CodeText } from '@/ui';
import { EndAlone } from '../end-alone';
import { Hints } from '../hints';
import { isUnderWay, type Room } from '../room';
import { TaskHead } from '../task-head';
import { useAnswers } from '../use-answers';
import { QuizAnnouncer } from './quiz-announcer';

export interface QuizDeskProps {
  readonly room: Room;
  readonly part: QuizView;
  readonly send: Live['send'];
}

/** All questions on one page, handed in together. */
export function QuizDesk({ room, part, send }: QuizDeskProps) {
  const t = useTranslations('part.quiz');
  const say = useBilingual();
  const { cluster, participantId, view } = room;
  const [answers, setAnswer] = useAnswers(room, 'quiz', {});
  const missing = part.questions.filter(({ id }) => answers[id] === undefined).length;
  const waiting = missing > 0 || isUnderWay(room, 'answer') || view.phase !== 'running';
  const answered = lastAnswers(cluster.results, cluster.activity.index, participantId);
  const hand = (event: FormEvent) => {
    event.preventDefault();
    if (!waiting) send({ type: 'answer', activityIndex: cluster.activity.index, stopId: null, answers });
  };
  return (
    <main className="page-narrow quiz" data-testid="quiz-desk">
      <QuizAnnouncer part={part} missing={missing} answered={answered} />
      <TaskHead room={room} />
      <form className="asked" onSubmit={hand}>
        <ol className="asked-questions asked-numbered">
          {part.questions.map((question) => {
            const note = answered.find(({ questionId }) => questionId === question.id);
            return (
              <li key={question.id}>
                <p className="asked-prompt">
                  <CodeText text={say(question.prompt)} />
                </p>
                <AnswerInput
                  form={question.answer}
                  legend={say(question.prompt)}
                  lab={cluster.lab.nodes.length === 0 ? null : cluster.lab}
                  value={answers[question.id] ?? note?.got ?? null}
                  disabled={!part.open}
                  onChange={(value) => setAnswer(question.id, value)}
                  testId={`question-${question.id}`}
                />
                {note !== undefined && (
                  <AnswerNote
                    answered={note}
                    lab={cluster.lab}
                    form={question.answer}
                    place={view.experiments ? 'made' : null}
                  />
                )}
              </li>
            );
          })}
        </ol>
        {part.open && (
          <div className="asked-send">
            <Button type="submit" variant="primary" large waiting={waiting} data-testid="quiz-send">
              {part.attempts === 0 ? t('send') : t('again')}
            </Button>
            <p className="ink2 small" role="status">
              {missing > 0 && t('missing', { n: missing })}
            </p>
          </div>
        )}
      </form>
      {!part.open && answered.length === 0 && <p role="status">{t('handedIn')}</p>}
      <Hints room={room} send={send} />
      <EndAlone room={room} send={send} />
    </main>
  );
}

function lastAnswers(
  results: Room['cluster']['results'],
  activityIndex: number,
  participantId: string,
): readonly AnsweredView[] {
  const own = results.filter(
    (result) =>
      result.kind === 'quiz' && result.activityIndex === activityIndex && result.participantId === participantId,
  );
  const last = own.toSorted((a, b) => a.attempt - b.attempt).at(-1);
  return last?.detail.kind === 'answers' ? last.detail.answers : [];
}
