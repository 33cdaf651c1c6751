import type { GradedEvent, MoveEvent, WaitEvent } from '../cluster/desk.js';
import type { ClassroomEvent, ViewEvent } from '../event.js';
import type { ClassroomState } from '../state.js';
import type { Viewer } from '../view.js';
import { isSealed, type Lens, lensOfRole, summaryThroughLens, throughLens } from './lens.js';
import { clusterOf, isInside, isOpen, placeOf } from './who.js';

/**
 * The single place that decides who sees what. An allow-list: an event of a type that is not named here is for nobody.
 * `state` is the classroom after the entry that made the event.
 */
export function project(event: ClassroomEvent, viewer: Viewer, state: ClassroomState): ViewEvent | null {
  switch (event.type) {
    case 'classroom':
    case 'participant':
      return event;
    case 'activity':
    case 'seat':
    case 'done':
    case 'console':
    case 'storm':
    case 'clock':
      return isInside(state, viewer, event.clusterId) ? event : null;
    case 'move':
      return isInside(state, viewer, event.clusterId) ? projectMove(event, viewer, state) : null;
    case 'wait':
      return isInside(state, viewer, event.clusterId) ? projectWait(event, viewer, state) : null;
    case 'graded':
      return projectGraded(event, viewer, state);
    case 'tables':
      return isOpen(state, viewer, event.clusterId) || isOwnSeat(state, viewer, event.clusterId, event.node)
        ? event
        : null;
    case 'consequence':
      return isOpen(state, viewer, event.clusterId) ? event : null;
    default:
      return null;
  }
}

function isOwnSeat(state: ClassroomState, viewer: Viewer, clusterId: string, node: string): boolean {
  const place = placeOf(state, viewer);
  return place !== null && place.clusterId === clusterId && place.seat === node;
}

/** The lens of the viewer's own device for a frame that touches it; any other frame stays a sealed envelope. */
function lensFor(state: ClassroomState, viewer: Viewer, clusterId: string, nodes: readonly string[]): Lens {
  if (isOpen(state, viewer, clusterId)) return 'all';
  const place = placeOf(state, viewer);
  if (place === null || !nodes.includes(place.seat)) return 'ethernet';
  const role = clusterOf(state, clusterId)?.activity.roles[place.seat];
  return role === undefined ? 'ethernet' : lensOfRole(role);
}

function projectMove(event: MoveEvent, viewer: Viewer, state: ClassroomState): ViewEvent {
  const lens = lensFor(state, viewer, event.clusterId, [event.from.node, event.to.node]);
  return {
    ...event,
    summary: summaryThroughLens(event.summary, event.frame, lens),
    frame: throughLens(event.frame, lens),
  };
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
  if (viewer.participantId !== event.participantId || !isInside(state, viewer, event.clusterId)) return null;
  if (event.mode === 'exam' && state.opened?.phase !== 'ended') return null;
  const lens = lensFor(state, viewer, event.clusterId, [event.seat]);
  if (!isSealed(lens)) return event;
  return { ...event, summary: sealedWord(event), frameClass: 'other' };
}

function sealedWord(event: GradedEvent): string {
  return event.kind === 'arp' ? 'ARP' : 'IPv4';
}
