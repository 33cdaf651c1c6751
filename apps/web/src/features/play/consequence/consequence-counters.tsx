'use client';

import { useTranslations } from '@/i18n';
import { DeviceSign, type NodeView, useDeviceName } from '@/ui';
import type { ConsequenceProps } from './consequence-banner';

/** Two counters and what the client sees: it still works, and nothing goes through the director. */
export function ConsequenceCounters({ scene, consequence }: ConsequenceProps) {
  const t = useTranslations('play.consequence');
  const deviceName = useDeviceName();
  const { cluster } = scene;
  const { directorPackets, directorConnections, serverPackets, server, requests } = consequence.counters;
  const all = directorPackets + serverPackets;
  const byRole = (role: NodeView['role']) => cluster.lab.nodes.find((node) => node.role === role);
  const director = byRole('director');
  const serverNode = cluster.lab.nodes.find((node) => node.name === server) ?? byRole('server');
  const client = byRole('client');
  return (
    <div className="counters">
      {director !== undefined && (
        <Counter
          node={director}
          title={t('directorPackets', { device: deviceName('director') })}
          value={directorPackets}
          all={all}
          note={t('of', { n: all, connections: directorConnections })}
          testId="counter-director"
        />
      )}
      {serverNode !== undefined && (
        <Counter
          node={serverNode}
          title={t('serverPackets', { device: deviceName(serverNode.role, serverNode.number) })}
          value={serverPackets}
          all={all}
          note={t('ofRequests', { n: all, requests })}
          testId="counter-server"
        />
      )}
      <section className="counter">
        <h3>
          {client !== undefined && <DeviceSign device="client" size={20} />}
          {t('clientSees', { device: deviceName('client') })}
        </h3>
        <pre className="console mono" data-testid="console">
          {cluster.console
            .filter((line) => client === undefined || line.node === client.name)
            .map((line) => line.text)
            .join('\n')}
        </pre>
      </section>
    </div>
  );
}

interface CounterProps {
  readonly node: NodeView;
  readonly title: string;
  readonly value: number;
  readonly all: number;
  readonly note: string;
  readonly testId: string;
}

function Counter({ node, title, value, all, note, testId }: CounterProps) {
  const share = all === 0 ? 0 : (100 * value) / all;
  return (
    <section className="counter">
      <h3>
        <DeviceSign device={node.role} number={node.number} size={20} /> {title}
      </h3>
      <p className="counter-value">
        <span data-testid={testId}>{value}</span> <small>{note}</small>
      </p>
      <div className={value === 0 ? 'bar bar-empty' : 'bar'}>
        <i style={{ width: `${share}%` }} />
      </div>
    </section>
  );
}
