'use client';

import { lessonLabs, parseLab, threeWaysLab } from '@frameplay/lab';
import { useMemo, useState } from 'react';
import { useTranslations } from '@/i18n';
import type { LocalClassroom } from '@/lib/live/local-classroom';
import { openLab } from '@/lib/local-lesson';
import { Banner, Button } from '@/ui';
import { LabEditor } from './lab-editor';
import { LocalLab } from './local-lab';

const SMALL = { servers: 2, requests: 0, answerBytes: 1000 };

/** Labs to begin with. */
const EXAMPLES = {
  gateway: lessonLabs.gatewayWalk.text,
  flat: lessonLabs.flatWalk.text,
  nat: threeWaysLab('nat', SMALL),
  tunnel: threeWaysLab('tun', SMALL),
} as const;

type Example = keyof typeof EXAMPLES;

const NAMES: readonly Example[] = ['gateway', 'flat', 'nat', 'tunnel'];

/** A lab on the bench: run, typed into, edited, shared. */
export function Bench({ start }: { readonly start: string | null }) {
  const t = useTranslations('sandbox');
  const [text, setText] = useState(start ?? EXAMPLES.gateway);
  const [edits, setEdits] = useState(false);
  const opened = useMemo(() => open(text), [text]);
  return (
    <>
      {opened.classroom === null ? (
        <main className="page-narrow">
          <Banner tone="error" title={t('badLab')} testId="bad-lab">
            <span className="mono">{opened.problem}</span>
          </Banner>
          <div className="actions">
            <Button variant="primary" onClick={() => setEdits(true)}>
              {t('edit')}
            </Button>
            <Button onClick={() => setText(EXAMPLES.gateway)}>{t('example.gateway')}</Button>
          </div>
        </main>
      ) : (
        <LocalLab
          key={text}
          classroom={opened.classroom}
          text={text}
          onEdit={() => setEdits(true)}
          examples={NAMES.map((name) => ({ name: t(`example.${name}`), choose: () => setText(EXAMPLES[name]) }))}
        />
      )}
      <LabEditor
        open={edits}
        text={text}
        onClose={() => setEdits(false)}
        onRun={(next) => {
          setEdits(false);
          setText(next);
        }}
      />
    </>
  );
}

type Opened = { readonly classroom: LocalClassroom } | { readonly classroom: null; readonly problem: string };

function open(text: string): Opened {
  const parsed = parseLab(text);
  if (!parsed.ok) {
    const [{ line, reason }] = parsed.problems;
    return { classroom: null, problem: `${line}: ${reason}` };
  }
  try {
    return { classroom: openLab(parsed.lab, text) };
  } catch (error) {
    // A step that this version does not know: the engine says which.
    return { classroom: null, problem: error instanceof Error ? error.message : String(error) };
  }
}
