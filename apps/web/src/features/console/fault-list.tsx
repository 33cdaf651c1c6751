'use client';

import { type ClusterView, type Fault, faultsOf } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { Button, DeviceSign, nodeOf } from '@/ui';
import type { Room } from './room';

export interface FaultListProps {
  readonly room: Room;
  readonly cluster: ClusterView;
  readonly seat: string;
}

/** What can be broken with one tap at the chosen device, and at those that nobody can choose. Undo until the network moves on. */
export function FaultList({ room, cluster, seat }: FaultListProps) {
  const t = useTranslations('classroom.fault');
  const { lab, faults, mayUndoFault, activity, part } = cluster;
  if (part !== null || activity.finished || room.view.phase === 'ended') return null;
  const seats = new Set(cluster.seats.map((one) => one.seat));
  const devices = lab.nodes.filter(({ name }) => name === seat || !seats.has(name));
  const offered = devices.flatMap(({ name }) => faultsOf(lab, name).map((fault): Fault => ({ fault, node: name })));
  if (offered.length === 0 && faults.length === 0) return null;
  const clusterId = cluster.id;
  return (
    <section className="faults" aria-label={t('title')}>
      <div className="section-head">
        <h3>{t('title')}</h3>
        <span className="ink2 small">{t('note')}</span>
      </div>
      {faults.length > 0 && (
        <p className="faults-now" role="status" data-testid="faults-now">
          <b>{t('now')}</b>
          {faults.map((one) => (
            <FaultName key={`${one.node} ${one.fault}`} cluster={cluster} fault={one} />
          ))}
          {mayUndoFault && (
            <Button data-testid="undo-fault" onClick={() => room.live.send({ type: 'undo-fault', clusterId })}>
              {t('undo')}
            </Button>
          )}
        </p>
      )}
      <ul>
        {offered.map((one) => (
          <li key={`${one.node} ${one.fault}`}>
            <button
              type="button"
              data-testid={`fault-${one.node}-${one.fault}`}
              onClick={() => room.live.send({ type: 'inject', clusterId, ...one })}
            >
              <FaultName cluster={cluster} fault={one} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function FaultName({ cluster, fault: { fault, node } }: { readonly cluster: ClusterView; readonly fault: Fault }) {
  const t = useTranslations('classroom.fault.name');
  const view = nodeOf(cluster.lab, node);
  return (
    <span className="fault-name">
      {view !== null && <DeviceSign device={view.role} number={view.number} size={18} />}
      {t(fault)}
    </span>
  );
}
