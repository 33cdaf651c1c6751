'use client';

import { useBilingual, useTranslations } from '@/i18n';
import { elapsed } from '@/lib/elapsed';
import type { Live } from '@/lib/live';
import { useNow } from '@/lib/use-now';
import { Banner, Button, KindSign } from '@/ui';
import { ownCluster, type Scene } from '../model/scene';
import { BackBanner } from './back-banner';
import { LateBanner } from './late-banner';
import { PartOverBanner } from './part-over-banner';
import { SeatBanner } from './seat-banner';
import { TeacherWord } from './teacher-word';

/** What is special now, one line each: no connection, back again, paused, the kernel plays, refused. */
export function StatusBanners({ live, scene }: { live: Live; scene: Scene | null }) {
  const t = useTranslations('play');
  const bilingual = useBilingual();
  const { state } = live;
  const cluster = ownCluster(state);
  const seat = cluster?.seats.find((one) => one.seat === state.view?.me?.seat) ?? null;
  return (
    <>
      {state.offlineSince !== null && state.goodbye === null && <OfflineBanner since={state.offlineSince} />}
      {scene !== null && <BackBanner scene={scene} onClose={live.dismissBack} />}
      {state.view?.phase === 'paused' && (
        <Banner tone="plain" title={t('paused.title')} sign={<span aria-hidden="true">❚❚</span>} testId="paused">
          {t('paused.text')}
        </Banner>
      )}
      <TeacherWord state={state} />
      {cluster !== null && state.view?.phase === 'running' && (
        <PartOverBanner view={state.view} cluster={cluster} send={live.send} />
      )}
      {seat !== null && state.view?.phase !== 'ended' && <SeatBanner seat={seat} send={live.send} />}
      {cluster !== null && cluster.part !== null && state.view?.me?.late === true && (
        <LateBanner cluster={cluster} send={live.send} />
      )}
      {state.refused !== null && (
        <Banner
          tone="error"
          testId="refused"
          sign={<KindSign kind="error" size={20} />}
          title={t('refused.title')}
          actions={<Button onClick={live.dismissRefusal}>{t('refused.ok')}</Button>}
        >
          {bilingual(state.refused.error)} <span className="mono">{state.refused.error.code}</span>
        </Banner>
      )}
    </>
  );
}

function OfflineBanner({ since }: { since: number }) {
  const t = useTranslations('play.offline');
  const now = useNow();
  return (
    <Banner
      tone="offline"
      testId="offline"
      sign={<span aria-hidden="true">◌</span>}
      title={t('title', { time: elapsed(since, now) })}
      actions={<span className="small">{t('trying')}</span>}
    >
      {t('text')}
    </Banner>
  );
}
