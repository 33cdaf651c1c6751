import type { Mode, Phase } from '@frameplay/classroom';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '../database/database.js';
import { type Classroom, Prisma } from '../generated/prisma/client.js';

export interface ClassroomRecord {
  readonly id: string;
  readonly code: string | null;
  readonly kind: 'class' | 'solo';
  readonly lessonId: string;
  readonly ownerId: string | null;
  readonly head: number;
  readonly projected: number;
  readonly phase: Phase;
  readonly mode: Mode;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

export interface CountedRecord extends ClassroomRecord {
  readonly students: number;
}

export interface SoloRecord extends ClassroomRecord {
  readonly participantId: string;
  readonly seat: string;
  readonly right: number;
  readonly total: number;
}

export type NewClassroom = Pick<ClassroomRecord, 'id' | 'code' | 'kind' | 'lessonId' | 'ownerId' | 'mode'>;

const COUNTED = { _count: { select: { people: { where: { removed: false } } } } } as const;
const LIST_MAX = 200;

@Injectable()
export class ClassroomRecordsRepository {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** false: the id or the code is taken. */
  async create(classroom: NewClassroom): Promise<boolean> {
    try {
      await this.#database.prisma.classroom.create({ data: classroom });
      return true;
    } catch (error) {
      if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return false;
      throw error;
    }
  }

  async find(id: string): Promise<ClassroomRecord | null> {
    const row = await this.#database.prisma.classroom.findUnique({ where: { id } });
    return row === null ? null : recordOf(row);
  }

  async findCounted(id: string): Promise<CountedRecord | null> {
    const row = await this.#database.prisma.classroom.findUnique({ where: { id }, include: COUNTED });
    return row === null ? null : { ...recordOf(row), students: row._count.people };
  }

  async findByCode(code: string): Promise<ClassroomRecord | null> {
    const row = await this.#database.prisma.classroom.findUnique({ where: { code } });
    return row === null ? null : recordOf(row);
  }

  async listOwned(ownerId: string): Promise<CountedRecord[]> {
    const rows = await this.#database.prisma.classroom.findMany({
      where: { ownerId, kind: 'class' },
      include: COUNTED,
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      take: LIST_MAX,
    });
    return rows.map((row) => ({ ...recordOf(row), students: row._count.people }));
  }

  async listSolo(userId: string): Promise<SoloRecord[]> {
    const rows = await this.#database.prisma.classroom.findMany({
      where: { kind: 'solo', people: { some: { userId } } },
      include: { people: true, attempts: true, log: { where: { seq: 1 } } },
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      take: LIST_MAX,
    });
    return rows.map(({ people, attempts, log, ...row }) => ({
      ...recordOf(row),
      participantId: people[0]?.id ?? '',
      seat: soloSeat(log[0]?.payload),
      right: attempts.reduce((sum, attempt) => sum + attempt.bestRight, 0),
      total: attempts.reduce((sum, attempt) => sum + attempt.bestTotal, 0),
    }));
  }
}

function recordOf(row: Classroom): ClassroomRecord {
  return { ...row, phase: row.phase as Phase, mode: row.mode as Mode };
}

/** The seat stands in the first entry of a practice's log. */
function soloSeat(payload: unknown): string {
  const { solo } = (payload ?? {}) as { solo?: { seat?: string } | null };
  return solo?.seat ?? '';
}
