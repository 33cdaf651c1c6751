import { holdAt, invariant } from '@frameplay/engine';
import { type ClusterState, seatOf } from '../cluster/cluster-state.js';
import type { SeatState } from '../cluster/desk.js';
import { playOn } from '../cluster/play.js';
import { startActivity } from '../cluster/start-activity.js';
import type { Turn } from '../cluster/turn.js';
import type { Actor, Refusal } from '../command.js';
import { describeCluster, participantEvent } from '../project/describe.js';
import { alreadyJoined, FULL, ONLY_TEACHER, unknownParticipant } from '../refuse/refuse.js';
import { giveToKernel } from './give-to-kernel.js';
import { dismissBot } from './set-bot.js';

/** Seats fill in the lesson's order, cluster A first; when no seat is free a new cluster is made. */
export function join(actor: Actor, participantId: string, turn: Turn): Refusal | null {
  const { opened } = turn;
  if (actor.role === 'student' && actor.id !== participantId) return ONLY_TEACHER;
  if (opened.solo !== null) return FULL;
  const known = opened.participants.get(participantId);
  if (known !== undefined && !known.removed) return alreadyJoined(participantId);
  const free = freeSeat(turn);
  const cluster = free?.cluster ?? addCluster(turn);
  const seat = free?.seat ?? cluster.seats[0]?.seat;
  invariant(seat !== undefined, 'a lesson has seats');
  sit(participantId, cluster, seat, turn);
  turn.events.push(...describeCluster(cluster, opened));
  if (opened.phase === 'running') playOn(cluster, turn);
  return null;
}

/** Before the start any empty seat; later only one that nobody ever took, so that nobody continues another's work. */
function freeSeat({ opened }: Turn): { cluster: ClusterState; seat: string } | null {
  const isFree = (entry: SeatState): boolean =>
    entry.participantId === null && (opened.phase === 'lobby' || !entry.everTaken);
  for (const cluster of opened.clusters) {
    if (cluster.progress === 'finished') continue;
    const seat = cluster.seats.find(isFree);
    if (seat !== undefined) return { cluster, seat: seat.seat };
  }
  return null;
}

export function sit(participantId: string, cluster: ClusterState, seatName: string, turn: Turn): void {
  const seat = seatOf(cluster, seatName);
  invariant(seat !== null, `cluster ${cluster.id} has seat ${seatName}`);
  Object.assign(seat, { participantId, playedBy: 'person', everTaken: true });
  dismissBot(cluster, seat, turn);
  if (cluster.kind === 'seat') holdAt(cluster.run.running.world, seatName);
  const participant = { participantId, clusterId: cluster.id, seat: seatName, removed: false };
  turn.opened.participants.set(participantId, participant);
  turn.events.push(participantEvent(participant));
}

/** The seat goes to the kernel; the grades stay. */
export function remove(participantId: string, turn: Turn): Refusal | null {
  const { opened } = turn;
  const participant = opened.participants.get(participantId);
  if (participant === undefined || participant.removed) return unknownParticipant(participantId);
  const cluster = opened.clusters.find(({ id }) => id === participant.clusterId);
  const seat = cluster === undefined || participant.seat === null ? null : seatOf(cluster, participant.seat);
  Object.assign(participant, { clusterId: null, seat: null, removed: true });
  turn.events.push(participantEvent(participant));
  if (cluster === undefined || seat === null) return null;
  seat.participantId = null;
  // A seat that was given back before the start was never played.
  if (opened.phase === 'lobby') seat.everTaken = false;
  giveToKernel(cluster, seat, turn);
  return null;
}

const LETTERS = 26;
const CODE_OF_A = 65;

function clusterName(index: number): string {
  const letter = String.fromCharCode(CODE_OF_A + (index % LETTERS));
  return index < LETTERS ? letter : clusterName(Math.floor(index / LETTERS) - 1) + letter;
}

/** A new cluster with an activity set up; nobody sits in it yet. */
export function addCluster(turn: Turn, activityIndex = 0): ClusterState {
  const { opened } = turn;
  const index = opened.clusters.length;
  const seats = opened.lesson.seats.map(
    ({ seat }): SeatState => ({ seat, participantId: null, playedBy: 'kernel', bot: null, everTaken: false }),
  );
  const base = {
    id: clusterName(index),
    index,
    seats,
    mode: null,
    nextFrameId: 1,
    graded: [],
    results: [],
    hints: [],
    earned: new Map(),
  };
  const cluster = startActivity(base, activityIndex, turn);
  opened.clusters.push(cluster);
  return cluster;
}
