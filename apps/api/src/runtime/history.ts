import type { ClassroomEvent, ClassroomState, ViewEvent, Viewer } from '@frameplay/classroom';
import { project } from '@frameplay/classroom';
import type { EventsMessage } from '@frameplay/protocol';

/** How many log entries a reconnecting client may have missed before it gets a snapshot instead. */
const KEPT = 256;

const TEACHER = 'teacher';

export function viewerKey(viewer: Viewer): string {
  return viewer.role === 'teacher' ? TEACHER : viewer.participantId;
}

/**
 * The last entries as each viewer saw them, projected when they were applied: a later state must not change what an
 * earlier event showed. `prev` is the previous seq that the same viewer could see.
 */
export class History {
  readonly #entries: { readonly seq: number; readonly shown: ReadonlyMap<string, EventsMessage> }[] = [];
  readonly #lastShown = new Map<string, number>();
  /** Who was removed and saw nothing more; and since when those who came back see again. */
  readonly #gone = new Set<string>();
  readonly #backSince = new Map<string, number>();
  #floor: number;

  /** Entries up to `head` are about to be replayed; only the last of them are worth projecting. */
  constructor(head: number) {
    this.#floor = Math.max(0, head - KEPT);
  }

  /** `state` is the classroom after the entry. */
  add(seq: number, events: readonly ClassroomEvent[], state: ClassroomState): ReadonlyMap<string, EventsMessage> {
    this.#notePlaces(seq, events);
    const shown = new Map<string, EventsMessage>();
    if (seq <= this.#floor) return shown;
    for (const viewer of events.length === 0 ? [] : viewersOf(state)) {
      const visible = projectAll(events, viewer, state);
      if (visible.length === 0) continue;
      const key = viewerKey(viewer);
      shown.set(key, { seq, prev: this.#lastShown.get(key) ?? this.#floor, events: visible });
      this.#lastShown.set(key, seq);
    }
    this.#entries.push({ seq, shown });
    if (this.#entries.length > KEPT) this.#floor = this.#entries.shift()?.seq ?? this.#floor;
    return shown;
  }

  /** What the viewer has not seen after `lastSeq`; null when that is further back than what is kept. */
  after(lastSeq: number, viewer: Viewer): EventsMessage[] | null {
    const key = viewerKey(viewer);
    if (lastSeq < Math.max(this.#floor, this.#backSince.get(key) ?? 0)) return null;
    return this.#entries.flatMap(({ seq, shown }) => {
      const message = seq > lastSeq ? shown.get(key) : undefined;
      return message === undefined ? [] : [message];
    });
  }

  #notePlaces(seq: number, events: readonly ClassroomEvent[]): void {
    for (const event of events) {
      if (event.type !== 'participant') continue;
      if (event.removed) this.#gone.add(event.participantId);
      else if (this.#gone.delete(event.participantId)) this.#backSince.set(event.participantId, seq);
    }
  }
}

function viewersOf(state: ClassroomState): Viewer[] {
  const participants = [...(state.opened?.participants.values() ?? [])];
  const students = participants
    .filter(({ removed }) => !removed)
    .map(({ participantId }): Viewer => ({ role: 'student', participantId }));
  return [{ role: 'teacher' }, ...students];
}

function projectAll(events: readonly ClassroomEvent[], viewer: Viewer, state: ClassroomState): ViewEvent[] {
  return events.map((event) => project(event, viewer, state)).filter((event): event is ViewEvent => event !== null);
}
