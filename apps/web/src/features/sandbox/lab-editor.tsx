'use client';

import { parseLab } from '@frameplay/lab';
import { useEffect, useState } from 'react';
import { useTranslations } from '@/i18n';
import { Button, Dialog } from '@/ui';

export interface LabEditorProps {
  readonly open: boolean;
  readonly text: string;
  readonly onClose: () => void;
  readonly onRun: (text: string) => void;
}

/** The lab file as text. It runs when it is a good one; until then every problem is named with its line. */
export function LabEditor({ open, text, onClose, onRun }: LabEditorProps) {
  const t = useTranslations('sandbox');
  const [draft, setDraft] = useState(text);
  useEffect(() => setDraft(text), [text]);
  const parsed = parseLab(draft);
  return (
    <Dialog open={open} title={t('editTitle')} onClose={onClose}>
      <textarea
        className="lab-editor mono"
        aria-label={t('editTitle')}
        aria-invalid={!parsed.ok}
        aria-describedby="lab-problems"
        spellCheck={false}
        value={draft}
        data-testid="lab-text"
        onChange={(event) => setDraft(event.target.value)}
      />
      <ul id="lab-problems" className="lab-problems small" role="status">
        {!parsed.ok &&
          parsed.problems.slice(0, 5).map(({ line, reason }) => (
            <li key={`${line} ${reason}`}>
              <b className="mono">{t('line', { line })}</b> {reason}
            </li>
          ))}
      </ul>
      <div className="actions">
        <Button variant="primary" waiting={!parsed.ok} data-testid="lab-run" onClick={() => onRun(draft)}>
          {t('run')}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </div>
    </Dialog>
  );
}
