import { type CommandAck, commandMessage, type PullAck, pullMessage } from '@frameplay/protocol';
import { Injectable } from '@nestjs/common';
import { isTransient } from '../database/database.js';
import { ApiError } from '../errors/api-error.js';
import { databaseBusy, forbidden } from '../errors/catalogue.js';
import { toApiError } from '../errors/error.filter.js';
import { validate } from '../errors/validate.js';
import { Lifecycle } from '../lifecycle/lifecycle.js';
import { Commander } from '../runtime/commander.js';
import { Runtimes } from '../runtime/runtimes.js';
import { mayAsk, type Seat, viewerOf } from './seat.js';

/** Every message of every socket passes here: checked, authorised, carried out. It always answers and never throws. */
@Injectable()
export class Dispatcher {
  constructor(
    private readonly commander: Commander,
    private readonly runtimes: Runtimes,
    private readonly lifecycle: Lifecycle,
  ) {}

  async command(seat: Seat, message: unknown): Promise<CommandAck> {
    try {
      const { opKey, command } = validate(commandMessage, message);
      if (!mayAsk(seat, command)) throw forbidden();
      const { classroomId, actor } = seat;
      const { seq, refusal } = await this.lifecycle.track(() =>
        this.commander.execute({ classroomId, actor, opKey, command }),
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

function bodyOf(error: unknown): ReturnType<ApiError['body']> {
  if (!(error instanceof ApiError) && isDatabaseError(error)) return databaseBusy().body();
  return toApiError(error).body();
}

/** Errors of the drivers have a code; bugs of ours do not. */
function isDatabaseError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && isTransient(error);
}
