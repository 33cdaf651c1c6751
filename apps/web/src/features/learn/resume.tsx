'use client';

import type { Progress } from '@frameplay/protocol';
import { useTranslations } from '@/i18n';
import { readStudentSeat } from '@/lib/live';
import { LinkButton } from '@/ui';

/** The practice of this lesson that has not ended, where this browser holds its seat. */
export function Resume({ progress }: { readonly progress: Progress['lessons'][number] | undefined }) {
  const t = useTranslations('learn');
  const open = progress?.resume;
  if (open == null || readStudentSeat(open.classroomId) === null) return null;
  return (
    <p className="resume">
      <LinkButton href={`/play/${open.classroomId}`} variant="primary" data-testid="resume">
        {t('resume')}
      </LinkButton>
    </p>
  );
}
