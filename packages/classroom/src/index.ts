/** The one door of the classroom: pure, deterministic, without I/O. */

export { type Applied, applyEntry } from './apply/apply-entry.js';
export type * from './command.js';
export type * from './decision.js';
export type * from './event.js';
export { type GradebookCell, type GradebookRow, gradebookOf, type Score } from './gradebook.js';
export { classroomHash } from './hash.js';
export type * from './lesson/activity.js';
export type * from './lesson/frame-selector.js';
export type * from './lesson/lab-check.js';
export type * from './lesson/lesson.js';
export type * from './lesson/question.js';
export { describe } from './project/describe.js';
export { emptyView } from './project/empty-view.js';
export { project } from './project/project.js';
export { reduceView } from './project/reduce-view.js';
export { snapshotFor } from './project/snapshot.js';
export { kernelDecision } from './referee.js';
export { RULE_TEXTS, type RuleTextId } from './rules/rules.js';
export type { ClassroomState } from './state.js';
export { emptyClassroom } from './state.js';
export type * from './view.js';
export { MOVES_KEPT } from './view.js';
