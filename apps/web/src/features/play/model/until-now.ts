import type { MoveView } from '@frameplay/classroom';
import type { Scene } from './scene';

/**
 * What the kernel sent from this seat before its person came: empty for whoever sat here from the start,
 * and from the own first decision on.
 */
export function sentUntilNow({ view, cluster, node, seat, inbox }: Scene): readonly MoveView[] {
  if (view.solo || seat.playedBy === 'kernel') return [];
  if (cluster.graded.some(({ participantId }) => participantId === view.me?.participantId)) return [];
  const sent = cluster.moves.filter(({ from }) => from.node === node.name);
  const firstWait = Math.min(...inbox.map(({ no }) => no));
  return sent.every(({ sentBy, no }) => sentBy === 'kernel' && no < firstWait) ? sent : [];
}
