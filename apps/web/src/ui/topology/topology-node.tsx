'use client';

import type { LabView } from '@frameplay/classroom';
import type { ReactNode } from 'react';
import { addressesOf } from '../address-book';
import { useNodeName } from '../device-name';
import { DeviceShape } from '../device-sign';
import { DeviceGroup } from './groups';
import { addressLines } from './layers/measures';
import type { PlacedNode, TopologySize } from './placed';
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
  /** Addresses one below the other. */
  readonly stacked: boolean;
  readonly tabIndex: number;
}

const NODE_PAD = 9;
const LINE = 16;
/** From the wire that runs down to the words beside it. */
const BESIDE_WIRE = 12;
/** What stands between a name and the envelope at the right. */
const BESIDE_MAX = 8;

/** A device with its name, addresses and player. The switch is drawn by the topology itself as a box. */
export function TopologyNode({ placed, lab, isMe, size, player, title, stacked, tabIndex }: TopologyNodeProps) {
  const nodeName = useNodeName(lab);
  const { node, at } = placed;
  const last = placed.stands.at(-1);
  const until = last === undefined ? '' : ` … ${last.role === 'server' ? last.number : nodeName(last.name)}`;
  const name = title ?? `${nodeName(node.name)}${until}`;
  const addresses = addressesOf(lab, node);
  const label = [name, ...addresses, player].filter((part) => part !== null && part !== '').join(', ');
  const scale = placed.size / 22;
  const half = placed.size / 2 + NODE_PAD;
  const isOwnBelow = title !== null && placed.caption === 'below';
  return (
    <DeviceGroup label={label} tabIndex={tabIndex}>
      {last !== undefined && (
        <rect
          x={at.x - placed.size / 2 + 5}
          y={at.y - placed.size / 2 - 4}
          width={placed.size}
          height={placed.size}
          className="topo-box"
        />
      )}
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
      {size !== 'compact' && (
        <Caption
          placed={placed}
          name={name}
          big={title !== null}
          lines={linesOf(placed, addresses, stacked ? addressLines(lab, node) : isOwnBelow ? addresses : null)}
          player={player}
        />
      )}
    </DeviceGroup>
  );
}

/** Addresses as lines of text; those of a sign that stands for many are not written. */
function linesOf(
  { stands, caption }: PlacedNode,
  addresses: readonly string[],
  stacked: readonly string[] | null,
): readonly string[] {
  if (stands.length > 0) return [`× ${stands.length + 1}`];
  return stacked ?? [addresses.join(caption === 'below' ? ' │ ' : ' · ')];
}

interface CaptionProps {
  readonly placed: PlacedNode;
  readonly name: string;
  readonly big: boolean;
  readonly lines: readonly string[];
  readonly player: string | null;
}

function Caption({ placed, name, big, lines, player }: CaptionProps): ReactNode {
  const { at, size, caption } = placed;
  const nameClass = big ? 'topo-name topo-name-big' : 'topo-name';
  if (caption === 'below') {
    // The own device's wire runs down into the desk: its words stand beside the wire.
    const x = big ? at.x + BESIDE_WIRE : at.x;
    const y = at.y + size / 2 + (big ? NODE_PAD + 12 : 17);
    // A neighbour's addresses are at this height; the own ones come below them.
    const linesY = y + LINE * (big ? 2 : 1);
    return (
      <g textAnchor={big ? 'start' : 'middle'}>
        <text x={x} y={y} className={nameClass}>
          {name}
        </text>
        {lines.map((line, index) => (
          <text key={line} x={x} y={linesY + LINE * index} className="topo-mono">
            {line}
          </text>
        ))}
        <text x={x} y={linesY + LINE * lines.length} className="topo-small">
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
          {lines[0]?.split(' · ')[0]}
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
        {lines.join(' · ')}
      </text>
    </g>
  );
}
