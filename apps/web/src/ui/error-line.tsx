'use client';

import type { ApiErrorBody } from '@frameplay/protocol';
import { useBilingual } from '@/i18n';

/** What the server refused and why, in the reader's language, with its stable code. Nothing when there is no error. */
export function ErrorLine({ error }: { error: ApiErrorBody | null }) {
  const say = useBilingual();
  if (error === null) return null;
  return (
    <p className="field-error" role="alert" data-testid="error" data-code={error.code}>
      <span aria-hidden="true">✕</span>
      <span>{say(error)}</span>
    </p>
  );
}
