'use client';

import { appendSteps } from '@frameplay/lab';
import { useState, useSyncExternalStore } from 'react';
import { EffectList } from '@/activity/lab/effect-list';
import { LabAnnouncer } from '@/activity/lab/lab-announcer';
import { LabPicture } from '@/activity/lab/lab-picture';
import { LabTerminals } from '@/activity/lab/lab-terminals';
import { OpenTables } from '@/activity/open-tables';
import { type Room, roomOf } from '@/activity/room';
import { useBilingual, useTranslations } from '@/i18n';
import type { LocalClassroom } from '@/lib/live/local-classroom';
import { PHONE, useMedia } from '@/lib/use-media';
import { Banner, Button } from '@/ui';
import '@/activity/part.css';
import { packLab } from './lab-link';

export interface LocalLabProps {
  readonly classroom: LocalClassroom;
  readonly text: string;
  readonly onEdit: () => void;
  readonly examples: readonly { readonly name: string; readonly choose: () => void }[];
}

/** The network and its tables at the left, the terminals at the right. */
export function LocalLab({ classroom, text, onEdit, examples }: LocalLabProps) {
  const t = useTranslations('sandbox');
  const say = useBilingual();
  const phone = useMedia(PHONE);
  const state = useSyncExternalStore(classroom.subscribe, classroom.getState, classroom.getState);
  const room = roomOf(state);
  const part = room?.cluster.part;
  if (room === null || part?.kind !== 'lab') return null;
  return (
    <div className="lab-cols sandbox-cols">
      <main className="lab-left" tabIndex={-1} data-region="task">
        <div>
          <h1>{t('title')}</h1>
          <p className="ink2">{t('lead')}</p>
        </div>
        <Share room={room} text={text} onEdit={onEdit} />
        <p className="sandbox-examples small">
          {t('examples')}
          {examples.map(({ name, choose }) => (
            <button key={name} type="button" className="link" onClick={choose}>
              {name}
            </button>
          ))}
        </p>
        {state.refused !== null && (
          <Banner
            tone="error"
            title={say(state.refused.error)}
            testId="refused"
            actions={<Button onClick={classroom.dismissRefusal}>{t('ok')}</Button>}
          />
        )}
        <LabAnnouncer room={room} part={part} />
        <LabPicture room={room} />
        <EffectList room={room} />
        <details className="lab-tables" open={!phone}>
          <summary>{t('tables')}</summary>
          <OpenTables room={room} />
        </details>
      </main>
      <LabTerminals room={room} part={part} send={classroom.send}>
        <Button variant="quiet" waiting={!part.mayUndo} title="Ctrl+Z" onClick={() => classroom.send({ type: 'undo' })}>
          {t('undo')}
        </Button>
        <Button variant="quiet" waiting={part.lines.length === 0} onClick={() => classroom.send({ type: 'reset' })}>
          {t('reset')}
        </Button>
      </LabTerminals>
    </div>
  );
}

/** The lab with what was typed, as a link and as a file. */
function Share({ room, text, onEdit }: { readonly room: Room; readonly text: string; readonly onEdit: () => void }) {
  const t = useTranslations('sandbox');
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const { part } = room.cluster;
  const typed = part?.kind === 'lab' ? part.lines.map(({ node, line }) => ({ on: node, run: line })) : [];
  const copy = async () => {
    const url = new URL(window.location.href);
    url.hash = `lab=${await packLab(appendSteps(text, typed))}`;
    window.history.replaceState(null, '', url);
    // Without a secure origin there is no clipboard; the address bar has the link all the same.
    await navigator.clipboard.writeText(url.href).then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    );
  };
  return (
    <div className="actions sandbox-share">
      <Button variant="primary" data-testid="share" onClick={() => void copy()}>
        {t('share')}
      </Button>
      <Button data-testid="edit-lab" onClick={onEdit}>
        {t('edit')}
      </Button>
      <span className="small ink2" role="status">
        {copied === 'yes' && t('copied')}
        {copied === 'failed' && t('inAddressBar')}
      </span>
    </div>
  );
}
