import { invariant, resolve } from '@frameplay/engine';
import { describeCluster } from '../project/describe.js';
import { armBots } from './bots.js';
import { type ClusterBase, type ClusterState, modeOf, type SeatCluster } from './cluster-state.js';
import { tellConsequence } from './consequence.js';
import { handToPerson } from './hand-over.js';
import { beginPredict } from './predict/move-on.js';
import { advance } from './running-lab.js';
import { startActivity } from './start-activity.js';
import { keepFaults } from './tell-faults.js';
import { tellMoves } from './tell-moves.js';
import { tellTables } from './tell-tables.js';
import type { Turn } from './turn.js';
import { dropWait, inboxes, presentWaits, wantsPerson } from './waits.js';

/** The activity runs on until it needs a person, or has ended. */
export function playOn(cluster: ClusterState, turn: Turn): void {
  switch (cluster.kind) {
    case 'seat':
      playSeats(cluster, turn);
      return;
    case 'predict':
      beginPredict(cluster, turn);
      return;
    case 'lab':
    case 'quiz':
      return;
  }
}

/** The network runs on until something waits for a person, or the activity has ended. */
function playSeats(cluster: SeatCluster, turn: Turn): void {
  if (cluster.progress === 'resting' && peopleIn(cluster) === 0) playOn(startNext(cluster, turn), turn);
  if (cluster.progress !== 'playing') return;
  keepFaults(cluster, turn);
  armBots(cluster);
  for (;;) {
    const isAsked = isSomebodyAsked(cluster);
    const outcome = moveOn(cluster, isAsked);
    tellMoves(cluster, turn);
    endWatching(cluster, turn);
    if (outcome !== 'storm' && playUnasked(cluster)) continue;
    if (outcome === 'waiting' && !isAsked) continue;
    // A storm ends the activity: nothing of that world will move again.
    if (outcome === 'waiting' || (outcome === 'finished' && inboxes(cluster).size > 0)) break;
    endSeats(cluster, turn);
    return;
  }
  settleDesk(cluster, turn);
}

/**
 * While nobody is asked, the run stops at each frame that waits: what the kernel plays then keeps the kernel's order.
 * Around one person the instant stands still: a wrong ARP answer comes before the right one, as it would on the wire.
 */
function moveOn(cluster: SeatCluster, isAsked: boolean): ReturnType<typeof advance> {
  if (isAsked && peopleIn(cluster) === 1) return 'waiting';
  return advance(cluster.run.running, !isAsked);
}

function isSomebodyAsked(cluster: SeatCluster): boolean {
  return [...inboxes(cluster).values()].flat().some((waiting) => wantsPerson(cluster, waiting));
}

/**
 * The kernel plays what is not for a person and has nothing that is before it in its inbox. Frames that came together are
 * settled together, in order of arrival, as they would have been without the stop.
 */
function playUnasked(cluster: SeatCluster): boolean {
  const { world } = cluster.run.running;
  const unasked = [...inboxes(cluster).values()].flatMap((inbox) => {
    const asked = inbox.findIndex((waiting) => wantsPerson(cluster, waiting));
    return asked === -1 ? inbox : inbox.slice(0, asked);
  });
  for (const { id } of unasked.toSorted((a, b) => a.id - b.id)) {
    const done = resolve(world, id, { by: 'kernel' });
    invariant(done.ok, 'a waiting frame can be settled');
  }
  return unasked.length > 0;
}

/** People look at what an activity came to and go on themselves; among kernels the next begins at once. */
function endSeats(cluster: SeatCluster, turn: Turn): void {
  const isLast = cluster.activityIndex + 1 === turn.opened.lesson.activities.length;
  if (isLast || peopleIn(cluster) > 0) cluster.progress = isLast ? 'finished' : 'resting';
  settleDesk(cluster, turn);
  if (cluster.progress === 'playing') playOn(startNext(cluster, turn), turn);
}

function peopleIn({ seats }: ClusterState): number {
  return seats.filter(({ playedBy }) => playedBy === 'person').length;
}

/** Who looks on does so until the next request begins. */
function endWatching(cluster: SeatCluster, turn: Turn): void {
  const { stepIndex } = cluster.run.running.labRun;
  for (const seat of cluster.seats)
    if (seat.watchesSince !== null && stepIndex > seat.watchesSince) handToPerson(cluster, seat, turn);
}

/** The activity that follows, with a fresh world; it takes the place of this one in the classroom. */
export function startNext(cluster: ClusterState, turn: Turn): ClusterState {
  for (const seat of cluster.seats) if (seat.kernelWhy === 'watches') handToPerson(cluster, seat, turn);
  const next = startActivity(baseOf(cluster), cluster.activityIndex + 1, turn);
  turn.opened.clusters[cluster.index] = next;
  turn.events.push(...describeCluster(next, turn.opened));
  return next;
}

function baseOf({
  id,
  index,
  seats,
  mode,
  open,
  nextFrameId,
  graded,
  results,
  hints,
  earned,
}: ClusterState): ClusterBase {
  return { id, index, seats, mode, open, nextFrameId, graded, results, hints, earned };
}

/** What a mode opens or closes is told anew. */
export function settle(cluster: ClusterState, turn: Turn): void {
  if (cluster.kind === 'seat') settleDesk(cluster, turn);
}

/** Brings the desk up to what the world is now; a cluster that was opened or whose activity is over is told anew, because more of it may be seen. */
function settleDesk(cluster: SeatCluster, turn: Turn): void {
  const { desk, run } = cluster;
  if (desk.storm === null) presentWaits(cluster, turn);
  else dropWaits(cluster, turn);
  tellTables(cluster, turn);
  tellConsequence(cluster, turn);
  desk.tUs = run.running.world.now;
  turn.events.push({ type: 'clock', clusterId: cluster.id, tUs: desk.tUs });
  const opens = !desk.opened && desk.consequence !== null && modeOf(cluster, turn.opened) === 'consequence';
  if (opens) desk.opened = true;
  if (opens || cluster.progress !== 'playing') turn.events.push(...describeCluster(cluster, turn.opened));
}

/** After a storm nobody is asked any more: whatever they decided would not move. */
function dropWaits(cluster: SeatCluster, turn: Turn): void {
  for (const frameId of [...cluster.desk.waits.keys()]) dropWait(cluster, frameId, 'kernel', turn);
}
