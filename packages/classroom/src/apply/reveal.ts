import type { PredictCluster } from '../cluster/cluster-state.js';
import { ROUNDS_MAX, standingStop } from '../cluster/predict/predict-state.js';
import { revealStop, talliesAt } from '../cluster/predict/reveal.js';
import type { Turn } from '../cluster/turn.js';
import type { Command, Refusal } from '../command.js';
import { NOT_RUNNING, PAUSED } from '../refuse/refuse.js';
import { ASKED_TWICE, notAsked, unknownCluster } from '../refuse/refuse-activity.js';

type Reveal = Extract<Command, { readonly type: 'reveal' | 'ask-again' }>;

/** All groups that are revealed together see the answers of all of them. */
export function reveal(command: Reveal, turn: Turn): Refusal | null {
  const standing = standingAt(command, turn);
  if ('code' in standing) return standing;
  const tallies = talliesAt(command.stopId, standing);
  for (const cluster of standing) revealStop(cluster, tallies, turn);
  return null;
}

/** A second round after the talk; what was answered in the first is kept. */
export function askAgain(command: Reveal, turn: Turn): Refusal | null {
  const standing = standingAt(command, turn);
  if ('code' in standing) return standing;
  const stops = standing.flatMap(({ predict }) => standingStop(predict) ?? []);
  if (stops.every(({ round }) => round >= ROUNDS_MAX)) return ASKED_TWICE;
  for (const stop of stops) {
    if (stop.round >= ROUNDS_MAX) continue;
    stop.round += 1;
    stop.since = turn.at;
  }
  for (const { id } of standing) turn.events.push({ type: 'part', clusterId: id });
  return null;
}

function standingAt({ clusterId, activityIndex, stopId }: Reveal, { opened }: Turn): PredictCluster[] | Refusal {
  if (opened.phase === 'paused') return PAUSED;
  if (opened.phase !== 'running') return NOT_RUNNING;
  if (clusterId !== null && !opened.clusters.some(({ id }) => id === clusterId)) return unknownCluster(clusterId);
  const standing = opened.clusters.flatMap((cluster) => {
    if (cluster.kind !== 'predict' || cluster.activityIndex !== activityIndex) return [];
    if (clusterId !== null && cluster.id !== clusterId) return [];
    return standingStop(cluster.predict)?.id === stopId ? [cluster] : [];
  });
  return standing.length === 0 ? notAsked(stopId) : standing;
}
