'use client';

import type { ClusterView, QuestionView, ResultView } from '@frameplay/classroom';
import { useBilingual, useTranslations } from '@/i18n';
import { AnswerValue, CodeText, optionText, ResultList } from '@/ui';

export interface PartPanelProps {
  readonly cluster: ClusterView;
  /** The chosen student; null: the kernel sits there. */
  readonly participantId: string | null;
}

/** Lines of the consoles that the panel shows: what was typed last and what came back. */
const LINES = 12;

/** What the chosen student answers, and what the group types, at an activity that is no play of frames. */
export function PartPanel({ cluster, participantId }: PartPanelProps) {
  const t = useTranslations('classroom.part');
  const { part, activity } = cluster;
  if (part === null) return null;
  const stop = part.kind === 'predict' ? part.stops.at(-1) : undefined;
  const sheet = stop?.sheets.find((one) => one.participantId === participantId && one.round === stop.round);
  const results = cluster.results.filter(
    (one) => one.activityIndex === activity.index && (part.kind === 'lab' || one.participantId === participantId),
  );
  return (
    <section className="panel-answer" data-testid="part-panel">
      {part.kind === 'lab' && <Console cluster={cluster} />}
      {stop?.state === 'asked' && sheet !== undefined && (
        <>
          <h3>{t('sheet')}</h3>
          <Sheet cluster={cluster} questions={stop.questions} answers={sheet.answers} />
        </>
      )}
      {results.length > 0 && (
        <>
          <h3>{t('results')}</h3>
          <ResultList results={newest(results)} labOf={() => cluster.lab} />
        </>
      )}
      {sheet === undefined && results.length === 0 && part.kind !== 'lab' && (
        <p className="ink2 small">{t('noAnswer')}</p>
      )}
    </section>
  );
}

/** Of each item the newest try. */
function newest(results: readonly ResultView[]): readonly ResultView[] {
  return [...new Map(results.map((one) => [`${one.item} ${one.participantId}`, one])).values()];
}

function Console({ cluster }: { readonly cluster: ClusterView }) {
  const t = useTranslations('classroom.part');
  const lines = cluster.console.filter(({ mark }) => mark !== 'undo').slice(-LINES);
  if (lines.length === 0) return <p className="ink2 small">{t('noConsole')}</p>;
  return (
    <>
      <h3>{t('console')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard must be able to scroll it */}
      <section className="panel-console" tabIndex={0} aria-label={t('console')}>
        <pre>{lines.map(({ node, text }) => `${node}  ${text}`).join('\n')}</pre>
      </section>
    </>
  );
}

interface SheetProps {
  readonly cluster: ClusterView;
  readonly questions: readonly QuestionView[];
  readonly answers: Readonly<Record<string, string>>;
}

function Sheet({ cluster, questions, answers }: SheetProps) {
  const say = useBilingual();
  const t = useTranslations('classroom.part');
  return (
    <dl className="panel-sheet">
      {questions.map(({ id, prompt, answer }) => {
        const value = answers[id];
        const text = value === undefined ? null : optionText(answer, value);
        return (
          <div key={id}>
            <dt>
              <CodeText text={say(prompt)} />
            </dt>
            <dd>
              {value === undefined ? (
                <span className="ink2">{t('seatOpen')}</span>
              ) : (
                <AnswerValue value={value} {...(text === null ? {} : { text: say(text) })} lab={cluster.lab} />
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
