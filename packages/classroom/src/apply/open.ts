import { addCluster, placeAt, sit } from '../cluster/places.js';
import type { Actor, Command, Refusal } from '../command.js';
import type { ClassroomEvent } from '../event.js';
import type { Catalogue } from '../lesson/lesson.js';
import { describe } from '../project/describe.js';
import { ONLY_TEACHER, unknownLesson, unknownSeat } from '../refuse/refuse.js';
import { unknownActivity } from '../refuse/refuse-activity.js';
import type { ClassroomState, OpenedClassroom } from '../state.js';
import { beginRunning } from './phases.js';

type Open = Extract<Command, { readonly type: 'open' }>;

interface Opening {
  readonly actor: Actor;
  readonly at: string;
  readonly events: ClassroomEvent[];
}

export function openClassroom(
  state: ClassroomState,
  command: Open,
  opening: Opening,
  catalogue: Catalogue,
): Refusal | null {
  const { lessonId, mode, seed, solo } = command;
  const { actor, at, events } = opening;
  const lesson = catalogue.get(lessonId);
  if (lesson === undefined) return unknownLesson(lessonId);
  if (actor.role === 'student' && solo?.participantId !== actor.id) return ONLY_TEACHER;
  if (solo !== null && !lesson.seats.some(({ seat }) => seat === solo.seat)) return unknownSeat(solo.seat);
  if (lesson.activities[solo?.activityIndex ?? 0] === undefined) return unknownActivity(solo?.activityIndex ?? 0);
  const opened: OpenedClassroom = {
    lesson,
    seed,
    solo,
    mode,
    experiments: solo !== null,
    sharing: false,
    standIn: false,
    steps: null,
    phase: 'lobby',
    participants: new Map(),
    clusters: [],
    truths: new Map(),
  };
  state.opened = opened;
  const turn = { opened, at, events: [] };
  if (solo !== null) {
    const place = placeAt(opened, addCluster(turn, solo.activityIndex ?? 0).id, solo.seat);
    if (place !== null) sit(solo.participantId, place, turn);
    opened.phase = 'running';
  }
  events.push(...describe(state));
  if (solo !== null) beginRunning({ opened, at, events });
  return null;
}
