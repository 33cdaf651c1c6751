import { type Applied, applyEntry } from '../apply/apply-entry.js';
import type { Actor, Command, LogEntry, Mode } from '../command.js';
import type { Decision } from '../decision.js';
import type { ClassroomEvent, ViewEvent } from '../event.js';
import type { Catalogue } from '../lesson/lesson.js';
import { emptyView } from '../project/empty-view.js';
import { project } from '../project/project.js';
import { reduceView } from '../project/reduce-view.js';
import { snapshotFor } from '../project/snapshot.js';
import { kernelDecision } from '../referee.js';
import { type ClassroomState, emptyClassroom } from '../state.js';
import type { ClassroomView, ClusterView, MoveView, Viewer, WaitView } from '../view.js';
import { kinds } from './kinds-lesson.js';
import { walks } from './walk-lesson.js';

export const TEACHER: Actor = { role: 'teacher', id: 't-1' };
export const DOOR: Actor = { role: 'system', id: 'door' };
const SEED = 7;

export const everyLesson: Catalogue = new Map([...walks, ...kinds]);

/** A classroom under test: applies commands, keeps the log, and lets viewers watch live. */
export class Room {
  readonly state: ClassroomState = emptyClassroom();
  readonly log: LogEntry[] = [];
  readonly events: ClassroomEvent[] = [];
  #looked: { readonly at: number; readonly view: ClassroomView } = { at: 0, view: emptyView({ role: 'teacher' }) };
  readonly #watchers = new Map<string, { viewer: Viewer; view: ClassroomView; stream: ViewEvent[] }>();

  static open(lessonId: string, mode: Mode = 'guided', seed = SEED): Room {
    const room = new Room();
    room.watch({ role: 'teacher' });
    room.send(TEACHER, { type: 'open', lessonId, mode, seed, solo: null });
    return room;
  }

  /** Five people's names, four seats: mei directs, ravi switches, tom and ana serve. */
  static withFour(lessonId: string, mode: Mode = 'guided', seed = SEED): Room {
    const room = Room.open(lessonId, mode, seed);
    for (const name of ['mei', 'ravi', 'tom', 'ana']) room.join(name);
    room.send(TEACHER, { type: 'start' });
    return room;
  }

  /** One person alone on a seat. */
  static alone(lessonId: string, mode: Mode = 'guided', participantId = 'mei'): Room {
    const room = new Room();
    room.watch({ role: 'student', participantId });
    const solo = { participantId, seat: 'director' };
    room.send({ role: 'student', id: participantId }, { type: 'open', lessonId, mode, seed: SEED, solo });
    return room;
  }

  watch(viewer: Viewer): void {
    const view = snapshotFor(this.state, viewer);
    this.#watchers.set(nameOf(viewer), { viewer, view: this.log.length === 0 ? emptyView(viewer) : view, stream: [] });
  }

  send(actor: Actor, command: Command): Applied {
    const seq = this.log.length + 1;
    const entry: LogEntry = { seq, actor, command, at: `2026-01-01T00:00:00.${String(seq % 1000).padStart(3, '0')}Z` };
    this.log.push(entry);
    const applied = applyEntry(this.state, entry, everyLesson);
    this.events.push(...applied.events);
    for (const watcher of this.#watchers.values()) {
      for (const event of applied.events) {
        const seen = project(event, watcher.viewer, this.state);
        if (seen === null) continue;
        watcher.stream.push(seen);
        watcher.view = reduceView(watcher.view, seen);
      }
    }
    return applied;
  }

  join(participantId: string): Applied {
    this.watch({ role: 'student', participantId });
    return this.send(DOOR, { type: 'join', participantId });
  }

  teacher(command: Command): Applied {
    return this.send(TEACHER, command);
  }

  student(participantId: string, command: Command): Applied {
    return this.send({ role: 'student', id: participantId }, command);
  }

  viewer(name: string): { viewer: Viewer; view: ClassroomView; stream: ViewEvent[] } {
    const watcher = this.#watchers.get(name);
    if (watcher === undefined) throw new Error(`nobody called ${name} watches`);
    return watcher;
  }

  watchers(): readonly { viewer: Viewer; view: ClassroomView }[] {
    return [...this.#watchers.values()];
  }

  cluster(id = 'A'): ClusterView {
    const cluster = this.#teacherView().clusters.find((entry) => entry.id === id);
    if (cluster === undefined) throw new Error(`no cluster ${id}`);
    return cluster;
  }

  #teacherView(): ClassroomView {
    if (this.#looked.at !== this.log.length) {
      this.#looked = { at: this.log.length, view: snapshotFor(this.state, { role: 'teacher' }) };
    }
    return this.#looked.view;
  }

  /** The last frames that moved in the cluster, with nothing sealed. */
  moves(id = 'A'): readonly MoveView[] {
    const cluster = this.state.opened?.clusters.find((entry) => entry.id === id);
    return cluster === undefined || cluster.kind === 'quiz' ? [] : cluster.desk.moves;
  }

  waits(id = 'A'): readonly WaitView[] {
    return this.cluster(id).waits;
  }

  right(frameId: number, id = 'A'): Decision {
    const decision = kernelDecision(this.state, id, frameId);
    if (decision === null) throw new Error(`frame ${frameId} does not wait`);
    return decision;
  }

  /** Who has the seat decides; of a pair both, the same. */
  decide(wait: WaitView, decision: Decision, id = 'A'): Applied {
    const seat = this.cluster(id).seats.find((one) => one.seat === wait.seat);
    const partner = seat?.partnerId;
    const command = { type: 'decide', frameId: wait.frameId, decision } as const;
    if (partner !== undefined) this.student(partner, command);
    return this.student(seat?.participantId ?? '', command);
  }

  /** This seat alone decides as the kernel would, until nothing waits there. */
  playSeat(seat: string, id = 'A'): void {
    for (;;) {
      const wait = this.waits(id).find((entry) => entry.seat === seat);
      if (wait === undefined) return;
      this.decide(wait, this.right(wait.frameId, id), id);
    }
  }

  /** Everybody decides as the kernel would, the oldest frame first, through all activities, until `stop` says so or nothing waits. */
  playRight(stop: (wait: WaitView) => boolean = () => false, id = 'A'): WaitView | null {
    for (;;) {
      const [wait] = this.waits(id);
      if (wait === undefined) {
        if (this.#goesOn(id)) continue;
        return null;
      }
      if (stop(wait)) return wait;
      this.decide(wait, this.right(wait.frameId, id), id);
    }
  }

  /** On to the next activity, when one follows. */
  #goesOn(id: string): boolean {
    const { index, count, finished } = this.cluster(id).activity;
    if (!finished || index + 1 === count) return false;
    return this.teacher({ type: 'next-activity', clusterId: id, index }).refusal === null;
  }
}

function nameOf(viewer: Viewer): string {
  return viewer.role === 'teacher' ? 'teacher' : viewer.participantId;
}
