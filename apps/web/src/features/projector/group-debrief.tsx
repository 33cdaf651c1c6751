'use client';

import { DebriefStage } from '@/activity/debrief/debrief-stage';
import { firstWrong } from '@/activity/debrief/same-frame';
import { useTranslations } from '@/i18n';
import { spacedCode } from '@/lib/class-code';
import { useLive } from '@/lib/live';
import { ErrorLine, LinkButton, useNodeName } from '@/ui';
import '@/activity/part.css';
import './projector.css';

export interface GroupDebriefProps {
  readonly classroomId: string;
  readonly group: string;
}

/** `/teach/ID/projector?group=A`: the first wrong decision of a group, for the class to talk about. */
export function GroupDebrief({ classroomId, group }: GroupDebriefProps) {
  const t = useTranslations('part.debrief');
  const tClass = useTranslations('part.class');
  const live = useLive(classroomId, 'teacher');
  const { view, code, goodbye } = live.state;
  const cluster = view?.clusters.find(({ id }) => id === group);
  const graded = cluster === undefined ? null : firstWrong(cluster);
  const nodeName = useNodeName(cluster?.lab ?? NO_LAB);
  if (goodbye !== null) return <ErrorLine error={goodbye} />;
  return (
    <main className="projector" data-testid="projector">
      <header>
        <div>
          <h1>{t('title', { group })}</h1>
          {graded !== null && <p>{t('at', { no: graded.no, device: nodeName(graded.seat) })}</p>}
        </div>
        {code !== null && <b className="mono projector-code">{spacedCode(code)}</b>}
      </header>
      {view !== null && cluster !== undefined && graded !== null && (
        <DebriefStage key={`${graded.frameId} ${graded.attempt}`} view={view} cluster={cluster} graded={graded} />
      )}
      {view !== null && graded === null && <p>{t('none')}</p>}
      <footer>
        <LinkButton href={`/teach/${classroomId}/projector`}>{tClass('backToClass')}</LinkButton>
      </footer>
    </main>
  );
}

const NO_LAB = { name: '', nodes: [], links: [], vip: '' };
