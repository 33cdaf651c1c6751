import type { ResultView } from '../part-view.js';
import { type ClusterState, seatOf } from './cluster-state.js';
import type { ResultEvent } from './desk.js';
import type { Turn } from './turn.js';

type Told = Pick<ResultView, 'participantId' | 'kind' | 'item' | 'attempt' | 'points' | 'outOf' | 'mode' | 'detail'>;

/** Keeps and tells what somebody's work at this activity was worth. */
export function tellResult(cluster: ClusterState, told: Told, turn: Turn): void {
  const { id: clusterId, activityIndex, activity, values } = cluster;
  const place = turn.opened.participants.get(told.participantId);
  const seat = place?.seat ?? cluster.seats.find((one) => one.participantId === told.participantId)?.seat ?? '';
  const event: ResultEvent = {
    type: 'result',
    clusterId,
    seat: seatOf(cluster, seat)?.seat ?? '',
    activityIndex,
    activityId: activity.id,
    values,
    at: turn.at,
    ...told,
  };
  cluster.results.push(event);
  turn.events.push(event);
}
