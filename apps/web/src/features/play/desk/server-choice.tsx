'use client';

import type { DeviceTables, RealServerChoice } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { DeviceSign, nodeOf, RadioButton, useDeviceName } from '@/ui';
import { useDesk } from './desk-context';

/** Which real server gets the connection: one of the service's destinations, with the load the director sees. */
export function ServerChoice({
  servers,
  tables,
}: {
  servers: readonly RealServerChoice[];
  tables: DeviceTables | undefined;
}) {
  const t = useTranslations('play');
  const { draft, setHost } = useDesk();
  const scheduler = tables?.services[0]?.scheduler;
  const chosen = draft.kind === 'host' ? draft.realServer : undefined;
  return (
    <section className="servers">
      <h3 id="which-server">
        {t('whichServer')} {scheduler !== undefined && <span>{t('scheduler', { name: scheduler })}</span>}
      </h3>
      <div className="servers-row" role="radiogroup" aria-labelledby="which-server">
        {servers.map((server) => (
          <ServerOption
            key={server.node}
            server={server}
            tables={tables}
            chosen={server.node === chosen}
            onChoose={() => setHost({ realServer: server.node })}
          />
        ))}
      </div>
    </section>
  );
}

interface ServerOptionProps {
  readonly server: RealServerChoice;
  readonly tables: DeviceTables | undefined;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function ServerOption({ server, tables, chosen, onChoose }: ServerOptionProps) {
  const t = useTranslations('play');
  const deviceName = useDeviceName();
  const { lab } = useDesk();
  const node = nodeOf(lab, server.node);
  const load = tables?.services
    .flatMap((service) => service.destinations)
    .find((destination) => destination.node === server.node);
  return (
    <RadioButton checked={chosen} className="server" data-testid={`server-${server.node}`} onClick={onChoose}>
      {node !== null && <DeviceSign device={node.role} number={node.number} size={24} />}
      <span>
        <b>
          {node === null ? server.node : deviceName(node.role, node.number)} {chosen && '✓'}
        </b>
        {load === undefined ? server.address : t('load', { active: load.active, inactive: load.inactive })}
      </span>
    </RadioButton>
  );
}
