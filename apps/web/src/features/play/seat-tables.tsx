'use client';

import { useState } from 'react';
import { useTranslations } from '@/i18n';
import { DeviceSign, nodeOf, Segmented, TablesColumn, useNodeName } from '@/ui';
import type { Scene } from './model/scene';

/** The own tables; where the network is open to the group, those of any device, one at a time. */
export function SeatTables({ scene }: { scene: Scene }) {
  const t = useTranslations('seats');
  const { view, cluster, node: own, live } = scene;
  const { lab, tables } = cluster;
  const nodeName = useNodeName(lab);
  const [chosen, setChosen] = useState(own.name);
  const names = lab.nodes.map(({ name }) => name).filter((name) => tables[name] !== undefined);
  const node = nodeOf(lab, names.includes(chosen) ? chosen : own.name) ?? own;
  return (
    <>
      {cluster.open && view.me !== null && (
        <p className="note" data-testid="group-open">
          {t('open')}
        </p>
      )}
      {names.length > 1 && (
        <Segmented
          label={t('tablesOf')}
          value={node.name}
          onChange={setChosen}
          options={names.map((name) => {
            const view = nodeOf(lab, name);
            return {
              value: name,
              testId: `tables-of-${name}`,
              label: (
                <span title={nodeName(name)}>
                  {view !== null && <DeviceSign device={view.role} number={view.number} size={18} />}
                  <span className="visually-hidden">{nodeName(name)}</span>
                </span>
              ),
            };
          })}
        />
      )}
      <TablesColumn
        lab={lab}
        isSwitch={node.role === 'switch'}
        tables={tables[node.name]}
        asOf={live.status === 'connected' ? null : live.seq}
        {...(node.name === own.name ? {} : { title: nodeName(node.name) })}
      />
    </>
  );
}
