'use client';

import { useState } from 'react';
import { usePageKeys } from '@/lib/page-keys';

export interface PartAnnouncerProps {
  /** What has just happened, in one sentence; said when it changes. */
  readonly sentence: string;
  /** Where one stands, for the key S. */
  readonly summary: string;
}

/** One polite region for the whole desk: one sentence per decision point; the key S says where one stands. */
export function PartAnnouncer({ sentence, summary }: PartAnnouncerProps) {
  const [asked, setAsked] = useState<{ readonly times: number; readonly after: string } | null>(null);
  usePageKeys((key) => {
    if (key.toLowerCase() !== 's') return false;
    setAsked({ times: (asked?.times ?? 0) + 1, after: sentence });
    return true;
  });
  // A no-break space more or less makes the same words a new text, so that they are said again.
  const said = asked !== null && asked.after === sentence ? summary + '\u00a0'.repeat(asked.times % 2) : sentence;
  return (
    <p className="visually-hidden" role="status" aria-live="polite" data-testid="announcer">
      {said}
    </p>
  );
}
