import {
  type ClassroomState,
  type LabView,
  type Lesson,
  labViewsOf,
  project,
  unitGains,
  type Viewer,
} from '@frameplay/classroom';
import type {
  DecisionRow,
  Gradebook as GradebookReply,
  GradebookRow,
  LabViews,
  ResultRow,
  Results,
} from '@frameplay/protocol';
import { Injectable } from '@nestjs/common';
import { ClassroomRecords } from '../classroom-records/classroom-records.js';
import { Classrooms } from '../classrooms/classrooms.js';
import { summaryOf } from '../classrooms/summary.js';
import { badToken, classroomNotFound, wasRemoved } from '../errors/catalogue.js';
import { Grades } from '../grades/grades.js';
import { Sums } from '../grades/sums.js';
import { People, type Person } from '../people/people.js';
import { Runtimes } from '../runtime/runtimes.js';
import { total } from './score.js';
import { toldAtEnd } from './told-at-end.js';

/** The teacher of a class, or one of its students. */
export type Asker = { readonly ownerId: string } | { readonly token: string };

type Opened = NonNullable<ClassroomState['opened']>;

/** A group of a class that is open. */
export interface Group {
  readonly opened: Opened;
  readonly cluster: Opened['clusters'][number];
}

/** What was decided, and how it compares: for the teacher all of it, for a student the own part. */
@Injectable()
export class Gradebook {
  /** By what a group has from its first activity to its last. */
  readonly #labs = new WeakMap<object, readonly (LabView | null)[]>();

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
    const runtime = await this.runtimes.current(classroomId);
    const [people, decisions, results, attempts] = await Promise.all([
      this.people.listOf(classroomId),
      this.grades.decisionsOf(classroomId),
      this.grades.resultsOf(classroomId),
      this.grades.attemptsOf(classroomId),
    ]);
    const lesson = runtime.state.opened?.lesson;
    const rows = people.map(({ id, nickname, removed }): GradebookRow => {
      const activities = attempts
        .filter(({ participantId }) => participantId === id)
        .map(({ seat, activity, kind, hintCost, ...score }) => ({
          seat,
          activityIndex: activity,
          kind,
          hintCost,
          score: total([score]),
        }));
      return {
        participantId: id,
        nickname,
        removed,
        seats: [...new Set(activities.map(({ seat }) => seat))],
        score: total(activities.map(({ score }) => score)),
        activities,
        decisions: decisions.filter(({ graded }) => graded.participantId === id),
        results: results
          .filter(({ result }) => result.participantId === id)
          .map(({ seq, result }) => ({ seq, result: toldAtEnd(result, lesson) })),
      };
    });
    const gains = gainsOf(lesson, results);
    return { classroom: summaryOf(record), rows, gains };
  }

  /** As it was when the classroom opened. */
  async lessonOf(classroomId: string): Promise<Lesson | undefined> {
    return (await this.runtimes.current(classroomId)).state.opened?.lesson;
  }

  /** The labs of a group as it has them, for the teacher of the class or one of the group; of parts that it has reached. */
  async labsOf(classroomId: string, clusterId: string, who: Asker): Promise<LabViews> {
    const { opened, cluster } = await this.groupOf(classroomId, clusterId, who);
    const { lesson, seed } = opened;
    const labs = this.#labs.get(cluster.seats) ?? labViewsOf(lesson, seed, cluster.index);
    this.#labs.set(cluster.seats, labs);
    return { labs: labs.map((lab, index) => (index <= cluster.activityIndex ? lab : null)) };
  }

  /** A group as it is now, for the teacher of the class or one of the group. */
  async groupOf(classroomId: string, clusterId: string, who: Asker): Promise<Group> {
    if ('ownerId' in who) await this.classrooms.owned(who.ownerId, classroomId);
    const person = 'token' in who ? await this.#personOf(classroomId, who.token) : null;
    const { opened } = (await this.runtimes.current(classroomId)).state;
    const cluster = opened?.clusters.find(({ id }) => id === clusterId);
    const isOwn = person === null || opened?.participants.get(person.id)?.clusterId === clusterId;
    if (opened === null || cluster === undefined || !isOwn) throw classroomNotFound();
    return { opened, cluster };
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
    const results = (await this.grades.resultsOf(classroomId, person.id)).flatMap(({ seq, result }) => {
      const shown = project({ type: 'result', ...result }, viewer, runtime.state);
      if (shown?.type !== 'result') return [];
      const { type: _type, ...seen } = shown;
      return [{ seq, result: opened.phase === 'ended' ? toldAtEnd(seen, opened.lesson) : seen }];
    });
    const { lessonId } = record;
    const score = scoreOf(decisions, results);
    return {
      classroomId,
      lessonId,
      mode: opened.mode,
      phase: opened.phase,
      nickname: person.nickname,
      score,
      decisions,
      results,
      gains: gainsOf(opened.lesson, results),
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
function scoreOf(decisions: readonly DecisionRow[], results: readonly ResultRow[]): Results['score'] {
  const sums = new Sums();
  const added = [
    ...decisions.map(({ graded }) => sums.add(graded)),
    ...results.map(({ result }) => sums.addResult(result)),
  ];
  const keys = new Set(added.filter((key) => key !== null));
  return total(sums.rows(keys));
}

function gainsOf(lesson: Lesson | undefined, results: readonly ResultRow[]): GradebookReply['gains'] {
  const gains = unitGains(
    lesson?.activities ?? [],
    results.map(({ result }) => result),
  );
  return gains.map(({ unit, people, gain }) => ({ unit, people: [...people], gain }));
}
