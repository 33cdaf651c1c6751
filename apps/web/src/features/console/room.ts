import type { ClassroomView } from '@frameplay/classroom';
import type { LessonCard } from '@frameplay/protocol';
import type { Live } from '@/lib/live';

/** One classroom as its teacher has it open. */
export interface Room {
  readonly classroomId: string;
  readonly view: ClassroomView;
  /** null until the catalogue is here. */
  readonly lesson: LessonCard | null;
  readonly live: Live;
}

/** A seat that the teacher looks at closer. */
export interface Chosen {
  readonly clusterId: string;
  readonly seat: string;
}

/** The nickname of a participant. Names travel beside the view; until they arrive there is none. */
export function nameOf(room: Room, participantId: string): string {
  return room.live.state.names.get(participantId) ?? '…';
}

export function isOnline(room: Room, participantId: string): boolean {
  return room.live.state.online.has(participantId);
}

/** People with a seat; those who were removed have none. */
export function seatedPeople(room: Room): readonly string[] {
  return room.view.participants.filter((one) => one.clusterId !== null).map((one) => one.participantId);
}
