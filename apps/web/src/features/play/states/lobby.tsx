'use client';

import { useTranslations } from '@/i18n';
import type { LiveState } from '@/lib/live';
import { addressesOf, DeviceSign, MacTag } from '@/ui';
import { sceneOf } from '../model/scene';
import { NetworkPicture } from '../network/network-picture';
import { useYouAre } from '../you-are';
import { LessonSeat } from './lesson-seat';

/** Before the start: that one is in, the own seat and device, who else is here. */
export function Lobby({ state }: { state: LiveState }) {
  const t = useTranslations('play.lobby');
  const youAre = useYouAre();
  const scene = sceneOf(state);
  const seat = state.view?.me?.seat ?? null;
  const people = state.view?.participants ?? [];
  return (
    <main className="seat-lobby" data-testid="lobby">
      <header>
        <h1>{t('title')}</h1>
        <p role="status">{t('waiting')}</p>
      </header>
      {scene !== null && <NetworkPicture scene={scene} wait={null} />}
      <section className="desk">
        <div className="desk-head">
          {scene !== null && <DeviceSign device={scene.node.role} number={scene.node.number} size={26} />}
          <b data-testid="my-seat" data-seat={seat ?? ''}>
            {scene !== null && youAre(scene.node)}
            {scene === null && seat === null && t('noSeat')}
            {scene === null && seat !== null && <LessonSeat lessonId={state.view?.lessonId ?? ''} seat={seat} />}
          </b>
        </div>
        <div className="desk-body">
          {scene !== null && (
            <ul className="seat-lobby-addresses">
              {scene.node.interfaces
                .filter((iface) => iface.mac !== '' && iface.name !== 'lo')
                .map((iface) => (
                  <li key={iface.name}>
                    <span className="mono ink2">{iface.name}</span> <MacTag mac={iface.mac} lab={scene.cluster.lab} />{' '}
                    <span className="mono">{iface.mac}</span>
                  </li>
                ))}
              <li className="mono">{addressesOf(scene.cluster.lab, scene.node).join(' · ')}</li>
            </ul>
          )}
          <p className="ink2 small">{t('here', { n: people.length })}</p>
          <ul className="seat-lobby-people">
            {people.map((person) => (
              <li key={person.participantId} className={state.online.has(person.participantId) ? undefined : 'away'}>
                {state.names.get(person.participantId) ?? '…'}
              </li>
            ))}
          </ul>
        </div>
      </section>
    </main>
  );
}
