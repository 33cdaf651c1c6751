import { noteCauses } from '../why/why-book.js';
import type { SeatCluster } from './cluster-state.js';
import { tellConsole } from './console.js';
import { tellTrace } from './moves-of.js';
import { watchMove } from './poisoning.js';
import { takeCauses, takeConsole, takeTrace } from './running-lab.js';
import type { Turn } from './turn.js';

/** Tells what the world did since the last call: moves, and what the terminals showed. */
export function tellMoves(cluster: SeatCluster, turn: Turn): void {
  const { running } = cluster.run;
  noteCauses(cluster.run.why, takeCauses(running));
  tellTrace(cluster, takeTrace(running), turn, (move) => watchMove(cluster, move));
  for (const { node, text } of takeConsole(running)) tellConsole(cluster, { node, text }, turn);
}
