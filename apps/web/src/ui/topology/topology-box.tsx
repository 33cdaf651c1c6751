'use client';

import type { LabView } from '@frameplay/classroom';
import { useNodeName } from '../device-name';
import { DeviceShape } from '../device-sign';
import { DeviceGroup } from './groups';
import { addressLines } from './layers/measures';
import type { Box, PlacedNode, PlacedPort, TopologySize } from './placed';
import { shortName } from './short-name';

export interface TopologyBoxProps {
  readonly placed: PlacedNode;
  readonly box: Box;
  readonly lab: LabView;
  readonly ports: readonly PlacedPort[];
  readonly size: TopologySize;
  readonly isMe: boolean;
  readonly title: string | null;
  readonly player: string | null;
  readonly tabIndex: number;
}

/** What stands between the left edge of the switch and the wire below it. */
const UNDER_SWITCH_MAX = 12;
const LINE = 16;
/** The own device's wire runs down into the desk: its addresses stand beside the box. */
const BESIDE_BOX = 10;
const SIGN_SCALE = 1.1;

/** A switch, or a router with many wires, as a box with its ports. A router shows its sign: it rewrites, a switch does not. */
export function TopologyBox({ placed, box, lab, ports, size, isMe, title, player, tabIndex }: TopologyBoxProps) {
  const nodeName = useNodeName(lab);
  const { node } = placed;
  const name = title ?? nodeName(node.name);
  const routes = node.role === 'gateway';
  const lines = routes ? addressLines(lab, node) : [];
  const middle = box.x + box.width / 2;
  const centre = box.y + box.height / 2;
  return (
    <DeviceGroup label={[name, ...lines, player].filter(Boolean).join(', ')} tabIndex={tabIndex}>
      <rect {...box} rx="2" className={isMe ? 'topo-me' : 'topo-box'} />
      {routes && (
        <g
          transform={`translate(${middle - 12 * SIGN_SCALE} ${centre - (size === 'compact' ? 12 : 22)}) scale(${SIGN_SCALE})`}
          className="cap"
        >
          <DeviceShape device="gateway" />
        </g>
      )}
      {size !== 'compact' && (
        <text
          x={middle}
          y={centre + (routes ? LINE + 1 : 5)}
          textAnchor="middle"
          className={isMe ? 'topo-name topo-on-now' : 'topo-name'}
        >
          {name}
        </text>
      )}
      {size !== 'compact' &&
        lines.map((line, index) => (
          <text
            key={line}
            x={isMe ? box.x + box.width + BESIDE_BOX : middle}
            y={isMe ? box.y + LINE * (index + 1) : box.y + box.height + LINE * (index + 1)}
            textAnchor={isMe ? 'start' : 'middle'}
            className="topo-mono"
          >
            {line}
          </text>
        ))}
      {size === 'desk' && player !== null && (
        <text x={box.x + 16} y={box.y + box.height + 18 + LINE * lines.length} className="topo-small">
          {shortName(player, UNDER_SWITCH_MAX)}
        </text>
      )}
      {ports
        .filter((port) => port.square && port.node === node.name)
        .map((port) => (
          <Port key={port.iface} port={port} size={size} />
        ))}
    </DeviceGroup>
  );
}

function Port({ port: { at, iface, label }, size }: { readonly port: PlacedPort; readonly size: TopologySize }) {
  const half = size === 'compact' ? 4 : 5;
  return (
    <>
      <rect x={at.x - half} y={at.y - half} width={half * 2} height={half * 2} className="topo-port" />
      {size !== 'compact' && (
        <text x={label.x} y={label.y} textAnchor={label.anchor} className="topo-mono">
          {iface}
        </text>
      )}
    </>
  );
}
