import type { Graph } from './graph';

/** Layer of each drawn device, 0 at the left: how many wires it is from the client that is farthest from the others. */
export function layersOf(graph: Graph): ReadonlyMap<string, number> {
  const layers = new Map<string, number>();
  const start = startOf(graph);
  for (const root of [...(start === null ? [] : [start]), ...graph.nodes.map(({ name }) => name)]) {
    if (!layers.has(root)) for (const [name, distance] of distancesFrom(graph, root)) layers.set(name, distance);
  }
  moveClients(graph, layers);
  balance(graph, layers);
  return layers;
}

/** Of the clients (or of all, where there is none) the one that is farthest from some other device; the first of them. */
function startOf(graph: Graph): string | null {
  const clients = graph.nodes.filter(({ role }) => role === 'client');
  const wired = (clients.length > 0 ? clients : graph.nodes).filter(({ name }) => graph.peers(name).length > 0);
  let best: string | null = null;
  let farthest = -1;
  for (const { name } of wired) {
    const reach = Math.max(...distancesFrom(graph, name).values());
    if (reach > farthest) [best, farthest] = [name, reach];
  }
  return best;
}

function distancesFrom(graph: Graph, root: string): ReadonlyMap<string, number> {
  const distances = new Map([[root, 0]]);
  const queue = [root];
  for (let at = 0; at < queue.length; at += 1) {
    const name = queue[at] ?? root;
    for (const peer of graph.peers(name)) {
      if (distances.has(peer)) continue;
      distances.set(peer, (distances.get(name) ?? 0) + 1);
      queue.push(peer);
    }
  }
  return distances;
}

/** Other clients of the first switch stand beside the first one, at the left. */
function moveClients(graph: Graph, layers: Map<string, number>): void {
  for (const { name, role } of graph.nodes) {
    const [peer, ...more] = graph.peers(name);
    if (role === 'client' && peer !== undefined && more.length === 0 && layers.get(peer) === 1) layers.set(name, 0);
  }
}

/** Clients alone on one switch: half of them stand at the right. */
function balance(graph: Graph, layers: Map<string, number>): void {
  if (Math.max(0, ...layers.values()) !== 1) return;
  const leaves = graph.nodes.filter(({ name }) => layers.get(name) === 0 && graph.peers(name).length > 0);
  if (leaves.length < 2) return;
  for (const { name } of leaves.slice(Math.ceil(leaves.length / 2))) layers.set(name, 2);
}
