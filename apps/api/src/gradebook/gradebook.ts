import { project, type Viewer } from '@frameplay/classroom';
import type { DecisionRow, Gradebook as GradebookReply, GradebookRow, Results } from '@frameplay/protocol';
import { Injectable } from '@nestjs/common';
import { ClassroomRecords } from '../classroom-records/classroom-records.js';
import { Classrooms } from '../classrooms/classrooms.js';
import { summaryOf } from '../classrooms/summary.js';
import { badToken, wasRemoved } from '../errors/catalogue.js';
import { Grades } from '../grades/grades.js';
import { Sums } from '../grades/sums.js';
import { People, type Person } from '../people/people.js';
import { Runtimes } from '../runtime/runtimes.js';
import { total } from './score.js';

/** What was decided, and how it compares: for the teacher all of it, for a student the own part. */
@Injectable()
export class Gradebook {
  constructor(
    private readonly classrooms: Classrooms,
    private readonly records: ClassroomRecords,
    private readonly grades: Grades,
    private readonly people: People,
    private readonly runtimes: Runtimes,
  ) {}

  async of(ownerId: string, classroomId: string): Promise<GradebookReply> {
    const record = await this.classrooms.owned(ownerId, classroomId);
    // Loading a classroom writes what a crash may have kept out of the tables.
    await this.runtimes.current(classroomId);
    const [people, decisions, attempts] = await Promise.all([
      this.people.listOf(classroomId),
      this.grades.decisionsOf(classroomId),
      this.grades.attemptsOf(classroomId),
    ]);
    const rows = people.map(({ id, nickname, removed }): GradebookRow => {
      const activities = attempts
        .filter(({ participantId }) => participantId === id)
        .map(({ seat, activity, ...score }) => ({ seat, activityIndex: activity, score: total([score]) }));
      return {
        participantId: id,
        nickname,
        removed,
        seats: [...new Set(activities.map(({ seat }) => seat))],
        score: total(activities.map(({ score }) => score)),
        activities,
        decisions: decisions.filter(({ graded }) => graded.participantId === id),
      };
    });
    return { classroom: summaryOf(record), rows };
  }

  /** Only what the student may see now: in an exam that is nothing before the end. */
  async resultsOf(classroomId: string, token: string): Promise<Results> {
    const person = await this.#personOf(classroomId, token);
    const runtime = await this.runtimes.current(classroomId);
    const record = await this.records.find(classroomId);
    const { opened } = runtime.state;
    if (record === null || opened === null) throw badToken();
    const viewer: Viewer = { role: 'student', participantId: person.id };
    const decisions = (await this.grades.decisionsOf(classroomId, person.id)).flatMap(({ seq, graded }) => {
      const shown = project({ type: 'graded', ...graded }, viewer, runtime.state);
      if (shown?.type !== 'graded') return [];
      const { type: _type, ...seen } = shown;
      return [{ seq, graded: seen }];
    });
    const { lessonId } = record;
    const score = scoreOf(decisions);
    return {
      classroomId,
      lessonId,
      mode: opened.mode,
      phase: opened.phase,
      nickname: person.nickname,
      score,
      decisions,
    };
  }

  async #personOf(classroomId: string, token: string): Promise<Person> {
    const person = await this.people.withToken(token);
    if (person === null || person.classroomId !== classroomId) throw badToken();
    if (person.removed) throw wasRemoved();
    return person;
  }
}

/** From the decisions that are shown, so that a sum never tells what a row may not. */
function scoreOf(decisions: readonly DecisionRow[]): Results['score'] {
  const sums = new Sums();
  const keys = new Set(decisions.map(({ graded }) => sums.add(graded)).filter((key) => key !== null));
  return total(sums.rows(keys));
}
