import type { LabView } from '@frameplay/classroom';
import type { NodeView } from '../address-book';
import {
  type Box,
  type PlacedNode,
  type PlacedPort,
  type Point,
  type TopologyLayout,
  type TopologySize,
  wireKey,
} from './placed';

/** Measures of one size of picture. */
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
  readonly belowY: number;
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
    belowY: 148,
    size: 38,
  },
  panel: {
    width: 624,
    height: 188,
    lineY: 60,
    clientX: 46,
    gatewayX: 156,
    boxX: 252,
    boxWidth: 150,
    boxHeight: 50,
    bendX: 442,
    rightX: 492,
    rightTop: 26,
    rightBottom: 112,
    belowY: 148,
    size: 36,
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
    belowY: 104,
    size: 26,
  },
} as const satisfies Record<TopologySize, Measures>;

const RIGHT_MAX = 3;

/** One client, at most one gateway, one switch, one director and a few servers, each on one wire. */
export function fitsWalk(lab: LabView, me: string | null): boolean {
  const of = (role: NodeView['role']) => lab.nodes.filter((node) => node.role === role);
  const [clients, gateways, switches] = [of('client'), of('gateway'), of('switch')];
  const [lan, gateway, client] = [switches[0], gateways[0], clients[0]];
  if (lan === undefined || switches.length > 1 || gateways.length > 1 || clients.length > 1) return false;
  if (of('director').length > 1 || atRight(lab, me).length > RIGHT_MAX) return false;
  const peersOf = (name: string) =>
    lab.links.flatMap(({ a, b }) => (a.node === name ? [b.node] : b.node === name ? [a.node] : []));
  const are = (node: NodeView, peers: readonly string[]) =>
    peersOf(node.name).sort().join() === [...peers].sort().join();
  return lab.nodes.every((node) => {
    if (node.role === 'switch') return true;
    if (node.role === 'client') return are(node, [gateway?.name ?? lan.name]);
    if (node.role === 'gateway') return are(node, client === undefined ? [lan.name] : [client.name, lan.name]);
    return are(node, [lan.name]);
  });
}

/**
 * Client side left, the switch as a box in the middle, everything else right; the own device below the switch,
 * where its wire runs down into the desk. Positions depend on roles only.
 */
export function layoutWalk(lab: LabView, me: string | null, size: TopologySize): TopologyLayout {
  const m: Measures = MEASURES[size];
  const below = belowOf(lab, me, size);
  const right = lab.nodes
    .filter((node) => isCluster(node) && node.name !== below)
    .sort((one, other) => rank(one) - rank(other));
  const box = {
    x: m.boxX,
    y: m.lineY - m.boxHeight / 2 + 1,
    width: m.boxWidth,
    height: m.boxHeight * (right.length > 2 ? TALL : 1),
  };
  const placed = placeNodes(lab, { me, below, right, box, m });
  const byName = new Map(placed.map((entry) => [entry.node.name, entry]));
  const ports = placePorts(lab, byName, box, m);
  const portAt = new Map(ports.map((port) => [`${port.node}:${port.iface}`, port.at]));
  const endOf = ({ node, iface }: { node: string; iface: string }): Point =>
    portAt.get(`${node}:${iface}`) ?? byName.get(node)?.at ?? { x: 0, y: 0 };
  const own = me === null ? undefined : byName.get(me);
  const belowBox = box.y + box.height;
  return {
    width: m.width,
    height: Math.max(m.height, below === null ? 0 : belowBox + m.size * BELOW_ROOM),
    nodes: placed,
    ports,
    wires: lab.links.map(({ a, b }) => ({ key: wireKey(a, b), a, b, points: wirePoints(endOf(a), endOf(b), m) })),
    deskX: own?.at.x ?? m.boxX + m.boxWidth / 2,
    stacked: size !== 'desk',
  };
}

const TALL = 2.2;
const BEND_SHIFT = 0.5;
/** Heights of a sign that the device below the switch takes, with the wire to it. */
const BELOW_ROOM = 2.6;
const BELOW_MIDDLE = 1.3;

/** Who stands below the switch: the own device, or in a panel the director, through whom all goes. */
function belowOf(lab: LabView, me: string | null, size: TopologySize): string | null {
  const own = lab.nodes.find((node) => node.name === me);
  const hasGateway = lab.nodes.some((node) => node.role === 'gateway');
  if (own !== undefined && (isCluster(own) || (own.role === 'client' && !hasGateway))) return own.name;
  return size === 'panel' ? (lab.nodes.find((node) => node.role === 'director')?.name ?? null) : null;
}

function isCluster(node: NodeView): boolean {
  return node.role === 'director' || node.role === 'server';
}

function atRight(lab: LabView, me: string | null): readonly NodeView[] {
  return lab.nodes.filter((node) => isCluster(node) && node.name !== me);
}

function rank(node: NodeView): number {
  return node.role === 'director' ? 0 : node.number;
}

interface Place {
  readonly me: string | null;
  readonly below: string | null;
  readonly right: readonly NodeView[];
  readonly box: Box;
  readonly m: Measures;
}

function placeNodes(lab: LabView, { me, below, right, box, m }: Place): PlacedNode[] {
  const middle = m.boxX + m.boxWidth / 2;
  const step = right.length > 1 ? rightSpan(m, right.length) / (right.length - 1) : 0;
  const belowY = Math.max(m.belowY, box.y + box.height + m.size * BELOW_MIDDLE);
  const sign = { box: null, stands: [] };
  return lab.nodes.map((node): PlacedNode => {
    if (node.role === 'switch')
      return { node, at: { x: middle, y: m.lineY + 1 }, size: 0, box, caption: 'below', stands: [] };
    if (node.name === below) {
      const caption = node.name === me && m.width === MEASURES.desk.width ? 'left' : 'right';
      return { ...sign, node, at: { x: middle, y: belowY }, size: m.size + (node.name === me ? 2 : 0), caption };
    }
    if (node.role === 'client')
      return { ...sign, node, at: { x: m.clientX, y: m.lineY }, size: m.size, caption: 'below' };
    if (node.role === 'gateway')
      return { ...sign, node, at: { x: m.gatewayX, y: m.lineY }, size: m.size + 4, caption: 'below' };
    const y = right.length === 1 ? (m.rightTop + m.rightBottom) / 2 : m.rightTop + right.indexOf(node) * step;
    return { ...sign, node, at: { x: m.rightX, y }, size: m.size, caption: 'right' };
  });
}

/** Three devices at the right need a little more height than two. */
function rightSpan(m: Measures, count: number): number {
  return (m.rightBottom - m.rightTop) * (count > 2 ? 1.5 : 1);
}

function placePorts(lab: LabView, byName: ReadonlyMap<string, PlacedNode>, box: Box, m: Measures): PlacedPort[] {
  const ends = lab.links.flatMap(({ a, b }) => {
    if (byName.get(a.node)?.box) return [{ ...a, peer: byName.get(b.node) }];
    if (byName.get(b.node)?.box) return [{ ...b, peer: byName.get(a.node) }];
    return [];
  });
  const right = ends
    .filter(({ peer }) => peer !== undefined && peer.at.x > box.x + box.width)
    .sort((one, other) => (one.peer?.at.y ?? 0) - (other.peer?.at.y ?? 0));
  return ends.map(({ node, iface, peer }) => {
    const index = right.findIndex((end) => end.iface === iface);
    if (index >= 0) {
      const at = { x: box.x + box.width, y: portY(box, index, right.length) };
      const lower = at.y > box.y + box.height / 2 + 1;
      return { node, iface, at, square: true, label: { x: at.x + 10, y: at.y + (lower ? 20 : -10), anchor: 'start' } };
    }
    if (peer !== undefined && peer.at.y > m.lineY + m.boxHeight / 2) {
      const at = { x: box.x + box.width / 2, y: box.y + box.height };
      return { node, iface, at, square: true, label: { x: at.x + 10, y: at.y + 20, anchor: 'start' } };
    }
    const at = { x: box.x, y: m.lineY };
    return { node, iface, at, square: true, label: { x: at.x + 11, y: at.y - 10, anchor: 'start' } };
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
function portY(box: Box, index: number, count: number): number {
  if (count === 1) return box.y + box.height / 2;
  const inset = box.height * PORT_INSET;
  return box.y + inset + ((box.height - 2 * inset) * index) / (count - 1);
}
