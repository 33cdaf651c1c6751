import { invariant, resolve } from '@frameplay/engine';
import { seatOf } from '../cluster/cluster-state.js';
import { peopleAt } from '../cluster/pair.js';
import { playOn } from '../cluster/play.js';
import { noteDecisionAt } from '../cluster/tell-tables.js';
import type { Turn } from '../cluster/turn.js';
import { dropWait, mayLet, waitingById } from '../cluster/waits.js';
import type { Actor, Command, Refusal } from '../command.js';
import { NOT_EARNED, NOT_RUNNING, notWaiting, notYours, PAUSED, teacherPlays } from '../refuse/refuse.js';
import { useStep, waitsForStep } from './pace.js';

type LetKernel = Extract<Command, { readonly type: 'let-kernel' }>;

/** The kernel plays one waiting frame: marked, not graded. A student earns it; a teacher always may. */
export function letKernel(actor: Actor, { clusterId, frameId }: LetKernel, turn: Turn): Refusal | null {
  const { opened } = turn;
  if (opened.phase === 'paused') return PAUSED;
  if (opened.phase !== 'running') return NOT_RUNNING;
  const cluster = opened.clusters.find(({ id }) => id === clusterId);
  if (cluster?.kind !== 'seat') return notWaiting(frameId);
  const wait = cluster.desk.waits.get(frameId);
  const waiting = waitingById(cluster, frameId);
  if (wait === undefined || waiting === null) return notWaiting(frameId);
  if (actor.role === 'student') {
    const seat = seatOf(cluster, wait.seat);
    if (seat === null || !peopleAt(seat).includes(actor.id)) return notYours(wait.seat);
    if (seat.teacher) return teacherPlays(wait.seat);
    if (!mayLet(cluster, waiting, turn)) return NOT_EARNED;
    const held = waitsForStep(cluster, turn);
    if (held !== null) return held;
    useStep(cluster, turn);
  }
  noteDecisionAt(cluster, wait.seat);
  const done = resolve(cluster.run.running.world, waiting.id, { by: 'kernel' });
  invariant(done.ok, 'a waiting frame can be settled');
  dropWait(cluster, frameId, 'kernel', turn);
  playOn(cluster, turn);
  return null;
}
