import type { Actor, Refusal } from '../command.js';
import { NOT_RUNNING, PAUSED, unknownParticipant } from '../refuse/refuse.js';
import type { OpenedClassroom, Participant } from '../state.js';
import { type ClusterState, seatOf } from './cluster-state.js';

/** A student who may act now, and where. */
export interface Acting {
  readonly participantId: string;
  readonly seat: string;
  readonly cluster: ClusterState;
}

/** Who sits in the group, in the order in which they joined. */
export function peopleOf({ id }: ClusterState, opened: OpenedClassroom): readonly Participant[] {
  return [...opened.participants.values()].filter(({ clusterId, removed }) => clusterId === id && !removed);
}

export function actingStudent(actor: Actor, opened: OpenedClassroom): Acting | Refusal {
  const participant = opened.participants.get(actor.id);
  if (actor.role !== 'student' || participant === undefined || participant.removed) return unknownParticipant(actor.id);
  if (opened.phase === 'paused') return PAUSED;
  if (opened.phase !== 'running') return NOT_RUNNING;
  const cluster = opened.clusters.find(({ id }) => id === participant.clusterId);
  const seat = participant.seat;
  if (cluster === undefined || seat === null || seatOf(cluster, seat) === null) return unknownParticipant(actor.id);
  return { participantId: participant.participantId, seat, cluster };
}
