import type { IncomingHttpHeaders } from 'node:http';
import { type Handshake, handshake } from '@frameplay/protocol';
import { Injectable } from '@nestjs/common';
import { Sessions } from '../auth/sessions.js';
import { ClassroomRecords } from '../classroom-records/classroom-records.js';
import { badToken, classroomNotFound, forbidden, shuttingDown, signInFirst, wasRemoved } from '../errors/catalogue.js';
import { validate } from '../errors/validate.js';
import { Lifecycle } from '../lifecycle/lifecycle.js';
import { People } from '../people/people.js';
import type { Seat } from './seat.js';

export interface Admitted {
  readonly seat: Seat;
  readonly lastSeq: number | undefined;
}

/** Decides at the handshake, every time anew, who may follow which classroom as whom. */
@Injectable()
export class Admission {
  constructor(
    private readonly people: People,
    private readonly records: ClassroomRecords,
    private readonly sessions: Sessions,
    private readonly lifecycle: Lifecycle,
  ) {}

  async admit(auth: unknown, headers: IncomingHttpHeaders): Promise<Admitted> {
    if (!this.lifecycle.isServing) throw shuttingDown();
    const asked = validate(handshake, auth);
    const seat =
      asked.token === undefined ? await this.#byCookie(asked, headers) : await this.#byToken(asked, asked.token);
    return { seat, lastSeq: asked.lastSeq };
  }

  async #byToken({ classroomId }: Handshake, token: string): Promise<Seat> {
    const person = await this.people.withToken(token);
    if (person === null || person.classroomId !== classroomId) throw badToken();
    if (person.removed) throw wasRemoved();
    return { classroomId, actor: { role: 'student', id: person.id }, sessionId: null };
  }

  /** A browser sends its cookie whatever page asks, so the page must be ours; a foreign Origin never came this far. */
  async #byCookie({ classroomId }: Handshake, headers: IncomingHttpHeaders): Promise<Seat> {
    if (headers.origin === undefined) throw forbidden();
    const signedIn = await this.sessions.find(headers);
    if (signedIn === null) throw signInFirst();
    const { userId, sessionId } = signedIn;
    const record = await this.records.find(classroomId);
    if (record?.ownerId !== userId) throw classroomNotFound();
    if (record.kind === 'class') return { classroomId, actor: { role: 'teacher', id: userId }, sessionId };
    const person = await this.people.ofUser(classroomId, userId);
    if (person === null) throw classroomNotFound();
    return { classroomId, actor: { role: 'student', id: person.id }, sessionId };
  }
}
