'use client';

import type { AnsweredView, QuestionView } from '@frameplay/classroom';
import { useBilingual } from '@/i18n';
import { AnswerInput, AnswerNote, CodeText } from '@/ui';

export interface CauseQuestionProps {
  readonly question: QuestionView;
  /** What the last check said about it. */
  readonly answered: AnsweredView | null;
  readonly value: string | null;
  readonly onChange: (value: string) => void;
}

/** What was it? Answered together with the check. */
export function CauseQuestion({ question, answered, value, onChange }: CauseQuestionProps) {
  const say = useBilingual();
  return (
    <section className="cause">
      <h2>
        <CodeText text={say(question.prompt)} />
      </h2>
      <AnswerInput
        form={question.answer}
        legend={say(question.prompt)}
        lab={null}
        value={value}
        onChange={onChange}
        testId="cause"
      />
      {answered !== null && <AnswerNote answered={answered} lab={null} form={question.answer} />}
    </section>
  );
}
