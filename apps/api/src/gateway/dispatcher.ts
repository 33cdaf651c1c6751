import { type CommandAck, commandMessage, type PullAck, pullMessage } from '@frameplay/protocol';
import { Injectable } from '@nestjs/common';
import { ApiError } from '../errors/api-error.js';
import { databaseBusy, forbidden } from '../errors/catalogue.js';
import { toApiError } from '../errors/error.filter.js';
import { validate } from '../errors/validate.js';
import { Lifecycle } from '../lifecycle/lifecycle.js';
import { Metrics } from '../metrics/metrics.js';
import { Commander } from '../runtime/commander.js';
import { Runtimes } from '../runtime/runtimes.js';
import { mayAsk, type Seat, viewerOf } from './seat.js';

const PATIENCE_MS = 2_800;

/** Every message of every socket passes here: checked, authorised, carried out. It always answers and never throws. */
@Injectable()
export class Dispatcher {
  constructor(
    private readonly commander: Commander,
    private readonly runtimes: Runtimes,
    private readonly lifecycle: Lifecycle,
    private readonly metrics: Metrics,
  ) {}

  async command(seat: Seat, message: unknown): Promise<CommandAck> {
    const since = performance.now();
    const answer = await this.#carryOut(seat, message);
    const kind = answer.ok ? 'ok' : (answer.code.split('/')[0] ?? '');
    this.metrics.acknowledged((performance.now() - since) / 1_000, kind);
    return answer;
  }

  async #carryOut(seat: Seat, message: unknown): Promise<CommandAck> {
    try {
      const { opKey, command } = validate(commandMessage, message);
      if (!mayAsk(seat, command)) throw forbidden();
      const { classroomId, actor } = seat;
      if (this.runtimes.peek(classroomId)?.mayCommand(actor.id, command.type) === false) throw classroomBusy();
      const { seq, refusal } = await withinPatience(
        this.lifecycle.track(() => this.commander.execute({ classroomId, actor, opKey, command })),
      );
      return refusal === null ? { ok: true, seq } : { ok: false, seq, ...refusal };
    } catch (error) {
      return { ok: false, ...bodyOf(error) };
    }
  }

  async pull(seat: Seat, message: unknown): Promise<PullAck> {
    try {
      const { lastSeq } = validate(pullMessage, message);
      const runtime = await this.runtimes.current(seat.classroomId);
      const viewer = viewerOf(seat);
      const events = runtime.eventsAfter(lastSeq, viewer);
      return events === null ? { snapshot: runtime.snapshot(viewer) } : { events };
    } catch (error) {
      return { ok: false, ...bodyOf(error) };
    }
  }
}

/**
 * A person gets an answer in time even when the database does not: `retry/database`. The command may still become true;
 * the client sends it again with the same key and gets the answer of the first.
 */
async function withinPatience<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(databaseBusy()), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function bodyOf(error: unknown): ReturnType<ApiError['body']> {
  return toApiError(error).body();
}

const classroomBusy = (): ApiError =>
  new ApiError(
    429,
    'retry/busy',
    '这个课堂一下子操作太多，你的操作稍后会自动再发。',
    'Too much happens in this class at once. What you did is sent again in a moment.',
  );
