import { type WaitingFrame, waitingFrames } from '@frameplay/engine';
import { moveKindOf } from '../frame/frame-class.js';
import { frameView } from '../frame/frame-view.js';
import { summaryOf } from '../frame/summary.js';
import type { PlayedBy } from '../view.js';
import { isAskedKind, kindOf, questionOf } from './asking.js';
import { modeOf, type SeatCluster, seatOf } from './cluster-state.js';
import type { WaitEvent } from './desk.js';
import { dropProposals, peopleAt } from './pair.js';
import type { Turn } from './turn.js';
import { arrivalNo } from './wires.js';

/** So often right at first try, and the kernel may play this kind. */
const RIGHT_TO_EARN = 2;

/** Is this frame for a person to decide? A frame that was presented once stays so until it is settled. */
export function wantsPerson(cluster: SeatCluster, waiting: WaitingFrame): boolean {
  const { run, activity } = cluster;
  if (seatOf(cluster, waiting.node)?.playedBy !== 'person') return false;
  if (run.presented.has(waiting.id)) return true;
  const { world } = run.running;
  if (!isAskedKind(waiting, activity, world)) return false;
  return askedSoFar(cluster, waiting) < (activity.askUpTo ?? Number.POSITIVE_INFINITY);
}

function askedSoFar(cluster: SeatCluster, waiting: WaitingFrame): number {
  return cluster.run.asked.get(askedKey(cluster, waiting)) ?? 0;
}

function askedKey({ run, activity }: SeatCluster, waiting: WaitingFrame): string {
  return `${waiting.node} ${kindOf(waiting, activity, run.running.world).key}`;
}

/** By node, in order of arrival. */
export function inboxes(cluster: SeatCluster): ReadonlyMap<string, WaitingFrame[]> {
  const byNode = new Map<string, WaitingFrame[]>();
  for (const waiting of waitingFrames(cluster.run.running.world)) {
    const inbox = byNode.get(waiting.node) ?? [];
    inbox.push(waiting);
    byNode.set(waiting.node, inbox);
  }
  return byNode;
}

/** Presents every frame that is for a person and has no unasked one before it, and refreshes what may be let to the kernel. */
export function presentWaits(cluster: SeatCluster, turn: Turn): void {
  for (const inbox of inboxes(cluster).values()) {
    for (const waiting of inbox) {
      if (!wantsPerson(cluster, waiting)) break;
      presentWait(cluster, waiting, turn);
    }
  }
}

function presentWait(cluster: SeatCluster, waiting: WaitingFrame, turn: Turn): void {
  const { run, desk } = cluster;
  const frameId = run.presented.get(waiting.id) ?? takeFrameId(cluster, waiting);
  const before = desk.waits.get(frameId);
  const mayLetKernel = mayLet(cluster, waiting, turn);
  if (before !== undefined && before.mayLetKernel === mayLetKernel) return;
  const wait = before === undefined ? waitEvent(cluster, waiting, frameId, turn.at) : before;
  const told = { ...wait, mayLetKernel };
  desk.waits.set(frameId, told);
  turn.events.push(told);
}

function takeFrameId(cluster: SeatCluster, waiting: WaitingFrame): number {
  const frameId = cluster.nextFrameId;
  cluster.nextFrameId += 1;
  cluster.run.presented.set(waiting.id, frameId);
  cluster.run.asked.set(askedKey(cluster, waiting), askedSoFar(cluster, waiting) + 1);
  return frameId;
}

function waitEvent(cluster: SeatCluster, waiting: WaitingFrame, frameId: number, since: string): WaitEvent {
  const { run, activity, desk } = cluster;
  const { world } = run.running;
  const { node, iface, frame, arrivedAtUs } = waiting;
  const view = frameView(frame, run.seqs);
  return {
    type: 'wait',
    clusterId: cluster.id,
    seat: node,
    frameId,
    no: arrivalNo(run.wires, waiting, frame),
    tUs: arrivedAtUs,
    iface,
    kind: moveKindOf(frame),
    frameClass: kindOf(waiting, activity, world).frameClass,
    summary: summaryOf(view),
    frame: view,
    question: questionOf(waiting, activity, desk.lab, world),
    mayLetKernel: false,
    since,
  };
}

function earnedKey(participantId: string, kind: string): string {
  return `${participantId} ${kind}`;
}

/** Whoever may let the kernel play knows that two answers were right; in an exam nobody is told. */
export function mayLet(cluster: SeatCluster, waiting: WaitingFrame, { opened }: Turn): boolean {
  return modeOf(cluster, opened) !== 'exam' && isEarned(cluster, waiting);
}

function isEarned(cluster: SeatCluster, waiting: WaitingFrame): boolean {
  const seat = seatOf(cluster, waiting.node);
  if (seat === null) return false;
  const { key } = kindOf(waiting, cluster.activity, cluster.run.running.world);
  return peopleAt(seat).some((id) => (cluster.earned.get(earnedKey(id, key)) ?? 0) >= RIGHT_TO_EARN);
}

export function earn(cluster: SeatCluster, waiting: WaitingFrame, participantId: string): void {
  const { key } = kindOf(waiting, cluster.activity, cluster.run.running.world);
  const earned = earnedKey(participantId, key);
  cluster.earned.set(earned, (cluster.earned.get(earned) ?? 0) + 1);
}

export function waitingById(cluster: SeatCluster, frameId: number): WaitingFrame | null {
  const { presented, running } = cluster.run;
  return waitingFrames(running.world).find(({ id }) => presented.get(id) === frameId) ?? null;
}

/** The frame no longer waits at a person. */
export function dropWait(cluster: SeatCluster, frameId: number, by: PlayedBy, turn: Turn): void {
  const wait = cluster.desk.waits.get(frameId);
  if (wait === undefined) return;
  cluster.desk.waits.delete(frameId);
  for (const [id, presented] of cluster.run.presented) if (presented === frameId) cluster.run.presented.delete(id);
  turn.events.push({ type: 'done', clusterId: cluster.id, seat: wait.seat, frameId, by });
  dropProposals(cluster, frameId, turn);
}
