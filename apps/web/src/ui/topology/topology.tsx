'use client';

import type { LabView, MoveKind } from '@frameplay/classroom';
import { type KeyboardEvent, memo, type ReactNode, useMemo, useRef, useState } from 'react';
import { addressBook } from '../address-book';
import type { Flight, Stone } from './flight';
import { Decor } from './groups';
import { layoutTopology } from './layout';
import { FrameChip, MovingFrames } from './moving-frames';
import type { TopologyLayout, TopologySize } from './placed';
import { pathOf } from './polyline';
import { TopologyBox } from './topology-box';
import { TopologyNode } from './topology-node';

export interface TopologyProps {
  readonly lab: LabView;
  /** Says what the picture is. */
  readonly label: string;
  /** The own device: yellow, below the switch, its wire runs down out of the picture. */
  readonly me?: string | null;
  /** "You are the director". */
  readonly meTitle?: string | null;
  readonly size?: TopologySize;
  /** Who plays each node, in words. */
  readonly players?: Readonly<Record<string, string>>;
  /** The frame that waits at the own device. */
  readonly waiting?: {
    readonly kind: MoveKind;
    readonly word: string;
    readonly title: string;
    readonly note: string;
  } | null;
  readonly waitingAt?: readonly string[];
  /** Other devices' tables are not open to this viewer: an envelope beside each, and these words once. */
  readonly sealed?: string | null;
  /** Devices whose tables have just changed: ▲ at their sign. */
  readonly changedAt?: readonly string[];
  readonly flights?: readonly Flight[];
  readonly stones?: readonly Stone[];
  readonly children?: ReactNode;
}

/** The network: devices, wires, ports, and the frames on them. What moves comes in as `flights`, a function of time. */
export function Topology(props: TopologyProps) {
  const { lab, label, me = null, size = 'desk', players = NO_PLAYERS, waitingAt = NOWHERE, meTitle = null } = props;
  const layout = useMemo(() => layoutTopology(lab, me, size), [lab, me, size]);
  const [focused, setFocused] = useState(0);
  const svg = useRef<SVGSVGElement>(null);
  const roam = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = (focused + step + layout.nodes.length) % layout.nodes.length;
    setFocused(next);
    svg.current?.querySelectorAll<SVGGElement>('.topo-node')[next]?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an SVG has no semantic group element
    <svg
      ref={svg}
      className={`topo topo-${size}`}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      role="group"
      aria-label={label}
      onKeyDown={roam}
    >
      <Still
        layout={layout}
        lab={lab}
        me={me}
        meTitle={meTitle}
        size={size}
        players={players}
        waitingAt={waitingAt}
        focused={focused}
      />
      {size === 'desk' && props.sealed != null && <Sealed layout={layout} words={props.sealed} />}
      <Changed layout={layout} nodes={props.changedAt ?? NOWHERE} />
      <Waiting layout={layout} me={me} size={size} waiting={props.waiting ?? null} />
      <MovingFrames
        layout={layout}
        size={size}
        flights={props.flights ?? NO_FLIGHTS}
        stones={props.stones ?? NO_STONES}
      />
      {props.children}
    </svg>
  );
}

// The same objects each time, so that what did not change is not drawn again.
const NO_PLAYERS: Readonly<Record<string, string>> = {};
const NOWHERE: readonly string[] = [];
const NO_FLIGHTS: readonly Flight[] = [];
const NO_STONES: readonly Stone[] = [];

type StillProps = PartProps &
  Required<Pick<TopologyProps, 'lab' | 'me' | 'meTitle' | 'players' | 'waitingAt'>> & { readonly focused: number };

/** Wires and devices: with 200 hosts the most of the picture, and the same while frames fly over it. */
const Still = memo(function Still({ layout, lab, me, meTitle, size, players, waitingAt, focused }: StillProps) {
  return (
    <>
      <Wires layout={layout} lab={lab} me={me} size={size} waitingAt={waitingAt} />
      {layout.nodes.map((placed, index) => {
        const isMe = placed.node.name === me;
        const one = {
          placed,
          lab,
          size,
          isMe,
          title: isMe ? meTitle : null,
          player: players[placed.node.name] ?? null,
          tabIndex: index === focused ? 0 : -1,
        };
        return placed.box === null ? (
          <TopologyNode key={placed.node.name} {...one} stacked={layout.stacked} />
        ) : (
          <TopologyBox key={placed.node.name} {...one} box={placed.box} ports={layout.ports} />
        );
      })}
    </>
  );
});

interface PartProps {
  readonly layout: TopologyLayout;
  readonly size: TopologySize;
}

function Wires({
  layout,
  lab,
  me,
  size,
  waitingAt,
}: PartProps & { lab: LabView; me: string | null; waitingAt: readonly string[] }) {
  const own = layout.nodes.find((placed) => placed.node.name === me);
  const hot = me !== null && waitingAt.includes(me);
  const fromY = own === undefined ? 0 : own.box === null ? own.at.y : own.box.y + own.box.height;
  return (
    <Decor>
      {drawnOnce(layout).map((wire) => {
        const mine = hot && own?.box === null && (wire.a.node === me || wire.b.node === me);
        return <path key={wire.key} d={pathOf(wire.points)} className={mine ? 'wire wire-hot' : 'wire'} />;
      })}
      {own !== undefined && (
        <path d={`M${layout.deskX} ${fromY}V${layout.height}`} className={hot ? 'wire wire-hot' : 'wire'} />
      )}
      {size === 'desk' && !layout.stacked && <InterfaceNames layout={layout} lab={lab} />}
      {size !== 'compact' &&
        layout.ports
          .filter(({ square }) => !square)
          .map(({ node, iface, label }) => (
            <text key={`${node}:${iface}`} x={label.x} y={label.y} textAnchor={label.anchor} className="topo-mono">
              {iface}
            </text>
          ))}
    </Decor>
  );
}

/** Wires of devices that one sign stands for lie on each other: one of them is drawn. */
function drawnOnce({ wires }: TopologyLayout): TopologyLayout['wires'] {
  return [...new Map(wires.map((wire) => [pathOf(wire.points), wire])).values()];
}

/** A gateway has two sides: each is named with the end of its MAC. */
function InterfaceNames({ layout, lab }: { layout: TopologyLayout; lab: LabView }) {
  const book = addressBook(lab);
  return layout.nodes
    .filter((placed) => placed.node.role === 'gateway')
    .flatMap((placed) =>
      placed.node.interfaces.map((iface) => {
        const wire = layout.wires.find(({ a, b }) =>
          [a, b].some((end) => end.node === placed.node.name && end.iface === iface.name),
        );
        const other = wire?.points.find((point) => point.x !== placed.at.x);
        const left = other !== undefined && other.x < placed.at.x;
        return (
          <text
            key={iface.name}
            x={placed.at.x + (left ? -35 : 37)}
            y={placed.at.y - 10}
            textAnchor={left ? 'end' : 'start'}
            className="topo-mono"
          >
            {iface.name} {book.get(iface.mac)?.short ?? ''}
          </text>
        );
      }),
    );
}

function Changed({ layout, nodes }: { layout: TopologyLayout; nodes: readonly string[] }) {
  const changed = layout.nodes.filter(({ node }) => nodes.includes(node.name));
  return (
    <Decor>
      {changed.map(({ node, at, size, box }) => {
        const corner = box === null ? { x: at.x + size / 2, y: at.y - size / 2 } : { x: box.x + box.width, y: box.y };
        return (
          <g key={node.name} transform={`translate(${corner.x} ${corner.y})`} className="topo-changed">
            <circle r="9" />
            <path d="M0 -5L5 4H-5Z" />
          </g>
        );
      })}
    </Decor>
  );
}

function Waiting({ layout, me, size, waiting }: PartProps & { me: string | null; waiting: TopologyProps['waiting'] }) {
  const own = layout.nodes.find((placed) => placed.node.name === me);
  if (own === undefined || waiting === undefined || waiting === null || size !== 'desk') return null;
  const isBox = own.box !== null;
  // Beside the own device; at a switch, and where other devices are beside it, beside the wire that comes down from it.
  const isAtWire = isBox || own.caption === 'below';
  const y = isAtWire ? layout.height - 32 : own.at.y;
  const side = isBox ? -1 : 1;
  const from = isAtWire ? layout.deskX + side * 4 : own.at.x + own.size / 2 + 10;
  const width = 34 + waiting.word.length * 8;
  const x = from + side * (28 + width / 2);
  const textX = x + side * (width / 2 + 9);
  const anchor = isBox ? 'end' : 'start';
  return (
    <Decor>
      <path d={`M${from} ${y}H${from + side * 28}`} className="wire wire-dashed" />
      <FrameChip at={{ x, y }} kind={waiting.kind} word={waiting.word} now={true} />
      <text x={textX} y={y - 3} textAnchor={anchor} className="topo-name">
        {waiting.title}
      </text>
      <text x={textX} y={y + 13} textAnchor={anchor} className="topo-small">
        {waiting.note}
      </text>
    </Decor>
  );
}

const ENVELOPE = 'M0 0H22V15H0Z M0 0L11 8.5L22 0';

/** From one device at the right to the next, with a line of words between them. */
const ROOM_BETWEEN = 80;

function Sealed({ layout, words }: { layout: TopologyLayout; words: string }) {
  const others = layout.nodes.filter((placed) => placed.caption === 'right');
  const [upper = 0, lower = 0] = others.map(({ at }) => at.y);
  return (
    <Decor>
      {others.map((placed) => (
        <path
          key={placed.node.name}
          d={ENVELOPE}
          className="topo-envelope"
          transform={`translate(${layout.width - 50} ${placed.at.y - 12})`}
        />
      ))}
      {others.length === 2 && (
        <text
          x={layout.width - 4}
          y={lower - upper < ROOM_BETWEEN ? lower + 36 : upper + 42}
          textAnchor="end"
          className="topo-small"
        >
          {words}
        </text>
      )}
    </Decor>
  );
}
