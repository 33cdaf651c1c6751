/**
 * The classroom, live. `useLive(classroomId, 'student' | 'teacher')` gives `{ state, send, dismissRefusal }`:
 * `state.view` is the projected ClassroomView, `state.names` the nicknames, `state.online` who is connected,
 * `state.goodbye` why the server will not have us. Give the component `key={classroomId}`.
 * After joining: `saveStudentSeat(classroomId, { token, participantId, nickname })`, then go to `/play/<classroomId>`.
 */
export type { LiveState, LiveStatus, PendingCommand, Refused } from './live-state';
export { keptTokens, readStudentSeat, type StudentSeat, saveStudentSeat } from './student-seat';
export { type Live, useLive } from './use-live';
export { useStudentToken } from './use-student-token';
