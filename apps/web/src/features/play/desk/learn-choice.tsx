'use client';

import { useTranslations } from '@/i18n';
import { BROADCAST_MAC, MacTag, RadioButton, useOwnerName } from '@/ui';
import type { SwitchDraft } from '../model/draft';
import { useDesk } from './desk-context';

export interface LearnChoiceProps {
  readonly learn: SwitchDraft['learn'];
  readonly inPort: string;
  readonly onLearn: (mac: string | null) => void;
}

/** Step 1: who lives on the port? One of the two addresses of the frame, or nobody. */
export function LearnChoice({ learn, inPort, onLearn }: LearnChoiceProps) {
  const t = useTranslations('play.switch');
  const owner = useOwnerName(useDesk().lab);
  const { lab, wait } = useDesk();
  const src = wait.frame?.src ?? '';
  const dst = wait.frame?.dst ?? '';
  const options = [
    { mac: src, testId: 'learn' },
    ...(dst === BROADCAST_MAC ? [] : [{ mac: dst, testId: 'learn-dst' }]),
  ];
  return (
    <section className="q">
      <h3 id="learn-title">
        <span className="q-n">1</span>
        {t('learn')} <small>{t('learnNote', { port: inPort })}</small>
      </h3>
      <div className="learns" role="radiogroup" aria-labelledby="learn-title">
        {options.map(({ mac, testId }) => (
          <RadioButton
            key={testId}
            checked={learn?.mac === mac}
            aria-label={t('learnMac', { mac: `${mac}, ${owner(mac)}`, port: inPort })}
            className="learn"
            data-testid={testId}
            onClick={() => onLearn(mac)}
          >
            {learn?.mac === mac && <span>✓</span>}
            <MacTag mac={mac} lab={lab} />
            <span className="learn-lives">{t('livesOn', { port: inPort })}</span>
          </RadioButton>
        ))}
        <RadioButton
          checked={learn === null}
          className="learn learn-none"
          data-testid="learn-none"
          onClick={() => onLearn(null)}
        >
          {learn === null && '✓ '}
          {t('nobody')}
        </RadioButton>
      </div>
    </section>
  );
}
