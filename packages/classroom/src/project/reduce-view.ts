import type { ViewEvent } from '../event.js';
import { BOARD_MOVES_KEPT, type ClassroomView, MOVES_KEPT } from '../view.js';
import { reduceCluster } from './reduce-cluster.js';

type ParticipantEvent = Extract<ViewEvent, { readonly type: 'participant' }>;
type ActivityEvent = Extract<ViewEvent, { readonly type: 'activity' }>;

/**
 * The view after one more event; the view before stays as it was. Telling an event twice changes nothing,
 * except that `activity` clears its cluster's desk: whoever tells it tells what lies on the desk after it.
 */
export function reduceView(view: ClassroomView, event: ViewEvent): ClassroomView {
  switch (event.type) {
    case 'classroom': {
      const { type: _type, ...classroom } = event;
      return { ...view, ...classroom };
    }
    case 'participant':
      return withParticipant(view, event);
    case 'clusters':
      return { ...view, clusters: view.clusters.filter(({ id }) => event.ids.includes(id)) };
    case 'nudge':
      return view.me?.participantId === event.participantId ? { ...view, nudgedAt: event.at } : view;
    case 'activity':
      return withActivity(view, event);
    default: {
      const movesKept = view.me === null ? BOARD_MOVES_KEPT : MOVES_KEPT;
      const clusters = view.clusters.map((cluster) =>
        cluster.id === event.clusterId ? reduceCluster(cluster, event, movesKept) : cluster,
      );
      return { ...view, clusters };
    }
  }
}

function withParticipant(view: ClassroomView, event: ParticipantEvent): ClassroomView {
  const { participantId, clusterId, seat, removed, away, late } = event;
  const place = { participantId, clusterId, seat };
  const entry = away ? { ...place, away } : place;
  const known = view.participants.some((other) => other.participantId === participantId);
  const participants = removed
    ? view.participants.filter((other) => other.participantId !== participantId)
    : known
      ? view.participants.map((other) => (other.participantId === participantId ? entry : other))
      : [...view.participants, entry];
  if (view.me === null) return { ...view, participants, removed: removedWith(view, event) };
  if (view.me.participantId !== participantId) return { ...view, participants };
  const clusters = view.clusters.filter((cluster) => cluster.id === clusterId);
  return { ...view, participants, me: late ? { ...place, late } : place, clusters };
}

/** By id, so that the order says nothing about when. */
function removedWith(
  { removed: before }: ClassroomView,
  { participantId, removed }: ParticipantEvent,
): readonly string[] {
  const others = before.filter((id) => id !== participantId);
  return removed ? [...others, participantId].sort() : others;
}

function withActivity(view: ClassroomView, event: ActivityEvent): ClassroomView {
  const { type: _type, clusterId: id, mode, open, lab, ...activity } = event;
  const before = view.clusters.find((cluster) => cluster.id === id);
  const cluster = {
    id,
    activity,
    mode,
    open,
    lab,
    tUs: 0,
    seats: before?.seats ?? [],
    waits: [],
    proposals: [],
    moves: [],
    tables: {},
    console: [],
    graded: [],
    part: null,
    results: [],
    hints: [],
    consequence: null,
    storm: null,
    faults: [],
    mayUndoFault: false,
    stepsLeft: null,
  };
  const clusters =
    before === undefined
      ? [...view.clusters, cluster]
      : view.clusters.map((other) => (other.id === id ? cluster : other));
  return { ...view, clusters };
}
