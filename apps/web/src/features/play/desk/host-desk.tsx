'use client';

import type { DeviceTables } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { isDirectorQuestion, type ReactionKind, slotsOf } from '../model/draft';
import { trayOf } from '../model/tray';
import { useDesk } from './desk-context';
import { FrameColumns } from './frame-columns';
import { ReactionQuestion, ReactionToggles } from './reaction-choice';
import { type Hold, SendRow } from './send-row';
import { ServerChoice } from './server-choice';
import { TagTray } from './tag-tray';
import { steppedTtl } from './ttl-slot';
import { useKeys } from './use-keys';

export interface HostDeskProps {
  readonly tables: DeviceTables | undefined;
  readonly hold: Hold;
  readonly heldNote: string | null;
  readonly onSend: () => void;
}

/** A host decides: is it mine, what leaves, and every field of it. */
export function HostDesk({ tables, hold, heldNote, onSend }: HostDeskProps) {
  const { lab, seat, wait, question, draft, kept, activeSlot, setSlot, setHost } = useDesk();
  const reaction = draft.kind === 'host' ? draft.reaction : undefined;
  const slots = draft.kind === 'host' ? draft.slots : {};
  const ignoring = draft.kind === 'host' && draft.verdict === 'ignore';
  const composing = !ignoring && slotsOf(reaction, question).length > 0;
  const tags = wait.frame === null || !composing ? [] : trayOf(lab, seat, tables, wait.frame, reaction);
  const pick = (mac: string) => {
    if (activeSlot !== null) setSlot(activeSlot, mac);
  };
  const react = (kind: ReactionKind) => () => setHost({ reaction: kind });
  const isArp = question.kind === 'arp';
  useKeys({
    ...Object.fromEntries(tags.map((tag, index) => [String(index + 1), () => pick(tag.mac)])),
    Enter: onSend,
    ArrowUp: reaction === 'send' ? () => setSlot('ttl', steppedTtl(slots.ttl, kept.ttl, 1)) : undefined,
    ArrowDown: reaction === 'send' ? () => setSlot('ttl', steppedTtl(slots.ttl, kept.ttl, -1)) : undefined,
    i: isArp ? undefined : () => setHost({ verdict: ignoring ? 'accept' : 'ignore' }),
    y: isArp ? undefined : () => setHost({ verdict: 'accept' }),
    a: react(isArp ? 'arp-reply' : 'arp-request'),
    n: isArp ? undefined : react('send'),
    x: react('none'),
  });
  return (
    <>
      <FrameColumns after={<AfterMessage />} composing={composing} />
      {heldNote !== null && composing && <p className="held">{heldNote}</p>}
      {composing && (
        <div className="low">
          {reaction === 'send' && question.kind === 'packet' && isDirectorQuestion(question) && (
            <ServerChoice servers={question.servers} tables={tables} />
          )}
          <TagTray tags={tags} onPick={pick} />
        </div>
      )}
      <SendRow hold={hold} onSend={onSend}>
        <ReactionToggles />
      </SendRow>
    </>
  );
}

/** What stands in place of AFTER when nothing is composed. */
function AfterMessage() {
  const t = useTranslations('play');
  const { draft, question } = useDesk();
  if (draft.kind !== 'host') return null;
  if (draft.verdict === 'ignore') return <p className="after-text">{t('ignored')}</p>;
  if (draft.reaction === 'none') {
    return <p className="after-text">{t(question.kind === 'arp' ? 'silence' : 'nothingLeaves')}</p>;
  }
  return <ReactionQuestion />;
}
