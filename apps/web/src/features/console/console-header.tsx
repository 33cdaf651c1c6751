'use client';

import { useState } from 'react';
import { useBilingual, useTranslations } from '@/i18n';
import { AppHeader, Button, ConnectionDot, LinkButton } from '@/ui';
import { Confirm } from './confirm';
import { projectorPath, projectorWindow } from './projector-link';
import { isOnline, type Room, seatedPeople } from './room';

/** The 48 px bar: which lesson, who is here, gradebook, end. */
export function ConsoleHeader({ room, onHelp }: { room: Room; onHelp: () => void }) {
  const t = useTranslations('classroom');
  const say = useBilingual();
  const [ending, setEnding] = useState(false);
  const { lesson } = room;
  const people = seatedPeople(room);
  const here = people.filter((id) => isOnline(room, id)).length;
  const { status } = room.live.state;
  return (
    <>
      <AppHeader crumb={lesson !== null && <b>{`${lesson.number} ${say(lesson.title)}`}</b>} onHelp={onHelp}>
        {status === 'connected' ? (
          <span className="ink2 top-wide" data-testid="here">
            {t('here', { here, all: people.length })}
          </span>
        ) : (
          <ConnectionDot status={status} />
        )}
        <span className="top-wide">
          <LinkButton href={`/teach/${room.classroomId}/gradebook`} variant="quiet">
            {t('gradebook')}
          </LinkButton>
        </span>
        <span className="top-wide">
          <a
            className="btn btn-quiet"
            href={projectorPath(room.classroomId)}
            target={projectorWindow(room.classroomId)}
            data-testid="projector-link"
          >
            {t('projector')}
          </a>
        </span>
        {room.view.phase !== 'ended' && (
          <Button variant="quiet" data-testid="end" onClick={() => setEnding(true)}>
            {t('end')}
          </Button>
        )}
      </AppHeader>
      <Confirm
        open={ending}
        title={t('endTitle')}
        yes={t('endYes')}
        onYes={() => room.live.send({ type: 'end' })}
        onClose={() => setEnding(false)}
      >
        {t('endBody')}
      </Confirm>
    </>
  );
}
