import type { ClusterView, DeviceRole, MoveView } from '@frameplay/classroom';

/** Where the newest packet is on its way: client asks, switch carries, director rewrites, server answers, switch carries back. */
export type WalkStep = 0 | 1 | 2 | 3 | 4 | 5;

/** The step of the newest IP packet that crossed a wire; 0 before the first. */
export function walkStep(cluster: ClusterView): WalkStep {
  const move = cluster.moves.findLast((one) => one.kind !== 'arp');
  if (move === undefined) return 0;
  const roles = new Map(cluster.lab.nodes.map((node) => [node.name, node.role]));
  return stepOf(move, roles);
}

function stepOf(move: MoveView, roles: ReadonlyMap<string, DeviceRole>): WalkStep {
  const from = roles.get(move.from.node);
  const to = roles.get(move.to.node);
  if (from === 'server') return 4;
  if (from === 'director' || to === 'server') return 3;
  if (to === 'director') return 2;
  if (to === 'client' || (to === 'gateway' && from === 'switch')) return 5;
  return 1;
}
