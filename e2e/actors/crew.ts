import type { Decision } from '@frameplay/classroom';
import { expect } from '@playwright/test';
import type { Referee, Waiting } from '../referee.js';
import type { Student } from './student.js';

/** What a student does about a frame instead of answering right. True: the frame is settled. */
export type Whim = (student: Student, waiting: Waiting, right: Decision) => Promise<boolean>;

/** How a student takes the group on to its next part. */
export type GoOn = (student: Student, clusterId: string, index: number) => Promise<void>;

export interface Play {
  readonly until?: (waiting: readonly Waiting[]) => boolean | Promise<boolean>;
  readonly only?: Student;
  readonly whim?: Whim;
  readonly goOn?: GoOn;
}

const ROUNDS_MAX = 400;

/** Students of one class at their own windows; the referee whispers what is right. */
export class Crew {
  readonly #referee: Referee;
  readonly #people = new Map<string, Student>();

  constructor(referee: Referee) {
    this.#referee = referee;
  }

  /** Whoever joined last in the log is this student. */
  async seat(student: Student): Promise<void> {
    const { participants } = await this.#referee.look();
    const newest = participants.at(-1);
    if (newest === undefined || this.#people.has(newest.participantId)) throw new Error(`${student.name} did not join`);
    this.#people.set(newest.participantId, student);
  }

  /** As the product's own list of people has it. */
  seatAs(student: Student, participantId: string): void {
    this.#people.set(participantId, student);
  }

  idOf(student: Student): string {
    for (const [id, other] of this.#people) if (other === student) return id;
    throw new Error(`${student.name} has no seat`);
  }

  studentAt({ participantId }: Waiting): Student {
    return this.studentOf(participantId);
  }

  studentOf(participantId: string): Student {
    const student = this.#people.get(participantId);
    if (student === undefined) throw new Error(`nobody plays ${participantId}`);
    return student;
  }

  /**
   * Everybody who holds a frame decides, all at the same time, round after round, until `until` says so or nothing waits.
   * `only`: the others think. A whim may do something else with a frame first.
   */
  async play({ until, only, whim, goOn = (student) => student.goesOn() }: Play = {}): Promise<void> {
    for (let round = 0; round < ROUNDS_MAX; round += 1) {
      const waiting = await this.#referee.waiting();
      if (until !== undefined && (await until(waiting))) return;
      const deciding = firstOfEach(waiting).filter((one) => only === undefined || this.studentAt(one) === only);
      if (deciding.length === 0) {
        if (only === undefined && waiting.length === 0 && (await this.#goesOn(goOn))) continue;
        return;
      }
      await Promise.all(deciding.map((one) => this.#decide(one, whim)));
    }
    expect(ROUNDS_MAX, 'the lesson comes to an end').toBe(0);
  }

  /** A part of the lesson is over: somebody of each group goes on, for all of it. False when no part follows. */
  async #goesOn(goOn: GoOn): Promise<boolean> {
    const { clusters } = await this.#referee.look();
    const resting = clusters.filter(({ activity }) => activity.finished && activity.index + 1 < activity.count);
    for (const { id, activity, seats } of resting) {
      const student = seats.flatMap(({ participantId }) => this.#people.get(participantId ?? '') ?? [])[0];
      if (student === undefined) throw new Error(`nobody of group ${id} can go on`);
      await goOn(student, id, activity.index);
    }
    return resting.length > 0;
  }

  async #decide(waiting: Waiting, whim: Whim | undefined): Promise<void> {
    const student = this.studentAt(waiting);
    const { frameId } = waiting.wait;
    const partner = await this.#firstAt(waiting);
    if (partner !== null) return student.agrees(frameId, partner);
    const right = await this.#referee.answer(waiting.clusterId, frameId);
    if (whim !== undefined && (await whim(student, waiting, right))) return;
    await student.decides(frameId, right);
  }

  /** The first of a pair, when this is the second one, who agrees to what the first proposes; null: decides alone. */
  async #firstAt({ clusterId, participantId, wait }: Waiting): Promise<Student | null> {
    const { seats } = await this.#referee.cluster(clusterId);
    const seat = seats.find((one) => one.seat === wait.seat);
    return seat?.partnerId === participantId ? this.studentOf(seat.participantId ?? '') : null;
  }
}

/** One frame for each person: the one that came first. */
function firstOfEach(waiting: readonly Waiting[]): readonly Waiting[] {
  const first = new Map<string, Waiting>();
  for (const one of waiting) if (!first.has(one.participantId)) first.set(one.participantId, one);
  return [...first.values()];
}

export function holdsAt(seat: string): (waiting: readonly Waiting[]) => boolean {
  return (waiting) => waiting.some(({ wait }) => wait.seat === seat);
}
