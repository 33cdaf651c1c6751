import type { DecisionRow, ResultRow } from '@frameplay/protocol';
import { Injectable } from '@nestjs/common';
import { GradeKeeper } from './grade-keeper.js';
import { GradesRepository } from './grades.repository.js';
import type { AttemptRow } from './sums.js';

/** Grades as the tables have them, and the keepers that bring them there. */
@Injectable()
export class Grades {
  readonly #repository: GradesRepository;

  constructor(repository: GradesRepository) {
    this.#repository = repository;
  }

  keeperFor(classroomId: string, projected: number): GradeKeeper {
    return new GradeKeeper(this.#repository, classroomId, projected);
  }

  decisionsOf(classroomId: string, participantId?: string): Promise<DecisionRow[]> {
    return this.#repository.decisionsOf(classroomId, participantId);
  }

  resultsOf(classroomId: string, participantId?: string): Promise<ResultRow[]> {
    return this.#repository.resultsOf(classroomId, participantId);
  }

  attemptsOf(classroomId: string): Promise<AttemptRow[]> {
    return this.#repository.attemptsOf(classroomId);
  }
}
