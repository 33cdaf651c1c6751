import type { LabView } from '@frameplay/classroom';
import { type PlacedNode, type PlacedPort, type PlacedWire, type Point, wireKey } from '../placed';
import type { Graph } from './graph';
import type { LayerMeasures } from './measures';

/** Free room between two columns, where wires bend. Channel i is left of column i. */
export interface Channel {
  readonly from: number;
  readonly to: number;
}

export interface Routing {
  readonly lab: LabView;
  readonly graph: Graph;
  readonly m: LayerMeasures;
  readonly placed: readonly PlacedNode[];
  readonly me: string | null;
  readonly channels: readonly Channel[];
  /** Below the columns: where wires turn to the own device. */
  readonly turnY: number;
}

type Side = 'left' | 'right' | 'top' | 'bottom';
type Link = LabView['links'][number];

/** A wire as it is drawn, once for all the links it stands for. */
interface Drawn {
  readonly link: Link;
  readonly a: PlacedNode;
  readonly b: PlacedNode;
  readonly aSide: Side;
  readonly bSide: Side;
}

/** Wires leave a device at its sides, bend once between columns, and end at a port or in the middle of a sign. */
export function routeWires(routing: Routing): {
  readonly wires: readonly PlacedWire[];
  readonly ports: readonly PlacedPort[];
} {
  const drawn = drawnWires(routing);
  const ends = endsOf(drawn, routing);
  const bends = bendsOf(drawn, ends, routing);
  const points = new Map(
    drawn.map((wire, index) => [wire.link, pathOf(wire, ends, bends[index] ?? 0, turnOf(wire, drawn, routing))]),
  );
  const byPair = new Map(drawn.map((wire) => [pairOf(routing.graph, wire.link), wire.link]));
  const wires = routing.lab.links.map((link): PlacedWire => {
    const shown = points.has(link) ? link : (byPair.get(pairOf(routing.graph, link)) ?? link);
    const way = points.get(shown) ?? [];
    const same = routing.graph.drawn(link.a.node) === routing.graph.drawn(shown.a.node);
    return { key: wireKey(link.a, link.b), a: link.a, b: link.b, points: same ? way : way.toReversed() };
  });
  return { wires, ports: portsOf(drawn, ends, routing) };
}

/** Links of devices that another stands for are drawn as its one wire. */
function drawnWires({ lab, graph, placed, me, channels }: Routing): readonly Drawn[] {
  const byName = new Map(placed.map((one) => [one.node.name, one]));
  return lab.links.flatMap((link): Drawn[] => {
    const [a, b] = [byName.get(link.a.node), byName.get(link.b.node)];
    if (a === undefined || b === undefined || graph.drawn(link.a.node) !== link.a.node) return [];
    const side = (one: PlacedNode, other: PlacedNode): Side => {
      if (one.node.name === me) return 'top';
      if (other.node.name === me && isLowestSwitch(one, placed, me)) return 'bottom';
      if (one.at.x !== other.at.x) return one.at.x < other.at.x ? 'right' : 'left';
      return one.caption === 'right' || channelAt(channels, one.at.x) === channels.length - 1 ? 'left' : 'right';
    };
    return [{ link, a, b, aSide: side(a, b), bSide: side(b, a) }];
  });
}

/** A switch below which nothing stands: its wire to the own device goes straight down. */
function isLowestSwitch({ node, at }: PlacedNode, placed: readonly PlacedNode[], me: string | null): boolean {
  return node.role === 'switch' && !placed.some((one) => one.node.name !== me && one.at.x === at.x && one.at.y > at.y);
}

function pairOf(graph: Graph, { a, b }: Link): string {
  return [graph.drawn(a.node), graph.drawn(b.node)].sort().join('~');
}

/** Index of the channel right of a point. */
function channelAt(channels: readonly Channel[], x: number): number {
  const index = channels.findIndex(({ from }) => from >= x);
  return index < 0 ? channels.length - 1 : index;
}

type Ends = ReadonlyMap<string, Point>;

function endKey(end: { readonly node: string; readonly iface: string }): string {
  return `${end.node}:${end.iface}`;
}

/** Ports spread over each side, in the order of what they lead to; wires to the own device are the lowest. */
function endsOf(drawn: readonly Drawn[], { placed, m, me }: Routing): Ends {
  const ends = new Map<string, Point>();
  for (const one of placed) {
    const own = drawn.flatMap((wire, index) => [
      ...(wire.a === one ? [{ end: wire.link.a, side: wire.aSide, to: wire.b, index }] : []),
      ...(wire.b === one ? [{ end: wire.link.b, side: wire.bSide, to: wire.a, index }] : []),
    ]);
    for (const side of ['left', 'right', 'top', 'bottom'] as const) {
      const here = own
        .filter((end) => end.side === side)
        .sort(
          (p, q) => (side === 'top' ? p.to.at.x - q.to.at.x : rank(p.to, me) - rank(q.to, me)) || p.index - q.index,
        );
      here.forEach(({ end }, index) => {
        ends.set(endKey(end), endPoint(one, side, index - (here.length - 1) / 2, here.length, m));
      });
    }
  }
  straighten(drawn, ends);
  return ends;
}

/** A port alone at its side of a box moves to where its wire comes straight, if that is on the box. */
function straighten(drawn: readonly Drawn[], ends: Map<string, Point>): void {
  for (const { link, a, b, aSide, bSide } of drawn) {
    for (const [end, one, side, other] of [
      [link.a, a, aSide, link.b],
      [link.b, b, bSide, link.a],
    ] as const) {
      const [from, to] = [ends.get(endKey(end)), ends.get(endKey(other))];
      if (one.box === null || from === undefined || to === undefined || from.x === to.x) continue;
      const alone = drawn.filter(
        (wire) => (wire.a === one && wire.aSide === side) || (wire.b === one && wire.bSide === side),
      );
      const onBox = Math.abs(to.y - one.at.y) <= one.box.height / 2 - CORNER;
      if (alone.length === 1 && onBox && side !== 'top' && side !== 'bottom')
        ends.set(endKey(end), { ...from, y: to.y });
    }
  }
}

/** A port keeps so far from the corners of its box. */
const CORNER = 10;

function rank(node: PlacedNode, me: string | null): number {
  return node.node.name === me ? Number.MAX_SAFE_INTEGER : node.at.y;
}

function endPoint({ at, box, size }: PlacedNode, side: Side, offset: number, count: number, m: LayerMeasures): Point {
  if (side === 'top')
    return {
      x: at.x + offset * spread(count, m.portPitch * 2, (box?.width ?? size) - 8),
      y: box === null ? at.y : box.y,
    };
  if (side === 'bottom' && box !== null)
    return { x: at.x + offset * spread(count, m.portPitch * 2, box.width - 8), y: box.y + box.height };
  const y = at.y + offset * spread(count, m.portPitch, (box?.height ?? size) - 4);
  if (box === null) return { x: at.x, y };
  return { x: side === 'left' ? box.x : box.x + box.width, y };
}

function spread(count: number, wish: number, room: number): number {
  return count < 2 ? 0 : Math.min(wish, room / (count - 1));
}

/** One lane for each wire that bends, so that none lies on another: the wire that goes farther down bends first. */
function bendsOf(drawn: readonly Drawn[], ends: Ends, { channels, m }: Routing): readonly number[] {
  const bends = drawn.map(() => 0);
  channels.forEach((channel, index) => {
    const here = drawn.flatMap((wire, at) => {
      const [left, right] = leftRight(wire, ends);
      if (
        isStraightDown(wire) ||
        channelOf(wire, channels) !== index ||
        (left.y === right.y && wire.aSide !== 'top' && wire.bSide !== 'top')
      )
        return [];
      return [{ at, from: left.y, down: right.y > left.y }];
    });
    const downs = here.filter(({ down }) => down).sort((p, q) => q.from - p.from || q.at - p.at);
    const ups = here.filter(({ down }) => !down).sort((p, q) => p.from - q.from || p.at - q.at);
    const lanes = [...downs, ...ups];
    const room = channel.to - channel.from;
    const step = Math.min(room / (lanes.length + 1), m.lane * LANE_SPREAD);
    const start = channel.from + (room - step * (lanes.length - 1)) / 2;
    lanes.forEach(({ at }, lane) => {
      bends[at] = start + lane * step;
    });
  });
  return bends;
}

function isStraightDown({ aSide, bSide }: Drawn): boolean {
  return aSide === 'bottom' || bSide === 'bottom';
}

const LANE_SPREAD = 1.5;

function channelOf({ a, b, aSide, bSide }: Drawn, channels: readonly Channel[]): number {
  const [from, side] = aSide === 'top' ? [b, bSide] : [a, aSide];
  const right = channelAt(channels, from.at.x);
  return side === 'left' ? right - 1 : right;
}

function leftRight({ link, a, b, aSide, bSide }: Drawn, ends: Ends): readonly [Point, Point] {
  const [p, q] = [ends.get(endKey(link.a)) ?? a.at, ends.get(endKey(link.b)) ?? b.at];
  // A wire to the own device goes down, whichever side it comes from.
  if (aSide === 'top') return [q, p];
  if (bSide === 'top') return [p, q];
  return p.x <= q.x ? [p, q] : [q, p];
}

function pathOf(wire: Drawn, ends: Ends, bendX: number, turnY: number): readonly Point[] {
  const { link, a, b, aSide, bSide } = wire;
  const [p, q] = [ends.get(endKey(link.a)) ?? a.at, ends.get(endKey(link.b)) ?? b.at];
  if (aSide === 'top') return toOwn(q, p, bSide === 'bottom' ? q.x : bendX, turnY).toReversed();
  if (bSide === 'top') return toOwn(p, q, aSide === 'bottom' ? p.x : bendX, turnY);
  if (p.y === q.y && p.x !== q.x) return [p, q];
  return [p, { x: bendX, y: p.y }, { x: bendX, y: q.y }, q];
}

function toOwn(from: Point, own: Point, bendX: number, turnY: number): readonly Point[] {
  return [from, { x: bendX, y: from.y }, { x: bendX, y: turnY }, { x: own.x, y: turnY }, own];
}

/** Each wire to the own device turns to it at a height of its own. */
function turnOf(wire: Drawn, drawn: readonly Drawn[], { m, turnY }: Routing): number {
  const toOwnDevice = drawn.filter(({ aSide, bSide }) => aSide === 'top' || bSide === 'top');
  return turnY + Math.max(0, toOwnDevice.indexOf(wire)) * m.lane;
}

function portsOf(drawn: readonly Drawn[], ends: Ends, { graph }: Routing): readonly PlacedPort[] {
  return drawn.flatMap(({ link, a, b, aSide, bSide }) =>
    (
      [
        [link.a, a, aSide],
        [link.b, b, bSide],
      ] as const
    ).flatMap(([end, one, side]): PlacedPort[] => {
      const at = ends.get(endKey(end));
      if (at === undefined || (one.box === null && graph.wires(one.node.name) < 2)) return [];
      return [{ ...end, at, square: one.box !== null, label: labelOf(one, side, at) }];
    }),
  );
}

const LABEL_AWAY = 7;

function labelOf({ box, size }: PlacedNode, side: Side, at: Point): PlacedPort['label'] {
  if (side === 'top')
    return { x: at.x + LABEL_AWAY, y: at.y - (box === null ? size / 2 : 0) - LABEL_AWAY, anchor: 'start' };
  if (side === 'bottom') return { x: at.x + LABEL_AWAY + 3, y: at.y + 18, anchor: 'start' };
  const away = LABEL_AWAY + (box === null ? size / 2 : 0);
  return side === 'left'
    ? { x: at.x - away, y: at.y - LABEL_AWAY + 2, anchor: 'end' }
    : { x: at.x + away, y: at.y - LABEL_AWAY + 2, anchor: 'start' };
}
