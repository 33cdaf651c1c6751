import type { Graph } from './graph';
import type { Item } from './item';

/** Middle of each device, up and down from the line on which the way through the network runs (y = 0). */
export type Heights = ReadonlyMap<string, number>;

const SWEEPS = 4;

/** Devices of each layer one below the other, near those they are wired to. */
export function heightsOf(columns: readonly (readonly Item[])[], graph: Graph, gap: number): Heights {
  let heights = stack(columns, gap, (_, index) => index);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const before = heights;
    heights = stack(columns, gap, ({ node }, index) => middleOfPeers(graph, node.name, before) ?? index);
  }
  return heights;
}

function middleOfPeers(graph: Graph, name: string, heights: Heights): number | null {
  const known = graph.peers(name).flatMap((peer) => heights.get(peer) ?? []);
  return known.length === 0 ? null : known.reduce((sum, y) => sum + y, 0) / known.length;
}

function stack(
  columns: readonly (readonly Item[])[],
  gap: number,
  wish: (item: Item, index: number) => number,
): Heights {
  const heights = new Map<string, number>();
  for (const column of columns) {
    const sorted = column
      .map((item, index) => ({ item, index, wish: wish(item, index) }))
      .sort((one, other) => one.wish - other.wish || one.index - other.index)
      .map(({ item }) => item);
    for (const [name, y] of placed(sorted, gap)) heights.set(name, y);
  }
  return heights;
}

/** The one device of a column that others are behind stays on the line; else the column stands evenly about it. */
function placed(sorted: readonly Item[], gap: number): readonly (readonly [string, number])[] {
  const boxes = sorted.filter(({ box }) => box !== null);
  const [only] = boxes;
  if (boxes.length === 1 && only !== undefined && sorted.length > 1) {
    const others = sorted.filter((item) => item !== only);
    const above = others.slice(0, Math.floor(others.length / 2));
    const below = others.slice(above.length);
    return [
      ...upward(above.toReversed(), -only.up - gap, gap),
      [only.node.name, 0] as const,
      ...downward(below, only.down + gap, gap),
    ];
  }
  const total = sorted.reduce((sum, item) => sum + item.up + item.down, 0) + gap * Math.max(0, sorted.length - 1);
  const [first] = sorted;
  // A device alone has its sign on the line, whatever is written below it.
  return downward(sorted, sorted.length === 1 && first !== undefined ? -first.up : -total / 2, gap);
}

function downward(items: readonly Item[], from: number, gap: number): [string, number][] {
  let y = from;
  return items.map((item) => {
    const at: [string, number] = [item.node.name, y + item.up];
    y += item.up + item.down + gap;
    return at;
  });
}

function upward(items: readonly Item[], from: number, gap: number): [string, number][] {
  let y = from;
  return items.map((item) => {
    const at: [string, number] = [item.node.name, y - item.down];
    y -= item.up + item.down + gap;
    return at;
  });
}
