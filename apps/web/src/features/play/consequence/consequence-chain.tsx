'use client';

import { useBilingual, useTranslations } from '@/i18n';
import { KindSign, useNodeName } from '@/ui';
import type { ConsequenceProps } from './consequence-banner';

/** The frames that led here, in causal order; the own decision is marked, not blamed. */
export function ConsequenceChain({ scene, consequence }: ConsequenceProps) {
  const t = useTranslations('play.consequence');
  const bilingual = useBilingual();
  const nodeName = useNodeName(scene.cluster.lab);
  return (
    <>
      <h2 className="tables-title">
        {t('chain')} <span>{t('chainNote')}</span>
      </h2>
      <ol className="chain" data-testid="chain">
        {consequence.chain.map((link) => (
          <li key={`${link.no}-${link.actor}-${link.text.en}`} className={link.decided ? 'chain-decided' : undefined}>
            <span className="chain-no mono">
              <KindSign kind={link.kind} /> #{link.no}
            </span>
            <span>
              {bilingual(link.text)}
              {link.decided && (
                <span className="ink2">
                  <br />
                  {link.actor === scene.node.name ? t('ownDecision') : `${nodeName(link.actor)} · ${t('yourDecision')}`}
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
      <p className="chain-danger">
        <b>{t('danger')}</b> {t('dangerText')}
      </p>
    </>
  );
}
