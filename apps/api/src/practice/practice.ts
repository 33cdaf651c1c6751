import type { MyAttempt, PracticeBody, PracticeReply } from '@frameplay/protocol';
import { Inject, Injectable } from '@nestjs/common';
import { ClassroomRecords, type SoloRecord } from '../classroom-records/classroom-records.js';
import { ApiError } from '../errors/api-error.js';
import { lessonNotFound } from '../errors/catalogue.js';
import { catalogue } from '../lessons/catalogue.js';
import { LessonContents } from '../lessons/lesson-contents.js';
import { People } from '../people/people.js';
import { Commander } from '../runtime/commander.js';
import { SECRETS, type Secrets } from '../secrets/secrets.js';

const SEED_DIGITS = 7;
/** Nobody sees the name of somebody who is alone. */
const ALONE = 'me';

/** Lessons alone: a classroom of one, at once running, the kernel on the other seats. */
@Injectable()
export class Practice {
  constructor(
    private readonly records: ClassroomRecords,
    private readonly commander: Commander,
    private readonly people: People,
    private readonly contents: LessonContents,
    @Inject(SECRETS) private readonly secrets: Secrets,
  ) {}

  /** The same opKey gives the same practice again. */
  async begin(
    { lessonId, seat, mode, opKey, activityIndex }: PracticeBody,
    userId: string | null,
  ): Promise<PracticeReply> {
    const lesson = catalogue.get(lessonId);
    if (lesson === undefined) throw lessonNotFound();
    if (!lesson.seats.some((one) => one.seat === seat)) throw noSuchSeat();
    const lessonHash = await this.contents.keep(lesson);
    const classroomId = this.secrets.idFor('practice', userId ?? '', opKey);
    await this.records.createSolo(classroomId, userId, lessonId, mode);
    const token = this.secrets.tokenFor(classroomId, opKey);
    const person = await this.people.arrive({ classroomId, nickname: ALONE, opKey, token, userId });
    const { refusal } = await this.commander.execute({
      classroomId,
      actor: { role: 'student', id: person.id },
      opKey: 'open',
      command: {
        type: 'open',
        lessonId,
        mode,
        seed: this.#seed(classroomId),
        solo: { participantId: person.id, seat, activityIndex },
        lessonHash,
      },
    });
    if (refusal !== null) throw new ApiError(409, refusal.code, refusal.zh, refusal.en);
    return { classroomId, participantId: person.id, token };
  }

  async attemptsOf(userId: string): Promise<MyAttempt[]> {
    return (await this.records.listSolo(userId)).map(attemptOf);
  }

  /** 28 bits of the id, so that a repeated request asks for the very same thing. */
  #seed(classroomId: string): number {
    return Number.parseInt(classroomId.slice(0, SEED_DIGITS), 16);
  }
}

function attemptOf(record: SoloRecord): MyAttempt {
  const { id, participantId, lessonId, seat, mode, phase, createdAt, right, total } = record;
  // An exam says nothing before its end.
  const isTold = mode !== 'exam' || phase === 'ended';
  return {
    classroomId: id,
    participantId,
    lessonId,
    seat,
    mode,
    phase,
    createdAt: createdAt.toISOString(),
    right: isTold ? right : 0,
    total: isTold ? total : 0,
  };
}

function noSuchSeat(): ApiError {
  const [zh, en] = ['这节课没有这个座位。', 'This lesson has no such seat.'];
  return new ApiError(404, 'seat/unknown', zh, en, { fields: [{ field: 'seat', zh, en }] });
}
