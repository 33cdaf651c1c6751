import { invariant } from '@frameplay/engine';
import { participantEvent } from '../project/describe.js';
import type { OpenedClassroom, Participant } from '../state.js';
import { type ClusterState, seatOf } from './cluster-state.js';
import type { SeatState } from './desk.js';
import { handToPerson } from './hand-over.js';
import { dropProposalsOf } from './pair.js';
import { startActivity } from './start-activity.js';
import type { Turn } from './turn.js';

export interface Place {
  readonly cluster: ClusterState;
  readonly seat: SeatState;
}

export function placeAt(opened: OpenedClassroom, clusterId: string | null, seatName: string | null): Place | null {
  const cluster = opened.clusters.find(({ id }) => id === clusterId);
  const seat = cluster === undefined || seatName === null ? null : seatOf(cluster, seatName);
  return cluster === undefined || seat === null ? null : { cluster, seat };
}

/** Seats fill in the lesson's order, cluster A first; then, where two may share, the second places; then comes a new cluster. */
export function nextPlace(turn: Turn): Place {
  const { opened } = turn;
  const free = find(opened, (seat) => isFree(seat, opened)) ?? (opened.sharing ? find(opened, hasSecondPlace) : null);
  if (free !== null) return free;
  const cluster = addCluster(turn);
  const [seat] = cluster.seats;
  invariant(seat !== undefined, 'a lesson has seats');
  return { cluster, seat };
}

function find(opened: OpenedClassroom, fits: (seat: SeatState) => boolean): Place | null {
  for (const cluster of opened.clusters) {
    if (cluster.progress === 'finished') continue;
    const seat = cluster.seats.find(fits);
    if (seat !== undefined) return { cluster, seat };
  }
  return null;
}

/** Before the start any empty seat; later only one that nobody ever took, so that nobody continues another's work. */
function isFree({ participantId, everTaken }: SeatState, { phase }: OpenedClassroom): boolean {
  return participantId === null && (phase === 'lobby' || !everTaken);
}

function hasSecondPlace({ participantId, partnerId }: SeatState): boolean {
  return participantId !== null && partnerId === null;
}

/** The first person at a seat plays it; the second decides together with the first, whoever plays it now. */
export function sit(participantId: string, { cluster, seat }: Place, turn: Turn): Participant {
  const { participants } = turn.opened;
  const { away = false, told = 0, removed = false } = participants.get(participantId) ?? {};
  // Whoever comes back comes as the newest.
  if (removed) participants.delete(participantId);
  const place = { clusterId: cluster.id, seat: seat.seat };
  const participant = {
    participantId,
    ...place,
    removed: false,
    away,
    told,
    late: isUnderWay(cluster, turn),
    left: null,
  };
  participants.set(participantId, participant);
  seat.everTaken = true;
  if (seat.participantId !== null) {
    seat.partnerId = participantId;
  } else {
    seat.participantId = participantId;
    if (!seat.teacher) handToPerson(cluster, seat, turn);
  }
  return participant;
}

/** Whoever comes now has missed something. */
function isUnderWay(cluster: ClusterState, { opened }: Turn): boolean {
  if (opened.phase === 'lobby' || opened.solo !== null) return false;
  if (cluster.activityIndex > 0) return true;
  return cluster.kind === 'quiz' ? cluster.quiz.sheets.size > 0 : cluster.desk.moves.length > 0;
}

/** The late one has seen what there was to see. */
export function arrive(participantId: string, { opened, events }: Turn): void {
  const participant = opened.participants.get(participantId);
  if (participant?.late !== true) return;
  participant.late = false;
  events.push(participantEvent(participant));
}

/** The second of a pair becomes its first; a seat that is left empty is the caller's to hand to the kernel. */
export function leave(participant: Participant, { opened, ...turn }: Turn): Place | null {
  const place = placeAt(opened, participant.clusterId, participant.seat);
  Object.assign(participant, { clusterId: null, seat: null });
  if (place === null) return null;
  const { cluster, seat } = place;
  if (seat.participantId === participant.participantId) seat.participantId = seat.partnerId;
  seat.partnerId = null;
  // A seat that was given back before the start was never played.
  if (seat.participantId === null && opened.phase === 'lobby') seat.everTaken = false;
  if (cluster.kind === 'seat') dropProposalsOf(cluster, participant.participantId, { opened, ...turn });
  return place;
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
  const base = {
    id: clusterName(index),
    index,
    seats: opened.lesson.seats.map(({ seat }) => emptySeat(seat)),
    mode: null,
    open: false,
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

/** Before the start: the last ones, which nobody needs any more. Names of groups have no gaps. */
export function dropEmptyClusters({ opened: { clusters }, events }: Turn): void {
  const isEmpty = (cluster: ClusterState | undefined) =>
    cluster?.seats.every(({ participantId }) => participantId === null) === true;
  while (clusters.length > 1 && isEmpty(clusters.at(-1))) clusters.pop();
  events.push({ type: 'clusters', ids: clusters.map(({ id }) => id) });
}

function emptySeat(seat: string): SeatState {
  return {
    seat,
    participantId: null,
    partnerId: null,
    playedBy: 'kernel',
    teacher: false,
    kernelWhy: null,
    watchesSince: null,
    bot: null,
    everTaken: false,
  };
}
