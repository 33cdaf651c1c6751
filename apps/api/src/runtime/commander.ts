import { Inject, Injectable } from '@nestjs/common';
import { HINTS, type HintChannel } from '../hints/hint.js';
import { CommandLog, type NewEntry } from '../log/command-log.js';
import type { RuleAnswer } from './rules.js';
import { Runtimes } from './runtimes.js';

/** What became of a command that is in the log. */
export interface CommandOutcome {
  readonly seq: number;
  readonly refusal: RuleAnswer | null;
}

/** The way of every command: commit, publish, and only then acknowledge. */
@Injectable()
export class Commander {
  constructor(
    private readonly log: CommandLog,
    private readonly runtimes: Runtimes,
    @Inject(HINTS) private readonly hints: HintChannel,
  ) {}

  async execute(entry: NewEntry): Promise<CommandOutcome> {
    const runtime = await this.runtimes.get(entry.classroomId);
    const logged = await this.log.append(entry);
    this.hints.publish({ kind: 'heads', heads: [[entry.classroomId, logged.seq]] });
    await runtime.deliver(logged);
    await runtime.settled(logged.seq);
    return { seq: logged.seq, refusal: runtime.refusalOf(logged.seq) };
  }
}
