'use client';

import type { LabView, MoveWhy, WhyLink } from '@frameplay/classroom';
import { catalogued, groundText, timerText } from '@frameplay/lab';
import { useBilingual, useTranslations } from '@/i18n';
import { Button } from '../button';
import { useNodeName } from '../device-name';
import { KindSign } from '../kind-sign';
import type { Hop } from './chain';

interface HopProps {
  readonly lab: LabView;
  readonly hop: Hop;
  /** The frame that is asked about: it needs no button to itself. */
  readonly here: number;
  readonly onGo: (no: number) => void;
}

/** What happened at one hop, and by which rule. */
export function HopItem({ lab, hop, here, onGo }: HopProps) {
  const t = useTranslations('why');
  const bilingual = useBilingual();
  const nodeName = useNodeName(lab);
  switch (hop.kind) {
    case 'sent':
      return <SentHop lab={lab} hop={hop} here={here} onGo={onGo} />;
    case 'command':
      return (
        <li className="why-hop" data-testid="why-command">
          <b>{t('command', { node: nodeName(hop.link.node) })}</b> <code className="why-code">{hop.link.command}</code>
        </li>
      );
    case 'timer':
      return (
        <li className="why-hop">
          <b>{t('timer', { node: nodeName(hop.link.node), timer: bilingual(timerText(hop.link.timer)) })}</b>
        </li>
      );
    case 'sealed':
      return (
        <li className="why-hop why-sealed" data-testid="why-sealed">
          {t('sealed')}
        </li>
      );
    case 'boot':
      return <li className="why-hop ink2">{t('boot')}</li>;
    case 'forgotten':
      return <li className="why-hop ink2">{t('forgotten')}</li>;
  }
}

function SentHop({ lab, hop, here, onGo }: HopProps & { readonly hop: Extract<Hop, { kind: 'sent' }> }) {
  const t = useTranslations('why');
  const separator = useTranslations('vocabulary')('listSeparator');
  const nodeName = useNodeName(lab);
  const { move, why, through } = hop;
  const sent = t('sent', { node: nodeName(move.from.node), no: move.no, summary: move.summary });
  return (
    <li className="why-hop" data-testid="why-hop" data-no={move.no}>
      <div className="why-what">
        <KindSign kind={move.kind} size={16} />
        {move.no === here ? (
          <b>{sent}</b>
        ) : (
          <Button variant="quiet" className="why-go" onClick={() => onGo(move.no)}>
            {sent}
          </Button>
        )}
        {through.length > 0 && (
          <span className="ink2 small">{t('through', { nodes: through.map(nodeName).join(separator) })}</span>
        )}
      </div>
      <Rule why={why} />
      {why.waitedFor !== null && (
        <p className="why-ground">
          {t('waited')} <GoTo no={why.waitedFor} onGo={onGo} />
        </p>
      )}
      {why.grounds.map(({ ground, by }) => (
        <Ground key={`${ground.kind} ${ground.name}`} ground={ground} by={by} lab={lab} onGo={onGo} />
      ))}
    </li>
  );
}

/** The sentence first; the id and the kernel's function behind it, for who wants to look them up. */
function Rule({ why }: { why: MoveWhy }) {
  const t = useTranslations('why');
  const bilingual = useBilingual();
  if (why.rule === null) return <p className="why-rule">{t('person')}</p>;
  const rule = catalogued(why.rule);
  return (
    <p className="why-rule">
      {bilingual(rule)}{' '}
      <span className="mono small ink2">
        {rule.id} · {rule.kernelFunction}
      </span>
    </p>
  );
}

interface GroundProps {
  readonly ground: MoveWhy['grounds'][number]['ground'];
  readonly by: WhyLink | null;
  readonly lab: LabView;
  readonly onGo: (no: number) => void;
}

function Ground({ ground, by, lab, onGo }: GroundProps) {
  const t = useTranslations('why');
  const bilingual = useBilingual();
  const nodeName = useNodeName(lab);
  return (
    <p className="why-ground">
      <span className="ink2">{t('because')}</span>{' '}
      <span className="mono why-code">{bilingual(groundText(ground))}</span>
      {by?.kind === 'move' && (
        <>
          {' '}
          {t('taught')} <GoTo no={by.no} onGo={onGo} />
        </>
      )}
      {by?.kind === 'command' && (
        <>
          {' '}
          {t('setBy', { node: nodeName(by.node) })} <code className="why-code">{by.command}</code>
        </>
      )}
    </p>
  );
}

function GoTo({ no, onGo }: { no: number; onGo: (no: number) => void }) {
  return (
    <Button variant="quiet" className="why-go" onClick={() => onGo(no)}>
      #{no}
    </Button>
  );
}
