import type { ClassroomView, Viewer } from '../view.js';

/** What a viewer knows before the first event. */
export function emptyView(viewer: Viewer): ClassroomView {
  return {
    lessonId: '',
    mode: 'guided',
    phase: 'lobby',
    solo: false,
    experiments: false,
    sharing: false,
    standIn: false,
    pace: 'free',
    nudgedAt: null,
    me: viewer.role === 'teacher' ? null : { participantId: viewer.participantId, clusterId: null, seat: null },
    participants: [],
    removed: [],
    clusters: [],
  };
}
