import type { ViewEvent } from '../event.js';
import type { ClassroomState } from '../state.js';
import type { ClassroomView, Viewer } from '../view.js';
import { describe } from './describe.js';
import { emptyView } from './empty-view.js';
import { project } from './project.js';
import { reduceView } from './reduce-view.js';

/** What this viewer sees now: the same filter and the same reducer as for live events. */
export function snapshotFor(state: ClassroomState, viewer: Viewer): ClassroomView {
  return describe(state)
    .map((event) => project(event, viewer, state))
    .filter((event): event is ViewEvent => event !== null)
    .reduce(reduceView, emptyView(viewer));
}
