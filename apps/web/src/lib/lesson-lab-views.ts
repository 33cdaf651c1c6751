import { applyEntry, type Command, emptyClassroom, type LabView, type Lesson, snapshotFor } from '@frameplay/classroom';
import { catalogue } from '@frameplay/lessons';

/** The lab of each activity of a lesson, as the engine sets it up. Brings the engine along: import it lazily. */
export function labViewsOf(lessonId: string): readonly LabView[] {
  const lesson = catalogue.get(lessonId);
  if (lesson === undefined) throw new Error(`no lesson ${lessonId}`);
  return lesson.activities.map((activity) => labViewOf({ ...lesson, activities: [activity] }));
}

/** A classroom that somebody has entered and nobody has started: its one cluster stands ready. */
function labViewOf(lesson: Lesson): LabView {
  const state = emptyClassroom();
  const commands: readonly Command[] = [
    { type: 'open', lessonId: lesson.id, mode: 'guided', seed: 1, solo: null },
    { type: 'join', participantId: 'somebody' },
  ];
  for (const [index, command] of commands.entries()) {
    const entry = {
      seq: index + 1,
      actor: { role: 'system', id: 'here' },
      command,
      at: '1970-01-01T00:00:00Z',
    } as const;
    applyEntry(state, entry, new Map([[lesson.id, lesson]]));
  }
  const [cluster] = snapshotFor(state, { role: 'teacher' }).clusters;
  if (cluster === undefined) throw new Error(`lesson ${lesson.id} has no cluster`);
  return cluster.lab;
}
