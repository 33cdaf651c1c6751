'use client';

import type { PredictView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { PartAnnouncer } from '../part-announcer';
import type { Room } from '../room';

/** Which question the network stands at, and after a reveal how much of the own answer was right. */
export function PredictAnnouncer({ room, part }: { readonly room: Room; readonly part: PredictView }) {
  const t = useTranslations('part.say');
  const { cluster, participantId, view } = room;
  const standing = part.stops[part.standing];
  const latest = part.stops[part.standing - 1];
  const result = cluster.results.findLast(
    (one) =>
      one.kind === 'predict' &&
      one.item === latest?.id &&
      one.participantId === participantId &&
      one.activityIndex === cluster.activity.index,
  );
  const answers = result?.detail.kind === 'answers' ? result.detail.answers : [];
  const came =
    result === undefined
      ? ''
      : t('revealed', { right: answers.filter(({ right }) => right).length, total: answers.length });
  const sent = standing?.sheets.some((one) => one.participantId === participantId && one.round === standing.round);
  const asks =
    standing === undefined
      ? t('predictOver')
      : t('asked', {
          n: part.standing + 1,
          count: part.count,
          given: standing.given?.summary ?? 'none',
          fields: standing.questions.length,
          again: standing.round > 1 ? 'yes' : 'no',
        });
  const stand = view.phase === 'paused' ? t('paused') : sent === true ? t('sent') : '';
  return <PartAnnouncer sentence={`${came} ${asks} ${stand}`.trim()} summary={`${asks} ${stand} ${came}`.trim()} />;
}
