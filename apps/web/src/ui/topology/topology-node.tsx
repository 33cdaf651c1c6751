'use client';

import type { LabView } from '@frameplay/classroom';
import type { ReactNode } from 'react';
import { addressesOf } from '../address-book';
import { useDeviceName } from '../device-name';
import { DeviceShape } from '../device-sign';
import { DeviceGroup } from './groups';
import type { PlacedNode, TopologySize } from './layout';
import { shortName } from './short-name';

export interface TopologyNodeProps {
  readonly placed: PlacedNode;
  readonly lab: LabView;
  readonly isMe: boolean;
  readonly size: TopologySize;
  /** Who plays it, in words. */
  readonly player: string | null;
  /** Bold words in place of the device's name: "You are the director". */
  readonly title: string | null;
  readonly dim: boolean;
  readonly tabIndex: number;
}

const NODE_PAD = 9;
/** What stands between a name and the envelope at the right. */
const BESIDE_MAX = 8;

/** A device with its name, addresses and player. The switch is drawn by the topology itself as a box. */
export function TopologyNode({ placed, lab, isMe, size, player, title, dim, tabIndex }: TopologyNodeProps) {
  const deviceName = useDeviceName();
  const { node, at } = placed;
  const name = title ?? deviceName(node.role, node.number);
  const addresses = addressesOf(lab, node);
  const label = [name, ...addresses, player].filter((part) => part !== null && part !== '').join(', ');
  const scale = placed.size / 22;
  const half = placed.size / 2 + NODE_PAD;
  return (
    <DeviceGroup label={label} tabIndex={tabIndex} dim={dim}>
      {isMe && (
        <rect
          x={at.x - half}
          y={at.y - placed.size / 2 - NODE_PAD + 1}
          width={half * 2}
          height={placed.size + 2 * NODE_PAD - 2}
          rx="3"
          className="topo-me"
        />
      )}
      <g transform={`translate(${at.x - 12 * scale} ${at.y - 11 * scale}) scale(${scale})`} className="cap">
        <DeviceShape device={node.role} number={node.number} />
      </g>
      {size === 'desk' && (
        <Caption placed={placed} name={name} big={title !== null} addresses={addresses} player={player} />
      )}
    </DeviceGroup>
  );
}

interface CaptionProps {
  readonly placed: PlacedNode;
  readonly name: string;
  readonly big: boolean;
  readonly addresses: readonly string[];
  readonly player: string | null;
}

function Caption({ placed, name, big, addresses, player }: CaptionProps): ReactNode {
  const { at, size, caption } = placed;
  const nameClass = big ? 'topo-name topo-name-big' : 'topo-name';
  if (caption === 'below') {
    const y = at.y + size / 2 + 17;
    return (
      <g textAnchor="middle">
        <text x={at.x} y={y} className={nameClass}>
          {name}
        </text>
        <text x={at.x} y={y + 17} className="topo-mono">
          {addresses.join(' │ ')}
        </text>
        <text x={at.x} y={y + 33} className="topo-small">
          {player}
        </text>
      </g>
    );
  }
  if (caption === 'right') {
    const x = at.x + size / 2 + 15;
    return (
      <g>
        <text x={x} y={at.y - 5} className={nameClass}>
          {name}
          <tspan dx="7" className="topo-small">
            {player !== null && shortName(player, BESIDE_MAX)}
          </tspan>
        </text>
        <text x={x} y={at.y + 12} className="topo-mono">
          {addresses[0]}
        </text>
      </g>
    );
  }
  const x = at.x - size / 2 - NODE_PAD - 9;
  return (
    <g textAnchor="end">
      <text x={x} y={at.y - 2} className={nameClass}>
        {name}
      </text>
      <text x={x} y={at.y + 16} className="topo-mono">
        {addresses.join(' · ')}
      </text>
    </g>
  );
}
