'use client';

import { useTranslations } from '@/i18n';
import { addressesOf, DeviceShape, type NodeView, useDeviceName } from '@/ui';
import type { ConsequenceProps } from './consequence-banner';

const WIDTH = 1044;
const HEIGHT = 350;
const LINE_Y = 262;
const BOX = { x: 430, y: 230, width: 322, height: 64 };

/** The way that requests take now, thick; the way that was meant, dotted; the director beside it with its zero. */
export function BypassPicture({ scene, consequence }: ConsequenceProps) {
  const t = useTranslations('play.consequence');
  const { lab } = scene.cluster;
  const byRole = (role: NodeView['role']) => lab.nodes.find((node) => node.role === role);
  const gateway = byRole('gateway');
  const client = byRole('client');
  const director = byRole('director');
  const server = lab.nodes.find((node) => node.name === consequence.counters.server) ?? byRole('server');
  return (
    <svg
      className="topo bypass"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${t('title')}. ${t('bypassed')}.`}
    >
      <path d={`M560 ${BOX.y}V104`} className="wire wire-meant" />
      <path d={`M620 104V${BOX.y}`} className="wire wire-meant" markerEnd="url(#arrow)" />
      <path d={`M106 ${LINE_Y}H884`} className="wire wire-bypass" markerEnd="url(#arrow-thick)" />
      <rect {...BOX} rx="2" fill="none" stroke="var(--ink)" strokeWidth="2" />
      {[BOX.x, BOX.x + BOX.width].map((x) => (
        <rect key={x} x={x - 7} y={LINE_Y - 7} width="14" height="14" className="topo-port" />
      ))}
      <rect x="583" y={BOX.y - 7} width="14" height="14" className="topo-port" />
      <text x={BOX.x + BOX.width / 2} y={BOX.y + 90} textAnchor="middle" className="topo-name">
        {t('switchNote')}
      </text>
      <text x="540" y="166" textAnchor="end" className="topo-small">
        {t('meantWay')}
      </text>
      {director !== undefined && (
        <Bypassed director={director} vip={lab.vip} count={consequence.counters.directorPackets} />
      )}
      {client !== undefined && <Device node={client} x={70} size={50} addresses={addressesOf(lab, client)} />}
      {gateway !== undefined && <Device node={gateway} x={252} size={58} addresses={[]} />}
      {server !== undefined && <Device node={server} x={924} size={58} addresses={addressesOf(lab, server)} />}
    </svg>
  );
}

function Device({
  node,
  x,
  size,
  addresses,
}: {
  node: NodeView;
  x: number;
  size: number;
  addresses: readonly string[];
}) {
  const deviceName = useDeviceName();
  const scale = size / 22;
  return (
    <g>
      <g className="cap" transform={`translate(${x - 12 * scale} ${LINE_Y - 11 * scale}) scale(${scale})`}>
        <DeviceShape device={node.role} number={node.number} />
      </g>
      <text x={x} y={LINE_Y + 50} textAnchor="middle" className="topo-name topo-name-big">
        {deviceName(node.role, node.number)}
      </text>
      <text x={x} y={LINE_Y + 68} textAnchor="middle" className="topo-mono">
        {addresses.join(' · ')}
      </text>
    </g>
  );
}

function Bypassed({ director, vip, count }: { director: NodeView; vip: string; count: number }) {
  const t = useTranslations('play.consequence');
  const deviceName = useDeviceName();
  return (
    <g>
      <g className="cap" opacity={count === 0 ? 0.45 : 1} transform="translate(553 22) scale(3.09)">
        <DeviceShape device="director" />
      </g>
      <text x="648" y="80" className="bypass-count">
        {count}
      </text>
      <text x={668 + String(count).length * 44} y="46" className="topo-name topo-name-18">
        {deviceName(director.role)}
      </text>
      <text x={668 + String(count).length * 44} y="65" className="topo-mono">
        VIP {vip}
      </text>
      {count === 0 && (
        <text x={668 + String(count).length * 44} y="85" className="topo-name topo-name-big">
          {t('bypassed')}
        </text>
      )}
    </g>
  );
}
