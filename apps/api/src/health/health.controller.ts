import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DATABASE, type Database } from '../database/database.js';
import { Lifecycle } from '../lifecycle/lifecycle.js';

const ANSWER_WITHIN_MS = 1_500;

@Controller('health')
export class HealthController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly lifecycle: Lifecycle,
  ) {}

  /** The process runs. */
  @Get('live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** It serves, and its database answers. Hints may be down: then it is slower, not broken. */
  @Get('ready')
  async ready(@Res({ passthrough: true }) response: Response): Promise<{ status: string }> {
    if (!this.lifecycle.isServing) return unready(response, 'not serving');
    return (await this.#databaseAnswers()) ? { status: 'ready' } : unready(response, 'database does not answer');
  }

  async #databaseAnswers(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), ANSWER_WITHIN_MS);
    });
    const answer = this.database.query('SELECT 1').then(
      () => true,
      () => false,
    );
    const answered = await Promise.race([answer, late]);
    clearTimeout(timer);
    return answered;
  }
}

function unready(response: Response, status: string): { status: string } {
  response.status(503);
  return { status };
}
