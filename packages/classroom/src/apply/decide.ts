import { invariant, keyOf, resolve, type WaitingFrame } from '@frameplay/engine';
import { modeOf, type SeatCluster, seatOf } from '../cluster/cluster-state.js';
import type { GradedEvent, SeatState, WaitEvent } from '../cluster/desk.js';
import { dropProposals, partnerHere, propose } from '../cluster/pair.js';
import { arrive } from '../cluster/places.js';
import { playOn } from '../cluster/play.js';
import { noteDecisionAt } from '../cluster/tell-tables.js';
import type { Turn } from '../cluster/turn.js';
import { dropWait, earn, waitingById } from '../cluster/waits.js';
import type { Actor, Command, Refusal } from '../command.js';
import type { Decision, FieldResult } from '../decision.js';
import { checkDecision } from '../grade/check-decision.js';
import { countRight } from '../grade/fields.js';
import { gradeDecision } from '../grade/grade.js';
import type { GradedFrame } from '../grade/graded-frame.js';
import { personResolution } from '../grade/person-resolution.js';
import {
  kernelPlays,
  NOT_RUNNING,
  notWaiting,
  notYours,
  PAUSED,
  teacherPlays,
  unknownParticipant,
} from '../refuse/refuse.js';
import type { OpenedClassroom } from '../state.js';
import { useStep, waitsForStep } from './pace.js';

type Decide = Extract<Command, { readonly type: 'decide' }>;

/** A decision that may be made: where, by whom, about what. */
interface Desk {
  readonly cluster: SeatCluster;
  readonly seat: SeatState;
  /** null: the teacher, who is not graded. */
  readonly participantId: string | null;
  readonly wait: WaitEvent;
  readonly waiting: WaitingFrame;
}

export function decide(actor: Actor, command: Decide, turn: Turn): Refusal | null {
  const desk = deskOf(actor, command, turn.opened);
  if ('code' in desk) return desk;
  const { cluster, seat, participantId, wait, waiting } = desk;
  const held = participantId === null ? null : waitsForStep(cluster, turn);
  if (held !== null) return held;
  const checked = checkDecision(command.decision, wait.question);
  if (!checked.ok) return checked.error;
  const decision = checked.value;
  if (participantId !== null) arrive(participantId, turn);
  const partner = participantId === null ? null : partnerHere(seat, participantId, turn.opened);
  if (participantId !== null && partner !== null && !propose(cluster, wait, { participantId, decision }, turn))
    return null;
  const graded = gradedFrame(cluster, waiting);
  const fields = gradeDecision(graded, wait.question, decision);
  const isRight = countRight(fields) === fields.length;
  const people = [participantId, partner].filter((id) => id !== null);
  const isFirst = noteGrades(desk, people, fields, turn);
  if (isRight && isFirst) for (const id of people) earn(cluster, waiting, id);
  dropProposals(cluster, wait.frameId, turn);
  // What the teacher shows is done as it was decided, right or wrong.
  if (isRight || participantId === null || modeOf(cluster, turn.opened) !== 'guided')
    settle(desk, graded, isRight ? null : decision, turn);
  return null;
}

function deskOf(actor: Actor, { frameId, clusterId }: Decide, opened: OpenedClassroom): Desk | Refusal {
  if (actor.role === 'teacher') return teacherDesk(frameId, clusterId, opened);
  const participant = opened.participants.get(actor.id);
  if (actor.role !== 'student' || participant === undefined || participant.removed) return unknownParticipant(actor.id);
  if (opened.phase === 'paused') return PAUSED;
  if (opened.phase !== 'running') return NOT_RUNNING;
  const cluster = opened.clusters.find(({ id }) => id === participant.clusterId);
  const seat = cluster === undefined || participant.seat === null ? null : seatOf(cluster, participant.seat);
  if (cluster?.kind !== 'seat' || seat === null) return notWaiting(frameId);
  if (seat.playedBy === 'kernel') return kernelPlays(seat.seat);
  if (seat.teacher) return teacherPlays(seat.seat);
  const wait = cluster.desk.waits.get(frameId);
  if (wait !== undefined && wait.seat !== seat.seat) return notYours(wait.seat);
  const waiting = waitingById(cluster, frameId);
  if (wait === undefined || waiting === null) return notWaiting(frameId);
  return { cluster, seat, participantId: participant.participantId, wait, waiting };
}

/** The teacher decides where the teacher plays. */
function teacherDesk(frameId: number, clusterId: string | undefined, opened: OpenedClassroom): Desk | Refusal {
  if (opened.phase === 'paused') return PAUSED;
  if (opened.phase !== 'running') return NOT_RUNNING;
  const cluster = opened.clusters.find(({ id }) => id === clusterId);
  if (cluster?.kind !== 'seat') return notWaiting(frameId);
  const wait = cluster.desk.waits.get(frameId);
  const waiting = waitingById(cluster, frameId);
  const seat = wait === undefined ? null : seatOf(cluster, wait.seat);
  if (wait === undefined || waiting === null || seat === null) return notWaiting(frameId);
  if (!seat.teacher) return notYours(seat.seat);
  return { cluster, seat, participantId: null, wait, waiting };
}

/** The frame with its key: what the kernel would do with it as things stand. */
export function gradedFrame(cluster: SeatCluster, waiting: WaitingFrame): GradedFrame {
  const { world } = cluster.run.running;
  const key = keyOf(world, waiting.id);
  invariant(key.ok, 'a waiting frame has a key');
  const { id: waitingId, node, iface, frame } = waiting;
  return { world, waitingId, node, iface, frame, key: key.value, activity: cluster.activity, lab: cluster.desk.lab };
}

/** Tells the grade to everybody who decided; true for the first attempt at this frame. */
function noteGrades({ cluster, wait }: Desk, people: readonly string[], fields: FieldResult[], turn: Turn): boolean {
  const attempts = cluster.graded.filter(({ frameId }) => frameId === wait.frameId).map((event) => event.attempt);
  const attempt = Math.max(0, ...attempts) + 1;
  for (const participantId of people) {
    const event = gradedEvent(cluster, wait, { participantId, attempt, fields }, turn);
    cluster.graded.push(event);
    turn.events.push(event);
  }
  return attempt === 1;
}

function gradedEvent(
  cluster: SeatCluster,
  { frameId, seat, no, kind, frameClass, summary }: WaitEvent,
  { participantId, attempt, fields }: Pick<GradedEvent, 'participantId' | 'attempt' | 'fields'>,
  turn: Turn,
): GradedEvent {
  return {
    type: 'graded',
    clusterId: cluster.id,
    seat,
    participantId,
    activityIndex: cluster.activityIndex,
    frameId,
    no,
    kind,
    frameClass,
    summary,
    attempt,
    fields,
    right: countRight(fields),
    total: fields.length,
    mode: modeOf(cluster, turn.opened),
    at: turn.at,
  };
}

/** The frame moves on: with the kernel's own reaction when all was right, else with what the person decided. */
function settle({ cluster, wait, waiting }: Desk, graded: GradedFrame, wrong: Decision | null, turn: Turn): void {
  const { run } = cluster;
  noteDecisionAt(cluster, wait.seat);
  const how = wrong === null ? ({ by: 'kernel' } as const) : personResolution(graded, wait.question, wrong);
  run.wires.credit = { node: wait.seat, frames: framesSent(graded, how) };
  const done = resolve(run.running.world, waiting.id, how);
  invariant(done.ok, 'a checked decision can be carried out');
  dropWait(cluster, wait.frameId, 'person', turn);
  useStep(cluster, turn);
  playOn(cluster, turn);
}

function framesSent({ key }: GradedFrame, how: ReturnType<typeof personResolution>): number {
  switch (how.by) {
    case 'kernel':
      return key.out.length + key.outPorts.length;
    case 'person':
      return how.out.length;
    case 'person-switch':
      return how.outPorts.length;
  }
}
