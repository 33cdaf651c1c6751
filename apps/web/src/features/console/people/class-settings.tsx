'use client';

import { useTranslations } from '@/i18n';
import { Button } from '@/ui';
import type { Room } from '../room';

/** Two to a seat, and the kernel for who is away: for the whole class. */
export function ClassSettings({ room }: { room: Room }) {
  const t = useTranslations('seats.console');
  const { sharing, standIn } = room.view;
  return (
    <>
      <Button
        variant="quiet"
        data-testid="allow-sharing"
        aria-pressed={sharing}
        onClick={() => room.live.send({ type: 'set-sharing', allowed: !sharing })}
      >
        <span aria-hidden="true">{sharing ? '☑' : '☐'}</span> {t('sharing')}
      </Button>
      <Button
        variant="quiet"
        data-testid="allow-stand-in"
        aria-pressed={standIn}
        onClick={() => room.live.send({ type: 'set-stand-in', allowed: !standIn })}
      >
        <span aria-hidden="true">{standIn ? '☑' : '☐'}</span> {t('standIn')}
      </Button>
    </>
  );
}
