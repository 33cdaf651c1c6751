import { type CodeReply, type JoinReply, joinBody } from '@frameplay/protocol';
import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Sessions } from '../auth/sessions.js';
import { validate } from '../errors/validate.js';
import { addressOf } from '../http/client-address.js';
import { Classrooms } from './classrooms.js';

@Controller('api/codes')
export class CodesController {
  constructor(
    private readonly classrooms: Classrooms,
    private readonly sessions: Sessions,
  ) {}

  @Get(':code')
  lookUp(@Req() request: Request, @Param('code') code: string): Promise<CodeReply> {
    return this.classrooms.lookUp(code, addressOf(request));
  }

  @Post(':code/join')
  @HttpCode(200)
  async join(@Req() request: Request, @Param('code') code: string, @Body() body: unknown): Promise<JoinReply> {
    const userId = await this.sessions.userId(request.headers);
    return this.classrooms.join(code, validate(joinBody, body), addressOf(request), userId);
  }
}
