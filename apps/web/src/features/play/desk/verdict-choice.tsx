'use client';

import { useTranslations } from '@/i18n';
import { Kbd, Segmented } from '@/ui';
import { useDesk } from './desk-context';

/** Is it mine? Accept or ignore. */
export function VerdictChoice() {
  const t = useTranslations('play');
  const { draft, setHost } = useDesk();
  if (draft.kind !== 'host') return null;
  const { verdict } = draft;
  return (
    <div className="verdict">
      <span className="ink2">{t('isItMine')}</span>
      <Segmented
        label={t('isItMine')}
        value={verdict ?? null}
        onChange={(value) => setHost({ verdict: value })}
        options={[
          {
            value: 'accept',
            testId: 'verdict-accept',
            label: (
              <>
                {verdict === 'accept' && '✓ '}
                {t('accept')}
              </>
            ),
          },
          {
            value: 'ignore',
            testId: 'verdict-ignore',
            label: (
              <>
                {verdict === 'ignore' && '✓ '}
                {t('ignore')} <Kbd>I</Kbd>
              </>
            ),
          },
        ]}
      />
    </div>
  );
}
