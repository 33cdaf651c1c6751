'use client';

import { askedNow } from '@/activity/predict/asked-now';
import { ClassHistogram } from '@/activity/predict/class-histogram';
import { GivenFrame } from '@/activity/predict/given-frame';
import { useTranslations } from '@/i18n';
import { spacedCode } from '@/lib/class-code';
import { useLive } from '@/lib/live';
import { usePageKeys } from '@/lib/page-keys';
import { spoken, useJoinAddress } from '@/lib/use-join-address';
import { ErrorLine, QrCode, Topology } from '@/ui';
import '@/activity/part.css';
import './projector.css';

/** `/teach/ID/projector`: what the class predicts, for a room to read. No names, and no right answer before the reveal. */
export function ProjectorPage({ classroomId }: { readonly classroomId: string }) {
  const t = useTranslations('part.class');
  const live = useLive(classroomId, 'teacher');
  const address = useJoinAddress();
  const { view, code, goodbye } = live.state;
  const [asked] = view === null ? [] : askedNow(view);
  usePageKeys((key) => {
    if (key.toLowerCase() !== 'r' || asked?.state !== 'asked') return false;
    const { activityIndex, stop } = asked;
    live.send({ type: 'reveal', clusterId: null, activityIndex, stopId: stop.id });
    return true;
  });
  if (goodbye !== null) return <ErrorLine error={goodbye} />;
  return (
    <main className="projector" data-testid="projector">
      <header>
        <div>
          <h1>{asked === undefined ? t('nothing') : t(asked.state === 'asked' ? 'whatComes' : 'revealed')}</h1>
          {asked !== undefined && asked.stop.given !== null && <p>{asked.stop.given.summary}</p>}
        </div>
        {code !== null && (
          <div className="projector-join">
            <p>
              {t('join', { address: spoken(address.origin) })}
              <b className="mono">{spacedCode(code)}</b>
            </p>
            <QrCode url={`${address.origin}/join/${code}`} size={172} />
          </div>
        )}
      </header>
      {asked !== undefined && (
        <>
          <div className="projector-cols">
            <div className="projector-fields">
              {asked.stop.given !== null && <GivenFrame given={asked.stop.given} lab={asked.lab} />}
              {asked.questions.map((entry) => (
                <ClassHistogram key={entry.question.id} asked={asked} entry={entry} />
              ))}
            </div>
            <Topology lab={asked.lab} label={t('network')} size="panel" />
          </div>
          <footer>
            <progress max={Math.max(1, asked.people)} value={asked.answered} aria-label={t('progress')} />
            <b>{t('count', { answered: asked.answered, people: asked.people })}</b>
            <span className="grow" />
            {asked.state === 'asked' && <span>{t('mayChange')}</span>}
          </footer>
        </>
      )}
    </main>
  );
}
