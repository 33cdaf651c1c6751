import type { LabView } from '@frameplay/classroom';
import type { PlacedNode, Point, TopologyLayout, TopologySize } from '../placed';
import { heightsOf } from './columns';
import { type Graph, graphOf } from './graph';
import { type Item, isBox, itemOf, type Room } from './item';
import { layersOf } from './layer-of';
import { LAYER_MEASURES, type LayerMeasures } from './measures';
import { type Channel, routeWires } from './wires';

/**
 * Any lab: columns of devices by their distance from the client, boxes for what has many wires, wires that bend only
 * between columns. The own device stands below all of them.
 */
export function layoutLayers(lab: LabView, me: string | null, size: TopologySize): TopologyLayout {
  const m: LayerMeasures = LAYER_MEASURES[size];
  const graph = graphOf(lab, me);
  const own = graph.nodes.some(({ name }) => name === me) ? me : null;
  const room: Room = { lab, graph, m, me: own };
  const { columns, mine, beside } = itemsOf(room);
  const heights = heightsOf(columns, graph, m.gap);
  const all = columns.flat();
  const top = Math.min(0, ...all.map((item) => (heights.get(item.node.name) ?? 0) - item.up));
  const bottom = Math.max(0, ...all.map((item) => (heights.get(item.node.name) ?? 0) + item.down));
  const { xs, width, channels } = widthsOf(columns, graph, m, own);
  const lineY = m.margin + ROOM_ABOVE - top;
  const lowest = lineY + bottom;
  const placed = all.map((item, _index, _all): PlacedNode => {
    const at = { x: xs[item.layer] ?? width / 2, y: lineY + (heights.get(item.node.name) ?? 0) };
    return placedNode(item, at, m, beside && item.layer === columns.length - 1 ? 'right' : 'below', graph);
  });
  const ownLanes = mine === null ? 0 : graph.wires(mine.node.name) * m.lane;
  const mineAt = {
    x: width / 2,
    y: lowest + m.gap + ownLanes + 2 * m.lane + (mine?.box?.height ?? m.sign + OWN_PAD) / 2,
  };
  if (mine !== null) placed.push(placedNode(mine, mineAt, m, size === 'desk' ? 'left' : 'right', graph));
  const height = mine === null ? lowest + m.margin : mineAt.y + (mine.box?.height ?? m.sign) / 2 + m.sign;
  const { wires, ports } = routeWires({ lab, graph, m, placed, me: own, channels, turnY: lowest + m.gap });
  return { width, height, nodes: inOrder(lab, placed), ports, wires, deskX: width / 2, stacked: true };
}

/** A port's name or a moving frame may stand above the uppermost wire. */
const ROOM_ABOVE = 8;
const OWN_PAD = 18;

interface Items {
  readonly columns: readonly (readonly Item[])[];
  readonly mine: Item | null;
  /** Captions of the last column stand at the right. */
  readonly beside: boolean;
}

function itemsOf(room: Room): Items {
  const { graph, me } = room;
  const layers = layersOf(graph);
  const count = Math.max(0, ...layers.values()) + 1;
  const layerOf = (name: string) => layers.get(name) ?? 0;
  const last = graph.nodes.filter(({ name }) => layerOf(name) === count - 1 && name !== me);
  const beside = count > 1 && last.every((node) => !isBox(room, node) && graph.wires(node.name) < 2);
  const items = graph.nodes.map((node) => {
    const layer = layerOf(node.name);
    return itemOf(room, node, layer, portsAtSide(graph, node.name, layerOf), beside && layer === count - 1);
  });
  const columns = Array.from({ length: count }, (_, layer) =>
    items.filter((item) => item.layer === layer && !item.isMe),
  );
  return { columns, mine: items.find(({ isMe }) => isMe) ?? null, beside };
}

/** The most wires that leave a device at one of its two sides. */
function portsAtSide(graph: Graph, name: string, layerOf: (name: string) => number): number {
  const own = layerOf(name);
  const left = graph.peers(name).filter((peer) => layerOf(peer) < own).length;
  const parallel =
    graph.wires(name) - graph.peers(name).reduce((sum, peer) => sum + 1 + (graph.stands.get(peer)?.length ?? 0), 0);
  return Math.max(left, graph.peers(name).length - left) + Math.max(0, parallel);
}

function widthsOf(
  columns: readonly (readonly Item[])[],
  graph: Graph,
  m: LayerMeasures,
  me: string | null,
): { readonly xs: readonly number[]; readonly width: number; readonly channels: readonly Channel[] } {
  const left = columns.map((column) => Math.max(m.sign / 2, ...column.map((item) => item.left)));
  const right = columns.map((column) => Math.max(m.sign / 2, ...column.map((item) => item.right)));
  const ownWires = me === null ? 0 : graph.wires(me);
  const needs = columns.slice(1).map((column, index) => {
    const wires = [...(columns[index] ?? []), ...column].reduce(
      (sum, item) => sum + graph.peers(item.node.name).length,
      0,
    );
    const boxes = [columns[index] ?? [], column].every((side) => side.some(({ box }) => box !== null));
    return Math.max(m.channelMin * (boxes ? TWO_LABELS : 1), m.lane * (2 + Math.min(wires / 2, LANES_MAX) + ownWires));
  });
  const edge = m.lane * (1 + ownWires);
  const taken = left.reduce((sum, w) => sum + w, 0) + right.reduce((sum, w) => sum + w, 0) + 2 * (m.margin + edge);
  const least = needs.reduce((sum, need) => sum + need, 0);
  const width = Math.max(m.width, Math.ceil(taken + least));
  const spare = needs.length === 0 ? 0 : Math.min(SPREAD_MAX * m.channelMin, (width - taken - least) / needs.length);
  const used = taken + least + spare * needs.length;
  let x = (width - used) / 2 + m.margin + edge;
  const xs: number[] = [];
  const channels: Channel[] = [{ from: x - edge, to: x }];
  columns.forEach((_, index) => {
    xs.push(x + (left[index] ?? 0));
    x += (left[index] ?? 0) + (right[index] ?? 0);
    const gap = index < needs.length ? (needs[index] ?? 0) + spare : edge;
    channels.push({ from: x, to: x + gap });
    x += gap;
  });
  return { xs, width, channels };
}

/** Lanes that a channel has room for; more wires than that share lanes. */
const LANES_MAX = 8;
/** Between two boxes stand the names of two ports. */
const TWO_LABELS = 1.8;
/** A short chain is not pulled over the whole width. */
const SPREAD_MAX = 3;

function placedNode(item: Item, at: Point, m: LayerMeasures, caption: PlacedNode['caption'], graph: Graph): PlacedNode {
  const { node, box } = item;
  return {
    node,
    at,
    size: box === null ? m.sign : 0,
    box: box === null ? null : { x: at.x - box.width / 2, y: at.y - box.height / 2, ...box },
    caption,
    stands: graph.stands.get(node.name) ?? [],
  };
}

/** The order of the lab, which is the order in which a keyboard goes through the devices. */
function inOrder(lab: LabView, placed: readonly PlacedNode[]): readonly PlacedNode[] {
  const index = new Map(lab.nodes.map(({ name }, at) => [name, at]));
  return placed.toSorted((one, other) => (index.get(one.node.name) ?? 0) - (index.get(other.node.name) ?? 0));
}
