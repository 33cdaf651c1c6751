'use client';

import { useTranslations } from '@/i18n';
import { spacedCode } from '@/lib/class-code';
import { spoken, useJoinAddress } from '@/lib/use-join-address';
import { Button, LinkButton, QrCode, Segmented } from '@/ui';
import { ModeSwitch } from './mode-switch';
import { goOnAll, restingGroups, stepOne } from './pace';
import { PeopleButton } from './people/people-dialog';
import type { Room } from './room';

/** Pause, mode, and how late students get in. */
export function ClassBar({ room, onPause }: { room: Room; onPause: () => void }) {
  const t = useTranslations('classroom');
  const tMistake = useTranslations('mistake');
  const address = useJoinAddress();
  const { code } = room.live.state;
  const paused = room.view.phase === 'paused';
  const { experiments } = room.view;
  const resting = restingGroups(room);
  return (
    <div className="class-bar">
      <Button variant="primary" kbd={t('keys.spaceCap')} data-testid="pause" aria-pressed={paused} onClick={onPause}>
        <span aria-hidden="true">{paused ? '▶' : '❚❚'}</span> {paused ? t('resumeAll') : t('pauseAll')}
      </Button>
      <Button kbd="." data-testid="step-one" onClick={() => stepOne(room)}>
        {t('stepOne')}
      </Button>
      <div className="bar-group">
        <span className="bar-label">{t('pace')}</span>
        <Segmented
          label={t('pace')}
          value={room.view.pace}
          onChange={(pace) => room.live.send({ type: 'set-pace', pace })}
          options={[
            { value: 'step', label: t('paceStep'), testId: 'pace-step' },
            { value: 'free', label: t('paceFree'), testId: 'pace-free' },
          ]}
        />
      </div>
      <ModeSwitch room={room} />
      {resting.length > 1 && !paused && (
        <Button data-testid="all-go-on" onClick={() => goOnAll(room, resting)}>
          {t('allGoOn', { n: resting.length })}
        </Button>
      )}
      <Button
        variant="quiet"
        data-testid="allow-experiments"
        aria-pressed={experiments}
        onClick={() => room.live.send({ type: 'allow-experiments', allowed: !experiments })}
      >
        <span aria-hidden="true">{experiments ? '☑' : '☐'}</span> {tMistake('experiments')}
      </Button>
      <PeopleButton room={room} />
      <span className="class-bar-narrow">
        <LinkButton href={`/teach/${room.classroomId}/gradebook`} variant="quiet">
          {t('gradebook')}
        </LinkButton>
      </span>
      {code !== null && (
        <div className="class-join">
          <span>
            <small>{t('joinAt', { address: spoken(address.origin) })}</small>
            <b className="mono" data-testid="code" data-code={code}>
              {spacedCode(code)}
            </b>
          </span>
          <QrCode url={`${address.origin}/join/${code}`} size={56} />
        </div>
      )}
    </div>
  );
}
