'use client';

import { lessonList } from '@frameplay/protocol';
import { useState } from 'react';
import { useBilingual, useTranslations } from '@/i18n';
import { useApi } from '@/lib/api';
import { AppHeader, Button, ConnectionDot, LinkButton } from '@/ui';
import { Confirm } from './confirm';
import { isOnline, type Room, seatedPeople } from './room';

/** The 48 px bar: which lesson, who is here, gradebook, end. */
export function ConsoleHeader({ room, onHelp }: { room: Room; onHelp: () => void }) {
  const t = useTranslations('classroom');
  const say = useBilingual();
  const [ending, setEnding] = useState(false);
  const lessons = useApi('/api/lessons', lessonList).answer;
  const lesson =
    lessons.state === 'ok' ? lessons.value.lessons.find((one) => one.id === room.view.lessonId) : undefined;
  const people = seatedPeople(room);
  const here = people.filter((id) => isOnline(room, id)).length;
  const { status } = room.live.state;
  return (
    <>
      <AppHeader crumb={lesson !== undefined && <b>{`${lesson.number} ${say(lesson.title)}`}</b>} onHelp={onHelp}>
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
