'use client';

import { useTranslations } from '@/i18n';
import type { Live } from '@/lib/live';
import { Button } from '@/ui';
import type { Room } from './room';

/** Alone, after the last activity: the person ends it. Between two, the banner above goes on. */
export function EndAlone({ room, send }: { readonly room: Room; readonly send: Live['send'] }) {
  const t = useTranslations('play.endAlone');
  const { activity, mode } = room.cluster;
  const isLast = activity.index + 1 === activity.count;
  if (!room.view.solo || !activity.finished || !isLast || room.view.phase === 'ended') return null;
  return (
    <p className="actions">
      <Button variant="primary" large data-testid="end-alone" onClick={() => send({ type: 'end' })}>
        {t(mode === 'exam' ? 'exam' : 'button')}
      </Button>
    </p>
  );
}
