import { type MyAttempts, type PracticeReply, practiceBody } from '@frameplay/protocol';
import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Sessions } from '../auth/sessions.js';
import { validate } from '../errors/validate.js';
import { Practice } from './practice.js';

@Controller('api')
export class PracticeController {
  constructor(
    private readonly practice: Practice,
    private readonly sessions: Sessions,
  ) {}

  @Post('practice')
  @HttpCode(200)
  async begin(@Req() request: Request, @Body() body: unknown): Promise<PracticeReply> {
    const userId = await this.sessions.userId(request.headers);
    return this.practice.begin(validate(practiceBody, body), userId);
  }

  @Get('me/attempts')
  async mine(@Req() request: Request): Promise<MyAttempts> {
    return { attempts: await this.practice.attemptsOf(await this.sessions.requireUserId(request.headers)) };
  }
}
