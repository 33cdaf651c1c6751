import type { PracticeReply, Progress as ProgressReply } from '@frameplay/protocol';
import { Injectable } from '@nestjs/common';
import { classroomNotFound } from '../errors/catalogue.js';
import { randomToken } from '../ids/random-id.js';
import { fingerprint } from '../secrets/secrets.js';
import { type PracticeRecord, ProgressRepository } from './progress.repository.js';

type LessonProgress = ProgressReply['lessons'][number];
type ActivityProgress = LessonProgress['activities'][number];

const PERCENT = 100;

/** How far somebody has come alone, lesson by lesson: an account, a guest with the tokens of a browser, or both in one. */
@Injectable()
export class Progress {
  constructor(private readonly repository: ProgressRepository) {}

  async of(userId: string | null, tokens: readonly string[]): Promise<ProgressReply> {
    const practices = await this.repository.practicesOf({ userId, tokenHashes: tokens.map(fingerprint) });
    const lessonIds = [...new Set(practices.map(({ lessonId }) => lessonId))].sort();
    const lessons = lessonIds.map((id) =>
      lessonProgress(
        id,
        practices.filter(({ lessonId }) => lessonId === id),
      ),
    );
    return { lessons };
  }

  claim(userId: string, tokens: readonly string[]): Promise<number> {
    return this.repository.claim(userId, tokens.map(fingerprint));
  }

  /** The own practice again, from whatever browser. */
  async resume(userId: string, classroomId: string): Promise<PracticeReply> {
    const token = randomToken();
    const person = await this.repository.giveToken(userId, classroomId, fingerprint(token));
    if (person === null) throw classroomNotFound();
    return { classroomId, participantId: person.id, token };
  }
}

function lessonProgress(lessonId: string, practices: readonly PracticeRecord[]): LessonProgress {
  const indexes = [...new Set(practices.flatMap(({ progress }) => [...progress.keys()]))].sort((a, b) => a - b);
  const open = practices.find(({ phase }) => phase !== 'ended');
  return {
    lessonId,
    activities: indexes.map((index) => bestOf(index, practices)),
    resume:
      open === undefined
        ? null
        : {
            classroomId: open.classroomId,
            participantId: open.participantId,
            mode: open.mode,
            createdAt: open.createdAt.toISOString(),
          },
  };
}

/** Done once is done; of several scores the best counts. */
function bestOf(activityIndex: number, practices: readonly PracticeRecord[]): ActivityProgress {
  const isDone = practices.some(({ progress }) => progress.get(activityIndex) === 'done');
  const scores = practices
    .filter(isTold)
    .flatMap(({ attempts }) =>
      attempts
        .filter(({ activity, bestTotal }) => activity === activityIndex && bestTotal > 0)
        .map(({ bestRight: right, bestTotal: total, hintCost }) => ({ right, total, hintCost })),
    );
  const score = scores.reduce<ActivityProgress['score']>(
    (best, one) => (best === null || worth(one) > worth(best) ? one : best),
    null,
  );
  return { activityIndex, state: isDone ? 'done' : 'begun', score };
}

/** An exam says nothing before its end. */
function isTold({ mode, phase }: PracticeRecord): boolean {
  return mode !== 'exam' || phase === 'ended';
}

function worth({ right, total, hintCost }: NonNullable<ActivityProgress['score']>): number {
  return (right / total) * (PERCENT - hintCost);
}
