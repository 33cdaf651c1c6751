'use client';

import { useTranslations } from '@/i18n';
import { DeviceSign, MacTag, nodeOf, useNodeName } from '@/ui';
import type { Room } from '../room';
import { type Effect, effectsOf } from './effects';

const SHOWN_MAX = 6;

/** What the last line changed in the tables that are open: whose table, which row, as it is now. */
export function EffectList({ room }: { readonly room: Room }) {
  const t = useTranslations('part.lab.effects');
  const { lab, tables } = room.cluster;
  const effects = effectsOf(tables);
  if (effects.length === 0) return null;
  return (
    <section className="effects" aria-label={t('title')} data-testid="effects">
      <h2>
        <span aria-hidden="true">▲ </span>
        {t('title')}
      </h2>
      <ul>
        {effects.slice(0, SHOWN_MAX).map((effect) => (
          <EffectLine key={`${effect.node} ${effect.command} ${effect.text}`} effect={effect} lab={lab} />
        ))}
      </ul>
      {effects.length > SHOWN_MAX && <p className="small ink2">{t('more', { n: effects.length - SHOWN_MAX })}</p>}
    </section>
  );
}

function EffectLine({ effect, lab }: { readonly effect: Effect; readonly lab: Room['cluster']['lab'] }) {
  const nodeName = useNodeName(lab);
  const view = nodeOf(lab, effect.node);
  return (
    <li>
      {view !== null && <DeviceSign device={view.role} number={view.number} size={18} />}
      <span className="visually-hidden">{nodeName(effect.node)}: </span>
      <span className="mono ink2">{effect.command}</span>
      <b className="mono">{effect.text}</b>
      {effect.mac !== null && <MacTag mac={effect.mac} lab={lab} size="small" />}
      {effect.state !== '' && <span className="mono">{effect.state}</span>}
    </li>
  );
}
