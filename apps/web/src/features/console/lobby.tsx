'use client';

import { useTranslations } from '@/i18n';
import { spacedCode } from '@/lib/class-code';
import { spoken, useJoinAddress } from '@/lib/use-join-address';
import { Button, QrCode } from '@/ui';
import { LobbyClusters } from './lobby-clusters';
import { ModeSwitch } from './mode-switch';
import { ClassSettings } from './people/class-settings';
import { PeopleButton } from './people/people-dialog';
import { type Room, seatedPeople } from './room';

/** Before the start: how to get in, as large as the room needs it, and who is in. */
export function Lobby({ room }: { room: Room }) {
  const t = useTranslations('classroom.lobby');
  const address = useJoinAddress();
  const code = room.live.state.code ?? '';
  const count = seatedPeople(room).length;
  return (
    <div className="lobby">
      <section className="lobby-join" aria-label={t('title')}>
        <div>
          <h1>{t('title')}</h1>
          <p className="lobby-step">
            {t('open')} <b className="mono">{spoken(address.origin)}</b> {t('type')}
          </p>
          <p className="lobby-code mono" data-testid="code" data-code={code}>
            {spacedCode(code)}
          </p>
          {address.origins.length > 1 && (
            <label className="lobby-address">
              {t('otherAddress')}
              <select value={address.origin} onChange={(event) => address.choose(event.target.value)}>
                {address.origins.map((origin) => (
                  <option key={origin}>{origin}</option>
                ))}
              </select>
            </label>
          )}
        </div>
        <figure>
          {code !== '' && <QrCode url={`${address.origin}/join/${code}`} size={240} />}
          <figcaption>{t('scan')}</figcaption>
        </figure>
      </section>
      <main className="lobby-people">
        <div className="lobby-bar">
          <h2 aria-live="polite">{t('count', { n: count })}</h2>
          <ModeSwitch room={room} />
          <span className="grow" />
          <span className="ink2 small lobby-hint">{t('startHint')}</span>
          <Button variant="primary" data-testid="start" onClick={() => room.live.send({ type: 'start' })}>
            {t('start')}
          </Button>
        </div>
        <div className="lobby-seats-bar">
          <ClassSettings room={room} />
          <PeopleButton room={room} />
        </div>
        {count === 0 ? <p className="ink2">{t('empty')}</p> : <LobbyClusters room={room} />}
      </main>
    </div>
  );
}
