'use client';

import type { WaitView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { KindChip } from '@/ui';

export interface InboxProps {
  readonly waits: readonly WaitView[];
  readonly chosen: number;
  readonly onChoose: (frameId: number) => void;
}

/** Frames at this device in order of arrival; the chosen one is yellow. */
export function Inbox({ waits, chosen, onChoose }: InboxProps) {
  const t = useTranslations('play');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a toolbar of toggles; a fieldset would bring a legend
    <div className="inbox" role="group" aria-label={t('inbox', { n: waits.length })} data-testid="inbox">
      <b>{t('inbox', { n: waits.length })}</b>
      {waits.map((wait) => (
        <button
          key={wait.frameId}
          type="button"
          aria-pressed={wait.frameId === chosen}
          data-testid="inbox-item"
          data-frame={wait.frameId}
          data-no={wait.no}
          onClick={() => onChoose(wait.frameId)}
        >
          <KindChip kind={wait.kind} now={wait.frameId === chosen}>
            {wait.kind === 'arp' && !wait.summary.startsWith('ARP') ? `ARP ${wait.summary}` : wait.summary}
          </KindChip>
        </button>
      ))}
    </div>
  );
}
