'use client';

import type { LabView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { lazyPart } from '@/lib/lazy-part';
import { DeviceShape, useDeviceName } from '@/ui';
import type { Walk } from './walk-frames';
import type { NodePlace, WalkLayout, WalkNode } from './walk-layout';
import type { WalkPosition } from './walk-time';
import { WalkWays } from './walk-ways';

const WalkFrameOnWire = lazyPart(() => import('./walk-frame-on-wire').then((module) => module.WalkFrameOnWire));

export interface WalkStageProps {
  readonly layout: WalkLayout;
  /** null while the engine is on its way: the devices already stand in their places. */
  readonly walk: Walk | null;
  readonly position: WalkPosition;
}

const DEVICES: readonly WalkNode[] = ['client', 'director', 'server1', 'server2'];
const PARTS = {
  client: { role: 'client', number: 0 },
  director: { role: 'director', number: 0 },
  server1: { role: 'server', number: 1 },
  server2: { role: 'server', number: 2 },
} as const;

/** The flat LAN with the frame on its way. Decorative: the table beside it says the same in words. */
export function WalkStage({ layout, walk, position }: WalkStageProps) {
  const t = useTranslations('landing.walk');
  const deviceName = useDeviceName();
  return (
    <svg
      className={`walk-stage walk-${layout.name}`}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      aria-hidden="true"
    >
      <WalkWays layout={layout} position={walk === null ? null : position} />
      <rect {...layout.box} rx="2" className="walk-box" />
      <text x={layout.boxLabel.x} y={layout.boxLabel.y} className="walk-name">
        {deviceName('switch')}
        {layout.name === 'wide' && (
          <tspan dx="12" className="walk-note">
            {t('switchNote')}
          </tspan>
        )}
      </text>
      {layout.ports.map((port) => (
        <g key={port.name}>
          <rect x={port.at.x - 6} y={port.at.y - 6} width="12" height="12" className="walk-port" />
          <text x={port.label.x} y={port.label.y} textAnchor="middle" className="walk-address">
            {port.name}
          </text>
        </g>
      ))}
      {DEVICES.map((name) => (
        <StageNode
          key={name}
          place={layout.nodes[name]}
          part={PARTS[name]}
          name={deviceName(PARTS[name].role, PARTS[name].number)}
          address={walk === null ? '' : addressOf(walk.lab, PARTS[name])}
        />
      ))}
      {walk !== null && <WalkFrameOnWire layout={layout} walk={walk} position={position} />}
    </svg>
  );
}

type Part = (typeof PARTS)[WalkNode];

/** The VIP at the director: that is the address the walk is about. */
function addressOf(lab: LabView, part: Part): string {
  if (part.role === 'director') return `VIP ${lab.vip}`;
  const node = lab.nodes.find((one) => one.role === part.role && one.number === part.number);
  const addresses = node?.interfaces.flatMap((iface) => iface.addresses.map((text) => text.split('/')[0])) ?? [];
  return addresses.find((address) => address !== lab.vip) ?? '';
}

interface StageNodeProps {
  readonly place: NodePlace;
  readonly part: Part;
  readonly name: string;
  readonly address: string;
}

function StageNode({ place, part, name, address }: StageNodeProps) {
  const scale = place.size / 22;
  return (
    <g textAnchor={place.anchor}>
      <g transform={`translate(${place.at.x - 12 * scale} ${place.at.y - 11 * scale}) scale(${scale})`} className="cap">
        <DeviceShape device={part.role} number={part.number} />
      </g>
      <text x={place.label.x} y={place.label.y} className="walk-name">
        {name}
      </text>
      <text x={place.label.x} y={place.label.y + 18} className="walk-address">
        {address}
      </text>
    </g>
  );
}
