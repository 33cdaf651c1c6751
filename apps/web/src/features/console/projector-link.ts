import type { Room } from './room';

/** One projector window for each class: what is sent there takes the place of what it shows. */
export function projectorWindow(classroomId: string): string {
  return `projector-${classroomId}`;
}

/** The projector page of a class; with a group, that group's first wrong decision. */
export function projectorPath(classroomId: string, clusterId: string | null = null): string {
  const path = `/teach/${classroomId}/projector`;
  return clusterId === null ? path : `${path}?group=${clusterId}`;
}

/** The projector window turns to the first wrong decision of a group. */
export function showOnProjector({ classroomId }: Room, clusterId: string): void {
  window.open(projectorPath(classroomId, clusterId), projectorWindow(classroomId));
}
