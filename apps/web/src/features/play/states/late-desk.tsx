'use client';

import { lateSummaryOf } from '@frameplay/classroom';
import type { ClientCommand } from '@frameplay/protocol';
import { useBilingual, useTranslations } from '@/i18n';
import { Button, DeviceSign, MacTag } from '@/ui';
import { useKeys } from '../desk/use-keys';
import { pairOf } from '../model/pair';
import type { Scene } from '../model/scene';
import { useYouAre } from '../you-are';

const ROWS_SHOWN = 4;

/** For whoever comes when the group is under way: three lines, what the own device knows, and a seat at once or after a round. */
export function LateDesk({ scene, send }: { scene: Scene; send: (command: ClientCommand) => void }) {
  const t = useTranslations('seats.late');
  const say = useBilingual();
  const youAre = useYouAre();
  const { cluster, node, seat, inbox } = scene;
  const { part, done, waitsFor } = lateSummaryOf(cluster);
  const pair = pairOf(scene, null);
  const take = () => send({ type: 'watch', on: false });
  const others = cluster.seats.some((other) => other.seat !== seat.seat && other.playedBy === 'person');
  useKeys({ Enter: take });
  return (
    <section className="desk desk-empty" data-testid="late" data-region="desk" aria-label={youAre(node)}>
      <div className="desk-head">
        <DeviceSign device={node.role} number={node.number} size={20} />
        <b>{t('head', { you: youAre(node), group: cluster.id })}</b>
      </div>
      <div className="desk-body">
        <h2>{t('title', { number: part.number, count: part.count, title: say(part.title) })}</h2>
        <ul className="late-lines">
          <li>{pair === null ? t('text') : t('textPair', { name: pair.name })}</li>
          <li>{t(`done.${done.what}`, { n: done.count })}</li>
          <li>{t(`waits.${inbox.length > 0 ? 'own' : waitsFor}`)}</li>
        </ul>
        <Known scene={scene} />
        <div className="actions">
          <Button variant="primary" kbd="↵" data-testid="late-take" onClick={take}>
            {t('take')}
          </Button>
          {others && pair === null && (
            <Button data-testid="late-watch" onClick={() => send({ type: 'watch', on: true })}>
              {t('watch')}
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}

/** The own table that decides most: what a switch has learned, whom a host knows. */
function Known({ scene: { tables, node, cluster } }: { scene: Scene }) {
  const t = useTranslations('seats.late');
  const rows =
    node.role === 'switch'
      ? (tables?.fdb ?? []).map(({ mac, port }) => ({ mac, text: port }))
      : (tables?.neighbours ?? []).flatMap(({ mac, address }) => (mac === null ? [] : [{ mac, text: address }]));
  if (rows.length === 0) return <p className="ink2 small">{t('knowNothing')}</p>;
  return (
    <div className="late-known">
      <p>{t('know')}</p>
      <ul>
        {rows.slice(-ROWS_SHOWN).map(({ mac, text }) => (
          <li key={`${mac} ${text}`}>
            <MacTag mac={mac} lab={cluster.lab} /> <span className="mono">{text}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
