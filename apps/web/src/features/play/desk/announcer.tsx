'use client';

import type { GradedView, WaitView } from '@frameplay/classroom';
import { useState } from 'react';
import { useBilingual, useTranslations } from '@/i18n';
import type { Pair } from '../model/pair';
import { wrongFields } from '../model/review';
import type { Scene } from '../model/scene';
import { useYouAre } from '../you-are';
import { useKeys } from './use-keys';

export interface AnnouncerProps {
  readonly scene: Scene;
  readonly wait: WaitView | null;
  readonly missing: number;
  readonly review: GradedView | null;
  /** What the other one of the seat proposes is said too. */
  readonly pair?: Pair | null;
}

/** One polite region, one sentence per decision point; the key S says it again with what is missing now. */
export function Announcer({ scene, wait, missing, review, pair = null }: AnnouncerProps) {
  const proposal = usePairSentence(pair);
  const sentence = useSentence(scene, wait, review, proposal);
  const summary = useSummary(scene, wait, missing);
  const [asked, setAsked] = useState<{ readonly times: number; readonly after: string } | null>(null);
  useKeys({ s: () => setAsked({ times: (asked?.times ?? 0) + 1, after: sentence }) });
  // A no-break space more or less makes the same words a new text, so that they are said again.
  const said = asked !== null && asked.after === sentence ? summary + '\u00a0'.repeat(asked.times % 2) : sentence;
  return (
    <p className="visually-hidden" role="status" aria-live="polite" data-testid="announcer">
      {said}
    </p>
  );
}

function usePairSentence(pair: Pair | null): string | null {
  const t = useTranslations('seats.pair');
  const names = useTranslations('vocabulary.field');
  const separator = useTranslations('vocabulary')('listSeparator');
  if (pair === null || pair.other === null) return null;
  const { name, split } = pair;
  if (split.length === 0) return t('say', { name });
  return t('saySplit', { name, fields: split.map(({ field }) => names(field)).join(separator) });
}

function useSentence(scene: Scene, wait: WaitView | null, review: GradedView | null, proposal: string | null): string {
  const t = useTranslations('play.say');
  const names = useTranslations('vocabulary.field');
  const separator = useTranslations('vocabulary')('listSeparator');
  const bilingual = useBilingual();
  const idle = useSummary(scene, wait, -1);
  if (scene.live.status !== 'connected' && scene.live.offlineSince !== null) return t('offline');
  if (scene.view.phase === 'paused') return t('paused');
  if (review === null) return proposal ?? idle;
  const wrong = wrongFields(review);
  const why = wrong.find((result) => result.why !== null)?.why;
  return t('wrong', {
    fields: wrong.map((result) => names(result.field)).join(separator),
    why: why == null ? '' : bilingual(why),
  });
}

/** `missing` below 0: leave it out, so that filling a field is not announced. */
function useSummary({ node }: Scene, wait: WaitView | null, missing: number): string {
  const t = useTranslations('play.say');
  const youAre = useYouAre();
  const you = youAre(node);
  if (wait === null) return t('idle', { you });
  const frame = `#${wait.no} ${wait.summary}`;
  if (missing < 0) return t('arrived', { you, frame, iface: wait.iface });
  return t('waits', { you, frame, iface: wait.iface, missing });
}
