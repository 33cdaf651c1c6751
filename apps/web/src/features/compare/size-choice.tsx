'use client';

import { useTranslations } from '@/i18n';
import { Segmented } from '@/ui';

const SERVERS = ['2', '20', '200'] as const;
const ANSWERS = ['1000', '10000', '50000'] as const;

export interface SizeChoiceProps {
  readonly servers: number;
  readonly answerBytes: number;
  readonly onServers: (servers: number) => void;
  readonly onAnswerBytes: (bytes: number) => void;
}

/** How large the cluster and its answers are. */
export function SizeChoice({ servers, answerBytes, onServers, onAnswerBytes }: SizeChoiceProps) {
  const t = useTranslations('compare');
  return (
    <div className="compare-sizes">
      <div>
        <p className="small ink2">{t('servers')}</p>
        <Segmented
          label={t('servers')}
          value={String(servers)}
          options={SERVERS.map((value) => ({ value, label: value, testId: `servers-${value}` }))}
          onChange={(value) => onServers(Number(value))}
        />
      </div>
      <div>
        <p className="small ink2">{t('answer')}</p>
        <Segmented
          label={t('answer')}
          value={String(answerBytes)}
          options={ANSWERS.map((value) => ({ value, label: t('kilobytes', { n: Number(value) / 1000 }) }))}
          onChange={(value) => onAnswerBytes(Number(value))}
        />
      </div>
    </div>
  );
}
