import type { LabView } from '@frameplay/classroom';
import type { NodeView } from '../address-book';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export type CaptionSide = 'below' | 'right' | 'left';

export interface PlacedNode {
  readonly node: NodeView;
  readonly at: Point;
  /** Height of the sign; 0 for a switch, which is a box. */
  readonly size: number;
  readonly caption: CaptionSide;
}

export interface PlacedWire {
  readonly key: string;
  readonly a: { readonly node: string; readonly iface: string };
  readonly b: { readonly node: string; readonly iface: string };
  /** From a to b. */
  readonly points: readonly Point[];
}

export interface PlacedPort {
  readonly node: string;
  readonly iface: string;
  readonly at: Point;
}

export interface TopologyLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly ports: readonly PlacedPort[];
  readonly wires: readonly PlacedWire[];
  /** Where the wire of the own device comes down into the desk. */
  readonly deskX: number;
}

/** Measures of one size of picture. `desk` is the design's 1024 x 208, `compact` fits a phone or a small panel. */
interface Measures {
  readonly width: number;
  readonly height: number;
  readonly lineY: number;
  readonly clientX: number;
  readonly gatewayX: number;
  readonly boxX: number;
  readonly boxWidth: number;
  readonly boxHeight: number;
  readonly bendX: number;
  readonly rightX: number;
  readonly rightTop: number;
  readonly rightBottom: number;
  readonly meY: number;
  readonly size: number;
}

const MEASURES = {
  desk: {
    width: 1024,
    height: 208,
    lineY: 62,
    clientX: 64,
    gatewayX: 249,
    boxX: 404,
    boxWidth: 216,
    boxHeight: 50,
    bendX: 700,
    rightX: 826,
    rightTop: 34,
    rightBottom: 122,
    meY: 148,
    size: 38,
  },
  compact: {
    width: 346,
    height: 132,
    lineY: 44,
    clientX: 20,
    gatewayX: 82,
    boxX: 122,
    boxWidth: 112,
    boxHeight: 36,
    bendX: 268,
    rightX: 316,
    rightTop: 18,
    rightBottom: 72,
    meY: 104,
    size: 26,
  },
} as const satisfies Record<string, Measures>;

export type TopologySize = keyof typeof MEASURES;

export function wireKey(a: { node: string; iface: string }, b: { node: string; iface: string }): string {
  return [`${a.node}:${a.iface}`, `${b.node}:${b.iface}`].sort().join('~');
}

/**
 * Client side left, the switch as a box in the middle, everything else right; the own device below the switch,
 * where its wire runs down into the desk. Positions depend on roles only, so a lab never jumps.
 */
export function layoutTopology(lab: LabView, me: string | null, size: TopologySize = 'desk'): TopologyLayout {
  const m: Measures = MEASURES[size];
  const switchNode = lab.nodes.find((node) => node.role === 'switch') ?? null;
  const placed = placeNodes(lab, me, m, switchNode);
  const byName = new Map(placed.map((entry) => [entry.node.name, entry]));
  const boxHeight = m.boxHeight * (countRight(lab, me) > 2 ? TALL : 1);
  const box = { x: m.boxX, y: m.lineY - m.boxHeight / 2 + 1, width: m.boxWidth, height: boxHeight };
  const ports = switchNode === null ? [] : placePorts(lab, switchNode.name, byName, box, m);
  const portAt = new Map(ports.map((port) => [`${port.node}:${port.iface}`, port.at]));
  const wires = lab.links.map((link) => ({
    key: wireKey(link.a, link.b),
    a: link.a,
    b: link.b,
    points: wirePoints(
      portAt.get(`${link.a.node}:${link.a.iface}`) ?? byName.get(link.a.node)?.at ?? { x: 0, y: 0 },
      portAt.get(`${link.b.node}:${link.b.iface}`) ?? byName.get(link.b.node)?.at ?? { x: 0, y: 0 },
      m,
    ),
  }));
  const own = me === null ? undefined : byName.get(me);
  return {
    width: m.width,
    height: m.height,
    nodes: placed,
    box,
    ports,
    wires,
    deskX: own?.at.x ?? m.boxX + m.boxWidth / 2,
  };
}

function placeNodes(lab: LabView, me: string | null, m: Measures, switchNode: NodeView | null): PlacedNode[] {
  const middle = m.boxX + m.boxWidth / 2;
  const hasGateway = lab.nodes.some((node) => node.role === 'gateway');
  const right = lab.nodes
    .filter((node) => node.role === 'director' || node.role === 'server')
    .filter((node) => node.name !== me)
    .sort((one, other) => rank(one) - rank(other));
  const step = right.length > 1 ? rightSpan(m, right.length) / (right.length - 1) : 0;
  return lab.nodes.map((node): PlacedNode => {
    if (node === switchNode) return { node, at: { x: middle, y: m.lineY + 1 }, size: 0, caption: 'below' };
    if (node.role === 'client' && (node.name !== me || hasGateway)) {
      return { node, at: { x: m.clientX, y: m.lineY }, size: m.size, caption: 'below' };
    }
    if (node.role === 'gateway') return { node, at: { x: m.gatewayX, y: m.lineY }, size: m.size + 4, caption: 'below' };
    if (node.name === me) return { node, at: { x: middle, y: m.meY }, size: m.size + 2, caption: 'left' };
    const index = right.indexOf(node);
    const y = right.length === 1 ? (m.rightTop + m.rightBottom) / 2 : m.rightTop + index * step;
    return { node, at: { x: m.rightX, y }, size: m.size, caption: 'right' };
  });
}

const TALL = 2.2;
const BEND_SHIFT = 0.5;

function countRight(lab: LabView, me: string | null): number {
  return lab.nodes.filter((node) => (node.role === 'director' || node.role === 'server') && node.name !== me).length;
}

/** Three devices at the right need a little more height than two. */
function rightSpan(m: Measures, count: number): number {
  return (m.rightBottom - m.rightTop) * (count > 2 ? 1.5 : 1);
}

function rank(node: NodeView): number {
  return node.role === 'director' ? 0 : node.number;
}

function placePorts(
  lab: LabView,
  switchName: string,
  byName: ReadonlyMap<string, PlacedNode>,
  box: TopologyLayout['box'],
  m: Measures,
): PlacedPort[] {
  const ends = lab.links.flatMap((link) => {
    if (link.a.node === switchName) return [{ iface: link.a.iface, peer: byName.get(link.b.node) }];
    if (link.b.node === switchName) return [{ iface: link.b.iface, peer: byName.get(link.a.node) }];
    return [];
  });
  const right = ends
    .filter(({ peer }) => peer !== undefined && peer.at.x > box.x + box.width)
    .sort((one, other) => (one.peer?.at.y ?? 0) - (other.peer?.at.y ?? 0));
  return ends.map(({ iface, peer }) => {
    const index = right.findIndex((end) => end.iface === iface);
    if (index >= 0) {
      const y = portY(box, index, right.length);
      return { node: switchName, iface, at: { x: box.x + box.width, y } };
    }
    const below = peer !== undefined && peer.at.y > m.lineY + m.boxHeight / 2;
    return below
      ? { node: switchName, iface, at: { x: box.x + box.width / 2, y: box.y + box.height } }
      : { node: switchName, iface, at: { x: box.x, y: m.lineY } };
  });
}

/** Straight where it can be; else out, up or down at one bend, and on. The lowest wire bends first, so none cross. */
function wirePoints(a: Point, b: Point, m: Measures): Point[] {
  if (a.x === b.x || a.y === b.y) return [a, b];
  const bendX = m.bendX - Math.max(0, Math.max(a.y, b.y) - m.rightBottom) * BEND_SHIFT;
  return [a, { x: bendX, y: a.y }, { x: bendX, y: b.y }, b];
}

const PORT_INSET = 0.22;

/** Ports spread over the side of the box, the outer ones a little inside its corners. */
function portY(box: TopologyLayout['box'], index: number, count: number): number {
  if (count === 1) return box.y + box.height / 2;
  const inset = box.height * PORT_INSET;
  return box.y + inset + ((box.height - 2 * inset) * index) / (count - 1);
}
