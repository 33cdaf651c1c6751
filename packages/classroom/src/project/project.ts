import type { GradedEvent, HintEvent, MoveEvent, ResultEvent, WaitEvent } from '../cluster/desk.js';
import type { ClassroomEvent, ViewEvent } from '../event.js';
import { isSealed, type Lens, lensOfRole, summaryThroughLens, throughLens } from '../frame/lens.js';
import type { ClassroomState } from '../state.js';
import type { MoveView, Viewer } from '../view.js';
import { whyInFull, whyThroughSeat } from '../why/why-through.js';
import { mayLookFreely, mayRead, partViewOf } from './part-view-of.js';
import { clusterOf, isInside, isOpen, placeOf } from './who.js';

/**
 * The single place that decides who sees what. An allow-list: an event of a type that is not named here is for nobody.
 * `state` is the classroom after the entry that made the event.
 */
export function project(event: ClassroomEvent, viewer: Viewer, state: ClassroomState): ViewEvent | null {
  switch (event.type) {
    case 'move':
      return maySeeMoves(state, viewer, event.clusterId) ? projectMove(event, viewer, state) : null;
    case 'wait':
      return isInside(state, viewer, event.clusterId) ? projectWait(event, viewer, state) : null;
    case 'graded':
      return projectGraded(event, viewer, state);
    case 'part':
      return projectPart(event.clusterId, viewer, state);
    case 'result':
      return projectResult(event, viewer, state);
    default:
      return mayHave(event, viewer, state) ? event : null;
  }
}

type WholeEvent = Exclude<ClassroomEvent, { readonly type: 'move' | 'wait' | 'graded' | 'part' | 'result' }>;

/** Events that are told whole, or not at all. */
function mayHave(event: WholeEvent, viewer: Viewer, state: ClassroomState): boolean {
  switch (event.type) {
    case 'classroom':
    case 'participant':
      return true;
    case 'clusters':
      return viewer.role === 'teacher';
    case 'activity':
    case 'seat':
    case 'done':
    case 'storm':
    case 'steps':
    case 'clock':
      return isInside(state, viewer, event.clusterId);
    case 'proposal':
      return maySeeProposal(state, viewer, event.clusterId, event.seat);
    case 'console':
      return maySeeTerminal(state, viewer, event.clusterId, event.node);
    case 'hint':
      return maySeeHint(event, viewer, state);
    case 'bot':
    case 'faults':
    case 'nudge':
      return isMeantFor(event, viewer, state);
    case 'tables':
      return maySeeTables(state, viewer, event.clusterId, event.node);
    case 'consequence':
      return isOpen(state, viewer, event.clusterId);
    default:
      return false;
  }
}

/** What a pair thinks of doing is between the two, and the teacher's. */
function maySeeProposal(state: ClassroomState, viewer: Viewer, clusterId: string, seat: string): boolean {
  return viewer.role === 'teacher' || isOwnSeat(state, viewer, clusterId, seat);
}

type Aside = Extract<ClassroomEvent, { readonly type: 'bot' | 'faults' | 'nudge' }>;

/** What passes between the teacher and the network, or one student. */
function isMeantFor(event: Aside, viewer: Viewer, state: ClassroomState): boolean {
  if (viewer.role === 'teacher') return event.type !== 'nudge';
  if (event.type === 'nudge') return viewer.participantId === event.participantId;
  return event.type === 'bot' && isAlone(state, viewer.participantId);
}

/** In a lab a terminal belongs to who may type there; elsewhere it is a client's, and no secret. */
function maySeeTerminal(state: ClassroomState, viewer: Viewer, clusterId: string, node: string): boolean {
  if (!isInside(state, viewer, clusterId)) return false;
  const cluster = clusterOf(state, clusterId);
  if (state.opened === null || cluster?.kind !== 'lab' || isOpen(state, viewer, clusterId)) return true;
  return mayRead(cluster, node, viewer, state.opened);
}

function maySeeTables(state: ClassroomState, viewer: Viewer, clusterId: string, node: string): boolean {
  if (isOpen(state, viewer, clusterId)) return true;
  const cluster = clusterOf(state, clusterId);
  if (state.opened === null || cluster?.kind !== 'lab') return isOwnSeat(state, viewer, clusterId, node);
  return isInside(state, viewer, clusterId) && mayLookFreely(cluster) && mayRead(cluster, node, viewer, state.opened);
}

function projectPart(clusterId: string, viewer: Viewer, state: ClassroomState): ViewEvent | null {
  const cluster = clusterOf(state, clusterId);
  if (cluster === null || state.opened === null || !isInside(state, viewer, clusterId)) return null;
  const part = partViewOf(cluster, viewer, state.opened);
  return part === null ? null : { type: 'part', clusterId, part };
}

/** Like grades: for the teacher and for whose work it is; in an exam for the latter only after the end. */
function projectResult(event: ResultEvent, viewer: Viewer, state: ClassroomState): ViewEvent | null {
  if (viewer.role === 'teacher') return event;
  if (viewer.participantId !== event.participantId || placeOf(state, viewer) === null) return null;
  return event.mode === 'exam' && state.opened?.phase !== 'ended' ? null : event;
}

/** A lab is the group's work, and so are its hints; elsewhere a hint is for who opened it. */
function maySeeHint(event: HintEvent, viewer: Viewer, state: ClassroomState): boolean {
  if (!isInside(state, viewer, event.clusterId)) return false;
  if (viewer.role === 'teacher' || viewer.participantId === event.participantId) return true;
  return state.opened?.lesson.activities[event.activityIndex]?.kind === 'lab';
}

/** Nobody else is in this classroom: nothing of it is a secret of somebody's. */
function isAlone({ opened }: ClassroomState, participantId: string): boolean {
  return opened?.solo?.participantId === participantId;
}

function isOwnSeat(state: ClassroomState, viewer: Viewer, clusterId: string, node: string): boolean {
  const place = placeOf(state, viewer);
  return place !== null && place.clusterId === clusterId && place.seat === node;
}

/** The lens of the viewer's own device for a frame that touches it; any other frame stays a sealed envelope. */
function lensFor(state: ClassroomState, viewer: Viewer, clusterId: string, nodes: readonly string[]): Lens {
  if (isOpen(state, viewer, clusterId)) return 'all';
  const cluster = clusterOf(state, clusterId);
  if (cluster === null || cluster.kind === 'quiz' || (cluster.kind === 'lab' && !mayLookFreely(cluster)))
    return 'ethernet';
  const place = placeOf(state, viewer);
  if (place === null || !nodes.includes(place.seat)) return 'ethernet';
  const role = cluster.activity.roles[place.seat];
  return role === undefined ? 'ethernet' : lensOfRole(role);
}

/** Frames that pass are a look: where looks cost, nobody gets them for nothing. */
function maySeeMoves(state: ClassroomState, viewer: Viewer, clusterId: string): boolean {
  if (!isInside(state, viewer, clusterId)) return false;
  const cluster = clusterOf(state, clusterId);
  return isOpen(state, viewer, clusterId) || cluster?.kind !== 'lab' || mayLookFreely(cluster);
}

function projectMove(event: MoveEvent, viewer: Viewer, state: ClassroomState): ViewEvent {
  const lens = lensFor(state, viewer, event.clusterId, [event.from.node, event.to.node]);
  return {
    ...event,
    summary: summaryThroughLens(event.summary, event.frame, lens),
    frame: throughLens(event.frame, lens),
    why: whyFor(event, viewer, state),
  };
}

/** The reasons of the own device; all of them where everything is open. */
function whyFor(event: MoveEvent, viewer: Viewer, state: ClassroomState): MoveView['why'] {
  if (event.why === null) return null;
  if (isOpen(state, viewer, event.clusterId)) return whyInFull(event.why);
  return whyThroughSeat(event.why, event.from.node, placeOf(state, viewer)?.seat ?? null);
}

function projectWait(event: WaitEvent, viewer: Viewer, state: ClassroomState): ViewEvent {
  const lens = lensFor(state, viewer, event.clusterId, [event.seat]);
  const mayOpen = viewer.role === 'teacher' || isOwnSeat(state, viewer, event.clusterId, event.seat);
  return {
    ...event,
    summary: summaryThroughLens(event.summary, event.frame, lens),
    frameClass: isSealed(lens) ? 'other' : event.frameClass,
    frame: mayOpen ? throughLens(event.frame, lens) : null,
    question: mayOpen ? event.question : null,
    mayLetKernel: mayOpen && event.mayLetKernel,
  };
}

/** Grades go to the teacher and to the one who decided; in an exam to the latter only after the end. */
function projectGraded(event: GradedEvent, viewer: Viewer, state: ClassroomState): ViewEvent | null {
  if (viewer.role === 'teacher') return event;
  if (viewer.participantId !== event.participantId || placeOf(state, viewer) === null) return null;
  if (event.mode === 'exam' && state.opened?.phase !== 'ended') return null;
  if (isOpen(state, viewer, event.clusterId) || !isSealed(lensOfSeat(event, state))) return event;
  return { ...event, summary: sealedWord(event), frameClass: 'other' };
}

/** Of the device at which it was decided, wherever its person sits now. */
function lensOfSeat({ activityIndex, seat }: GradedEvent, { opened }: ClassroomState): Lens {
  const activity = opened?.lesson.activities[activityIndex];
  const role = activity?.kind === 'seat' ? activity.roles[seat] : undefined;
  return role === undefined ? 'ethernet' : lensOfRole(role);
}

function sealedWord(event: GradedEvent): string {
  return event.kind === 'arp' ? 'ARP' : 'IPv4';
}
