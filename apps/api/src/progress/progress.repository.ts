import type { Mode, Phase } from '@frameplay/classroom';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '../database/database.js';
import type { Prisma } from '../generated/prisma/client.js';

/** One practice of somebody alone: how far it has come, and what it was worth. */
export interface PracticeRecord {
  readonly classroomId: string;
  readonly participantId: string;
  readonly lessonId: string;
  readonly mode: Mode;
  readonly phase: Phase;
  readonly createdAt: Date;
  /** Activity index -> how far it has come. */
  readonly progress: ReadonlyMap<number, 'begun' | 'done'>;
  readonly attempts: readonly {
    readonly activity: number;
    readonly bestRight: number;
    readonly bestTotal: number;
    readonly hintCost: number;
  }[];
}

/** Whose practices are meant: an account's, and those of the tokens that a browser holds. */
export interface Whose {
  readonly userId: string | null;
  readonly tokenHashes: readonly string[];
}

const PRACTICES_MAX = 1_000;

@Injectable()
export class ProgressRepository {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** Newest first. */
  async practicesOf({ userId, tokenHashes }: Whose): Promise<PracticeRecord[]> {
    const own: Prisma.ParticipantWhereInput[] = [{ tokenHash: { in: [...tokenHashes] } }];
    if (userId !== null) own.push({ userId });
    const people = await this.#database.prisma.participant.findMany({
      where: { OR: own, classroom: { kind: 'solo' } },
      include: { classroom: true, attempts: true },
      orderBy: [{ joinedAt: 'desc' }, { id: 'asc' }],
      take: PRACTICES_MAX,
    });
    return people.map(({ id, classroom, attempts }) => ({
      classroomId: classroom.id,
      participantId: id,
      lessonId: classroom.lessonId,
      mode: classroom.mode as Mode,
      phase: classroom.phase as Phase,
      createdAt: classroom.createdAt,
      progress: progressOf(classroom.progress),
      attempts,
    }));
  }

  /** What nobody owns yet goes to this account; one statement, so that two accounts cannot share it. */
  async claim(userId: string, tokenHashes: readonly string[]): Promise<number> {
    const [row] = await this.#database.query<{ claimed: number }>(
      `WITH taken AS (
         UPDATE participant SET user_id = $1
         WHERE user_id IS NULL AND token_hash IN (SELECT jsonb_array_elements_text($2::jsonb))
         RETURNING classroom_id),
       owned AS (
         UPDATE classroom SET owner_id = $1
         FROM taken WHERE classroom.id = taken.classroom_id AND kind = 'solo' AND owner_id IS NULL)
       SELECT count(*)::int AS claimed FROM taken`,
      [userId, JSON.stringify(tokenHashes)],
    );
    return row?.claimed ?? 0;
  }

  /** A new token for the own practice; the old one ends. null: it is not this account's. */
  async giveToken(userId: string, classroomId: string, tokenHash: string): Promise<{ id: string } | null> {
    const { prisma } = this.#database;
    const person = await prisma.participant.findFirst({ where: { classroomId, userId, classroom: { kind: 'solo' } } });
    if (person === null) return null;
    await prisma.participant.update({ where: { id: person.id }, data: { tokenHash } });
    return { id: person.id };
  }
}

function progressOf(stored: unknown): Map<number, 'begun' | 'done'> {
  const entries = typeof stored === 'object' && stored !== null ? Object.entries(stored) : [];
  return new Map(entries.map(([index, state]) => [Number(index), state === 'done' ? 'done' : 'begun']));
}
