import { type ClaimReply, type PracticeReply, type Progress as ProgressReply, tokensBody } from '@frameplay/protocol';
import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Sessions } from '../auth/sessions.js';
import { validate } from '../errors/validate.js';
import { Progress } from './progress.js';

@Controller('api')
export class ProgressController {
  constructor(
    private readonly progress: Progress,
    private readonly sessions: Sessions,
  ) {}

  /** Tokens are secrets: they travel in the body, never in an address. */
  @Post('progress')
  @HttpCode(200)
  async of(@Req() request: Request, @Body() body: unknown): Promise<ProgressReply> {
    const { tokens } = validate(tokensBody, body);
    return this.progress.of(await this.sessions.userId(request.headers), tokens);
  }

  @Post('me/claim')
  @HttpCode(200)
  async claim(@Req() request: Request, @Body() body: unknown): Promise<ClaimReply> {
    const userId = await this.sessions.requireUserId(request.headers);
    return { claimed: await this.progress.claim(userId, validate(tokensBody, body).tokens) };
  }

  @Post('me/practice/:id/token')
  @HttpCode(200)
  async resume(@Req() request: Request, @Param('id') id: string): Promise<PracticeReply> {
    return this.progress.resume(await this.sessions.requireUserId(request.headers), id);
  }
}
