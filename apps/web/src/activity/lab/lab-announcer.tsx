'use client';

import type { LabPartView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { useNodeName } from '@/ui';
import { PartAnnouncer } from '../part-announcer';
import type { Room } from '../room';
import { effectsOf } from './effects';

/** What the last line came to, or what the last check found. */
export function LabAnnouncer({ room, part }: { readonly room: Room; readonly part: LabPartView }) {
  const t = useTranslations('part.say');
  const { cluster, view } = room;
  const nodeName = useNodeName(cluster.lab);
  const { last, lines, checks, budget } = part;
  const line = lines.at(-1);
  const changed = effectsOf(cluster.tables).length;
  const typed =
    line === undefined
      ? t('labBegin', { checks: checks.length })
      : t('typed', { no: line.no, device: nodeName(line.node), exit: line.exit, changed });
  const found =
    last === null
      ? ''
      : t('checked', {
          attempt: last.attempt,
          passed: last.checks.filter(({ passed }) => passed).length,
          checks: last.checks.length,
          points: last.points,
          outOf: last.outOf,
        });
  const left = budget === null ? '' : t('looksLeft', { left: Math.max(0, budget.points - budget.spent) });
  const stand = view.phase === 'paused' ? t('paused') : '';
  return (
    <PartAnnouncer
      sentence={`${typed} ${found} ${stand}`.trim()}
      summary={`${found} ${t('commands', { n: part.commands, par: part.par })} ${left} ${stand}`.trim()}
    />
  );
}
