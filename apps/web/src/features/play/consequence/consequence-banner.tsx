'use client';

import type { ConsequenceView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { Button, KindSign, useNodeName, useOwnerName } from '@/ui';
import type { Scene } from '../model/scene';

export interface ConsequenceProps {
  readonly scene: Scene;
  readonly consequence: ConsequenceView;
}

/** What the network came to, in one line; no scolding. */
export function ConsequenceBanner({
  scene,
  consequence,
  shown,
  onToggle,
}: ConsequenceProps & { readonly shown: boolean; readonly onToggle: () => void }) {
  const t = useTranslations('play.consequence');
  const { lab } = scene.cluster;
  const nodeName = useNodeName(lab);
  const ownerName = useOwnerName(lab);
  const { poisoned } = consequence;
  const server = poisoned.owner === null ? ownerName(poisoned.mac) : nodeName(poisoned.owner);
  return (
    <div className="banner banner-error consequence-banner" role="status" data-testid="consequence">
      <KindSign kind="error" size={30} />
      <div className="banner-text">
        <h1>{t('title')}</h1>
        <p>{t('text', { server, node: nodeName(poisoned.node) })}</p>
      </div>
      <Button variant={shown ? 'normal' : 'primary'} onClick={onToggle} data-testid="toggle-consequence">
        {t(shown ? 'desk' : 'show')}
      </Button>
    </div>
  );
}
