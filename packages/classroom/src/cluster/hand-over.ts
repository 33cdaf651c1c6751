import { holdAt, releaseAt } from '@frameplay/engine';
import type { KernelWhy } from '../view.js';
import { dismissBot } from './bots.js';
import type { ClusterState } from './cluster-state.js';
import type { SeatState } from './desk.js';
import { seatEvent } from './seat-event.js';
import type { Turn } from './turn.js';

/** From now on frames wait here for whoever has the seat, or for the teacher. */
export function handToPerson(cluster: ClusterState, seat: SeatState, turn: Turn, teacher = false): void {
  Object.assign(seat, { playedBy: 'person', teacher, kernelWhy: null, watchesSince: null });
  dismissBot(cluster, seat, turn);
  if (cluster.kind === 'seat') holdAt(cluster.run.running.world, seat.seat);
  turn.events.push(seatEvent(cluster.id, seat));
}

/** From now on the kernel plays what comes here. What waits here already is for the caller to let go. */
export function handToKernel(cluster: ClusterState, seat: SeatState, why: KernelWhy | null, turn: Turn): void {
  const watchesSince = why === 'watches' && cluster.kind === 'seat' ? cluster.run.running.labRun.stepIndex : null;
  Object.assign(seat, { playedBy: 'kernel', teacher: false, kernelWhy: why, watchesSince });
  if (cluster.kind === 'seat') releaseAt(cluster.run.running.world, seat.seat);
  turn.events.push(seatEvent(cluster.id, seat));
}
