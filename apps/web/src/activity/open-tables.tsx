'use client';

import { useState } from 'react';
import { useTranslations } from '@/i18n';
import { DeviceSign, nodeOf, Segmented, TablesColumn, useNodeName } from '@/ui';
import type { Room } from './room';

/** So many devices are told apart by their signs in one row; of more one is picked by its name. */
const SIGNS_MAX = 7;

/** Tables of the devices that this viewer may look into, one at a time. */
export function OpenTables({ room }: { readonly room: Room }) {
  const t = useTranslations('part');
  const { lab, tables } = room.cluster;
  const nodeName = useNodeName(lab);
  const nodes = lab.nodes.filter(({ name }) => tables[name] !== undefined).map(({ name }) => name);
  const [chosen, setChosen] = useState<string | null>(null);
  const node = nodeOf(lab, chosen ?? nodes[0] ?? '');
  if (node === null) return null;
  return (
    <div className="tables" data-region="tables">
      {nodes.length > SIGNS_MAX && (
        <label className="tables-of">
          <span className="small ink2">{t('tablesOf')}</span>
          <select className="input" value={node.name} onChange={(event) => setChosen(event.target.value)}>
            {nodes.map((name) => (
              <option key={name} value={name}>
                {nodeName(name)}
              </option>
            ))}
          </select>
        </label>
      )}
      {nodes.length > 1 && nodes.length <= SIGNS_MAX && (
        <Segmented
          label={t('tablesOf')}
          value={node.name}
          options={nodes.map((name) => {
            const view = nodeOf(lab, name);
            return {
              value: name,
              label: (
                <span title={nodeName(name)}>
                  {view !== null && <DeviceSign device={view.role} number={view.number} size={18} />}
                  <span className="visually-hidden">{nodeName(name)}</span>
                </span>
              ),
            };
          })}
          onChange={setChosen}
        />
      )}
      <TablesColumn
        lab={lab}
        isSwitch={node.role === 'switch'}
        tables={tables[node.name]}
        asOf={null}
        title={nodeName(node.name)}
      />
    </div>
  );
}
