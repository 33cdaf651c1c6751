'use client';

import type { ReactNode } from 'react';
import { useTranslations } from '@/i18n';
import { Mark, type MarkKind } from '@/ui';
import { MAC_SLOTS, type SlotName } from '../model/draft';
import { BeforeValue } from './before-value';
import { ChoiceSlot } from './choice-slot';
import { useDesk } from './desk-context';
import { FieldLabel } from './field-label';
import { MacSlot } from './mac-slot';
import { type Line, type LinePair, linesOfFrame, linesOfReaction, pairLines } from './rows';
import { TtlSlot } from './ttl-slot';

/** BEFORE, spine, AFTER: one row for each field, so that it reads across and stacks on a phone. */
export function FrameColumns({ after, composing }: { after: ReactNode; composing: boolean }) {
  const t = useTranslations('play');
  const { wait, draft, question } = useDesk();
  const { frame } = wait;
  if (frame === null || draft.kind !== 'host') return null;
  const pairs = pairLines(linesOfFrame(frame), composing ? linesOfReaction(draft.reaction, question) : []);
  return (
    <div className={composing ? 'cols' : 'cols cols-message'}>
      <div className="cols-head">
        <h3>
          {t('before')} <span className="mono">{t('beforeNote', { no: wait.no, iface: wait.iface })}</span>
        </h3>
        <span className="fr-spine" />
        <h3>
          {t('after')}{' '}
          <span className="mono">
            {t(question.kind === 'packet' && question.servers.length > 0 ? 'afterNote' : 'afterAnswer', {
              iface: wait.iface,
            })}
          </span>
        </h3>
      </div>
      {pairs.map((pair, index) => (
        <Row key={`${pair.before?.name}-${pair.after?.name}`} pair={pair} above={pairs[index - 1] ?? null} />
      ))}
      <BelowRows />
      {!composing && <div className="cols-after">{after}</div>}
    </div>
  );
}

function Row({ pair, above }: { pair: LinePair; above: LinePair | null }) {
  const { lab, seat, wait, draft, kept: keep } = useDesk();
  const { before, after } = pair;
  const slot = after?.name;
  const kept =
    slot !== undefined &&
    slot === before?.name &&
    (slot === 'flags' || (slot !== 'op' && draft.kind === 'host' && draft.slots[slot] === keep[slot]));
  return (
    <div className={kept ? 'fr fr-kept' : 'fr'}>
      <div className={cellClass(before, above?.before ?? null)}>
        {before !== null && wait.frame !== null && (
          <>
            <FieldLabel name={before.name} />
            <span className="fr-value">
              <BeforeValue lab={lab} seat={seat} frame={wait.frame} name={before.name} />
            </span>
          </>
        )}
      </div>
      <div className="fr-spine">
        <SpineMark pair={pair} />
      </div>
      <div className={cellClass(after, above?.after ?? null)}>
        {after !== null && (
          <>
            <FieldLabel name={after.name} />
            <span className="fr-value">
              <AfterControl line={after} />
            </span>
          </>
        )}
      </div>
    </div>
  );
}

function cellClass(line: Line | null, above: Line | null): string {
  if (line === null) return 'fr-cell fr-none';
  return `fr-cell fr-l${line.layer}${above?.layer === line.layer ? '' : ' fr-first'}`;
}

function AfterControl({ line }: { line: Line }) {
  const t = useTranslations('play');
  const { draft, wait } = useDesk();
  if (line.name === 'op') {
    const asks = draft.kind === 'host' && draft.reaction === 'arp-request';
    return <span className="ink3">{t(asks ? 'arpQuestion' : 'arpAnswer')}</span>;
  }
  if (line.name === 'flags') {
    const forwards =
      draft.kind === 'host' &&
      draft.slots.ports !== undefined &&
      wait.question?.kind === 'packet' &&
      wait.question.servers.length > 0;
    return (
      <span className="ink3 small">
        {forwards && wait.frame?.tcp != null ? (
          <span className="mono">{wait.frame.tcp.flags}</span>
        ) : (
          t('flagsByKernel')
        )}
      </span>
    );
  }
  if (MAC_SLOTS.includes(line.name)) return <MacSlot slot={line.name} />;
  return line.name === 'ttl' ? <TtlSlot /> : <ChoiceSlot slot={line.name} />;
}

function SpineMark({ pair }: { pair: LinePair }) {
  const { draft, kept, results } = useDesk();
  const { before, after } = pair;
  if (after === null || after.name === 'op' || after.name === 'flags' || draft.kind !== 'host') {
    return before !== null &&
      after?.name === 'flags' &&
      before.name === 'flags' &&
      draft.kind === 'host' &&
      draft.slots.ports === kept.ports ? (
      <Mark is="kept" />
    ) : null;
  }
  return (
    <Mark
      is={markOf(
        after.name,
        draft.slots[after.name],
        before?.name === after.name ? kept[after.name] : undefined,
        results,
      )}
    />
  );
}

function markOf(
  slot: SlotName,
  value: string | undefined,
  before: string | undefined,
  results: ReadonlyMap<string, { readonly right: boolean; readonly got: string | null }>,
): MarkKind {
  const result = results.get(slot);
  if (value === undefined || value === '') return 'yours';
  if (result?.right === true && result.got === value) return 'right';
  return value === before ? 'kept' : 'changed';
}

function BelowRows() {
  const t = useTranslations('play');
  const { wait, draft } = useDesk();
  const { frame } = wait;
  const composesPacket = draft.kind === 'host' && draft.reaction === 'send';
  return (
    <div className="fr fr-below">
      <div className="fr-foot">{frame === null ? null : payloadText(frame, t)}</div>
      <div className="fr-spine" />
      <div className="fr-foot">{composesPacket ? t('checksum') : null}</div>
    </div>
  );
}

type PlayTexts = ReturnType<typeof useTranslations<'play'>>;

function payloadText(
  frame: { readonly tcp: { readonly len: number; readonly text: string | null } | null },
  t: PlayTexts,
): string | null {
  if (frame.tcp === null) return null;
  if (frame.tcp.len === 0) return t('payloadNone');
  return frame.tcp.text === null ? t('payloadSealed', { n: frame.tcp.len }) : t('payload', { text: frame.tcp.text });
}
