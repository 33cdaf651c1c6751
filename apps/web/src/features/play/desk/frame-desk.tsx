'use client';

import type { Question, WaitView } from '@frameplay/classroom';
import type { ClientCommand } from '@frameplay/protocol';
import { useState } from 'react';
import { useTranslations } from '@/i18n';
import { lazyPart } from '@/lib/lazy-part';
import { deskShare, type MistakePlace } from '@/ui';
import { portsText } from '../model/choices';
import type { Scene } from '../model/scene';
import { PairPanel } from '../pair/pair-panel';
import { Announcer } from './announcer';
import { BytesDrawer } from './bytes-drawer';
import { DeskProvider } from './desk-context';
import { HostDesk } from './host-desk';
import { Inbox } from './inbox';
import { LetKernel } from './let-kernel';
import { SwitchDesk } from './switch-desk';
import { type FrameDeskControl, useFrameDesk } from './use-frame-desk';
import { useKeys } from './use-keys';
import { VerdictChoice } from './verdict-choice';

/** Needed after the first mistake. */
const ReviewPanel = lazyPart(() => import('./review-panel').then((module) => module.ReviewPanel));

export interface FrameDeskProps {
  readonly scene: Scene;
  readonly wait: WaitView;
  readonly question: Question;
  readonly draftScope: string;
  readonly onChoose: (frameId: number) => void;
  readonly send: (command: ClientCommand) => void;
}

/** The desk with one waiting frame on it. Keyed by the frame. */
export function FrameDesk({ scene, wait, question, draftScope, onChoose, send }: FrameDeskProps) {
  const t = useTranslations('play');
  const control = useFrameDesk(scene, wait, question, draftScope, send);
  const tPair = useTranslations('seats.pair');
  const { desk, hold, review, pair } = control;
  const [bytesOpen, setBytesOpen] = useState(false);
  useKeys({
    b: () => setBytesOpen(!bytesOpen),
    l: wait.mayLetKernel && hold === null ? control.letKernel : undefined,
    Enter: review === null ? undefined : control.tryAgain,
  });
  return (
    <DeskProvider value={desk}>
      <Announcer scene={scene} wait={wait} missing={desk.missing.length} review={review} pair={pair} />
      <section className="desk" data-testid="desk" data-region="desk" data-frame={wait.frameId} aria-label={t('desk')}>
        <h2 className="visually-hidden">{t('desk')}</h2>
        <p className="desk-plate" style={{ '--desk-share': deskShare(scene.cluster.lab, scene.node.name) }}>
          {wait.iface} <span className="mono">{shortMac(scene, wait.iface)}</span>
        </p>
        <div className="desk-head">
          <Inbox waits={scene.inbox} chosen={wait.frameId} onChoose={onChoose} />
          <span className="grow" />
          {pair !== null && (
            <span className="duo-with" data-testid="pair-with">
              {tPair('with', { name: pair.name })}
            </span>
          )}
          {question.kind === 'packet' && review === null && <VerdictChoice />}
        </div>
        {pair !== null && review === null && (
          <PairPanel pair={pair} lab={scene.cluster.lab} question={question} onAgree={control.decide} />
        )}
        <DeskBody scene={scene} control={control} />
        {wait.mayLetKernel && review === null && <LetKernel onLet={control.letKernel} />}
      </section>
      {wait.frame !== null && (
        <BytesDrawer
          frame={wait.frame}
          active={desk.activeSlot}
          open={bytesOpen}
          onToggle={() => setBytesOpen(!bytesOpen)}
        />
      )}
    </DeskProvider>
  );
}

function DeskBody({ scene, control }: { scene: Scene; control: FrameDeskControl }) {
  const { desk, hold, review, held, commit } = control;
  const note = useHeldNote(control);
  if (review !== null) {
    return (
      <ReviewPanel
        graded={review}
        wait={desk.wait}
        lab={desk.lab}
        tables={scene.tables}
        onTryAgain={control.tryAgain}
        place={placeOf(scene)}
      />
    );
  }
  if (desk.question.kind === 'switch') return <SwitchDesk fdb={scene.tables?.fdb ?? []} hold={hold} onSend={commit} />;
  return <HostDesk tables={scene.tables} hold={hold} heldNote={held === null ? null : note} onSend={commit} />;
}

/** Where the own mistakes may be run; null while the teacher has not said so. */
function placeOf({ view, cluster, node }: Scene): MistakePlace | null {
  if (!view.experiments) return null;
  return { clusterId: cluster.id, activityIndex: cluster.activity.index, node: node.name };
}

function useHeldNote({ held, desk }: FrameDeskControl): string | null {
  const t = useTranslations('play');
  const ip = held?.frame.ip;
  if (held === null || ip == null) return null;
  const ports = desk.kept.ports === undefined ? '' : `, ${portsText(desk.kept.ports)}`;
  const packet = `${ip.src} → ${ip.dst}, TTL ${ip.ttl}${ports}`;
  return held.no === null ? t('heldOwn', { packet }) : t('heldPacket', { no: held.no, packet });
}

/** `02:…:00:10` of the interface, for the plate of the desk. */
function shortMac({ node }: Scene, iface: string): string {
  const mac = node.interfaces.find((one) => one.name === iface)?.mac ?? '';
  return mac === '' ? '' : `${mac.slice(0, 2)}:…:${mac.slice(-5)}`;
}
