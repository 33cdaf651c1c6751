import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '../database/database.js';
import { Prisma } from '../generated/prisma/client.js';

export interface Person {
  readonly id: string;
  readonly classroomId: string;
  readonly nickname: string;
  readonly userId: string | null;
  readonly removed: boolean;
}

export interface NewPerson {
  readonly id: string;
  readonly classroomId: string;
  readonly nickname: string;
  readonly nicknameKey: string;
  readonly tokenHash: string;
  readonly opHash: string;
  readonly userId: string | null;
}

const FIELDS = { id: true, classroomId: true, nickname: true, userId: true, removed: true } as const;

/** Names stay here, beside the log. */
@Injectable()
export class PeopleRepository {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** null: the nickname, or the join itself, is there already. */
  async create(person: NewPerson): Promise<Person | null> {
    try {
      return await this.#database.prisma.participant.create({ data: person, select: FIELDS });
    } catch (error) {
      if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return null;
      throw error;
    }
  }

  /** False: the nickname is somebody else's, or nobody has this id. */
  async rename(classroomId: string, id: string, nickname: string, nicknameKey: string): Promise<boolean> {
    try {
      const { participant } = this.#database.prisma;
      const { count } = await participant.updateMany({ where: { classroomId, id }, data: { nickname, nicknameKey } });
      return count > 0;
    } catch (error) {
      if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return false;
      throw error;
    }
  }

  /** A place that the rules refused. */
  async remove(id: string): Promise<void> {
    await this.#database.prisma.participant.deleteMany({ where: { id } });
  }

  findByJoin(classroomId: string, opHash: string): Promise<Person | null> {
    return this.#database.prisma.participant.findFirst({ where: { classroomId, opHash }, select: FIELDS });
  }

  findByToken(tokenHash: string): Promise<Person | null> {
    return this.#database.prisma.participant.findUnique({ where: { tokenHash }, select: FIELDS });
  }

  findByUser(classroomId: string, userId: string): Promise<Person | null> {
    return this.#database.prisma.participant.findFirst({ where: { classroomId, userId }, select: FIELDS });
  }

  listOf(classroomId: string): Promise<Person[]> {
    return this.#database.prisma.participant.findMany({
      where: { classroomId },
      select: FIELDS,
      orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
    });
  }
}
