import {
  applyEntry,
  type Catalogue,
  type ClassroomEvent,
  type ClassroomState,
  type ClusterView,
  type Command,
  emptyClassroom,
  type Lesson,
  type LogEntry,
  snapshotFor,
} from '@frameplay/classroom';

/** The classroom refused a command of a solution. */
export class Refused extends Error {
  readonly code: string;

  constructor(command: Command, code: string, sentence: string) {
    super(`the classroom refuses "${command.type}": ${sentence}`);
    this.code = code;
  }
}

const AT = '2026-01-01T00:00:00.000Z';

/** A real classroom with one group, in which a solution is played: the same log entries as in class. */
export class ReplayRoom {
  readonly state: ClassroomState = emptyClassroom();
  readonly events: ClassroomEvent[] = [];
  readonly #catalogue: Catalogue;
  #seq = 0;

  private constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  /** All seats of the lesson are taken by students called like them, and the lesson has begun. */
  static open(lesson: Lesson, seed: number): ReplayRoom {
    const room = new ReplayRoom(new Map([[lesson.id, lesson]]));
    room.teacher({ type: 'open', lessonId: lesson.id, mode: 'guided', seed, solo: null });
    for (const { seat } of lesson.seats) room.student(seat, { type: 'join', participantId: seat });
    room.teacher({ type: 'start' });
    return room;
  }

  teacher(command: Command): void {
    this.#send({ role: 'teacher', id: 'teacher' }, command);
  }

  student(id: string, command: Command): void {
    this.#send({ role: 'student', id }, command);
  }

  /** The group as the teacher sees it. */
  cluster(): ClusterView {
    const [cluster] = snapshotFor(this.state, { role: 'teacher' }).clusters;
    if (cluster === undefined) throw new Error('a room with students has a group');
    return cluster;
  }

  #send(actor: LogEntry['actor'], command: Command): void {
    this.#seq += 1;
    const { events, refusal } = applyEntry(this.state, { seq: this.#seq, actor, command, at: AT }, this.#catalogue);
    if (refusal !== null) throw new Refused(command, refusal.code, refusal.en);
    this.events.push(...events);
  }
}
