'use client';

import type { AskedNow } from '@/activity/predict/asked-now';
import { kindOfGiven } from '@/activity/predict/given-value';
import { useTranslations } from '@/i18n';
import { KindSign, Topology, useNodeName } from '@/ui';

/** The network with the device at which it stands still, and the frame before the question. */
export function StopPicture({ asked }: { readonly asked: AskedNow }) {
  const t = useTranslations('part.class');
  const { given } = asked.stop;
  const nodeName = useNodeName(asked.lab);
  const [node = ''] = given?.at.split(':') ?? [];
  return (
    <div className="projector-picture">
      <Topology
        lab={asked.lab}
        label={t('network')}
        size="compact"
        me={given === null ? null : node}
        waitingAt={given === null ? [] : [node]}
      />
      {given !== null && (
        <p className="projector-now">
          <KindSign kind={kindOfGiven(given)} size={30} />
          <span>
            <b>{given.summary}</b>
            <br />
            {t(given.dir === 'in' ? 'cameInAt' : 'leftFrom', { node: nodeName(node) })}
          </span>
        </p>
      )}
    </div>
  );
}
