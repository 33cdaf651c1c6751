import { randomInt } from 'node:crypto';
import {
  type ClassroomDetail,
  type ClassroomSummary,
  type CodeReply,
  type CreateClassroomBody,
  type CreateClassroomReply,
  type JoinBody,
  type JoinReply,
  joinCode,
  type RenameReply,
} from '@frameplay/protocol';
import { Inject, Injectable } from '@nestjs/common';
import { type ClassroomRecord, ClassroomRecords, type CountedRecord } from '../classroom-records/classroom-records.js';
import { ApiError } from '../errors/api-error.js';
import { classroomNotFound, lessonNotFound, wasRemoved } from '../errors/catalogue.js';
import { randomId } from '../ids/random-id.js';
import { catalogue } from '../lessons/catalogue.js';
import { LessonContents } from '../lessons/lesson-contents.js';
import { CodeGuard } from '../limits/code-guard.js';
import { People, type Person } from '../people/people.js';
import { Commander } from '../runtime/commander.js';
import type { RuleAnswer } from '../runtime/rules.js';
import { SECRETS, type Secrets } from '../secrets/secrets.js';
import { summaryOf } from './summary.js';

/** Seeds are positive 31-bit integers: exact in every language and in JSON. */
const SEED_MAX = 2 ** 31 - 1;
const SYSTEM = { role: 'system', id: 'system' } as const;

/** Classrooms as teachers open them and students come in. */
@Injectable()
export class Classrooms {
  constructor(
    private readonly records: ClassroomRecords,
    private readonly commander: Commander,
    private readonly people: People,
    private readonly guard: CodeGuard,
    private readonly contents: LessonContents,
    @Inject(SECRETS) private readonly secrets: Secrets,
  ) {}

  async open(ownerId: string, body: CreateClassroomBody, address: string): Promise<CreateClassroomReply> {
    const { lessonId, mode } = body;
    const lesson = catalogue.get(lessonId);
    if (lesson === undefined) throw lessonNotFound();
    const lessonHash = await this.contents.keep(lesson);
    const { id, code } = await this.records.createClass(ownerId, lessonId, mode);
    await this.commander.execute({
      classroomId: id,
      actor: { role: 'teacher', id: ownerId },
      opKey: 'open',
      command: { type: 'open', lessonId, mode, seed: randomInt(SEED_MAX), solo: null, lessonHash },
    });
    this.guard.proven(address, code);
    return { id, code };
  }

  async listOwned(ownerId: string): Promise<ClassroomSummary[]> {
    return (await this.records.listOwned(ownerId)).map(summaryOf);
  }

  /** Somebody else's classroom is not found, like one that does not exist. */
  async owned(ownerId: string, classroomId: string): Promise<CountedRecord> {
    const record = await this.records.findCounted(classroomId);
    if (record === null || record.kind !== 'class' || record.ownerId !== ownerId) throw classroomNotFound();
    return record;
  }

  async detail(ownerId: string, classroomId: string): Promise<ClassroomDetail> {
    const record = await this.owned(ownerId, classroomId);
    const people = await this.people.listOf(classroomId);
    const roster = people.map(({ id, nickname, removed }) => ({ participantId: id, nickname, removed }));
    return { ...summaryOf(record), roster };
  }

  /** The name is beside the log; the entry makes every process look there. */
  async rename(ownerId: string, classroomId: string, participantId: string, typed: string): Promise<RenameReply> {
    await this.owned(ownerId, classroomId);
    const people = await this.people.listOf(classroomId);
    if (!people.some(({ id }) => id === participantId)) throw personNotFound();
    const nickname = await this.people.rename(classroomId, participantId, typed);
    const { refusal } = await this.commander.execute({
      classroomId,
      actor: { role: 'teacher', id: ownerId },
      opKey: `rename:${randomId()}`,
      command: { type: 'rename', participantId },
    });
    if (refusal !== null && refusal.code !== 'classroom/ended') throw refusedJoin(refusal);
    return { nickname };
  }

  async lookUp(typed: string, address: string): Promise<CodeReply> {
    const { id, lessonId, phase } = await this.#byCode(typed, address);
    return { classroomId: id, lessonId, phase };
  }

  async join(typed: string, body: JoinBody, address: string, userId: string | null): Promise<JoinReply> {
    const { id: classroomId } = await this.#byCode(typed, address);
    this.guard.join(address);
    const { nickname, opKey } = body;
    const token = this.secrets.tokenFor(classroomId, opKey);
    const person = await this.people.arrive({ classroomId, nickname, opKey, token, userId });
    if (person.removed) throw wasRemoved();
    await this.#takePlace(person);
    return { classroomId, participantId: person.id, token, nickname: person.nickname };
  }

  async #takePlace(person: Person): Promise<void> {
    const { refusal } = await this.commander.execute({
      classroomId: person.classroomId,
      actor: SYSTEM,
      opKey: `join:${person.id}`,
      command: { type: 'join', participantId: person.id },
    });
    if (refusal === null || refusal.code === 'participant/already-joined') return;
    await this.people.forget(person);
    throw refusedJoin(refusal);
  }

  async #byCode(typed: string, address: string): Promise<ClassroomRecord> {
    const { data: code } = joinCode.safeParse(typed);
    this.guard.check(address, code ?? '');
    const record = code === undefined ? null : await this.records.findByCode(code);
    if (record === null || code === undefined) {
      this.guard.wrong(address);
      throw codeNotFound();
    }
    this.guard.proven(address, code);
    return record;
  }
}

function refusedJoin({ code, zh, en }: RuleAnswer): ApiError {
  return new ApiError(409, code, zh, en);
}

function personNotFound(): ApiError {
  return new ApiError(404, 'participant/unknown', '课堂里没有这个人。', 'Nobody in the class has this id.');
}

function codeNotFound(): ApiError {
  const [zh, en] = ['没有使用这个代码的课堂。', 'No open class has this code.'];
  return new ApiError(404, 'code/not-found', zh, en, { fields: [{ field: 'code', zh, en }] });
}
