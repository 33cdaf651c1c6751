import {
  type ClassroomDetail,
  type ClassroomList,
  type CreateClassroomReply,
  createClassroomBody,
  type RenameReply,
  renameBody,
} from '@frameplay/protocol';
import { Body, Controller, Get, Param, Patch, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Sessions } from '../auth/sessions.js';
import { validate } from '../errors/validate.js';
import { addressOf } from '../http/client-address.js';
import { Classrooms } from './classrooms.js';

@Controller('api/classrooms')
export class ClassroomsController {
  constructor(
    private readonly classrooms: Classrooms,
    private readonly sessions: Sessions,
  ) {}

  @Post()
  async open(@Req() request: Request, @Body() body: unknown): Promise<CreateClassroomReply> {
    const userId = await this.sessions.requireUserId(request.headers);
    return this.classrooms.open(userId, validate(createClassroomBody, body), addressOf(request));
  }

  @Get()
  async list(@Req() request: Request): Promise<ClassroomList> {
    const userId = await this.sessions.requireUserId(request.headers);
    return { classrooms: await this.classrooms.listOwned(userId) };
  }

  @Get(':id')
  async detail(@Req() request: Request, @Param('id') id: string): Promise<ClassroomDetail> {
    return this.classrooms.detail(await this.sessions.requireUserId(request.headers), id);
  }

  @Patch(':id/people/:participantId')
  async rename(
    @Req() request: Request,
    @Param('id') id: string,
    @Param('participantId') participantId: string,
    @Body() body: unknown,
  ): Promise<RenameReply> {
    const userId = await this.sessions.requireUserId(request.headers);
    return this.classrooms.rename(userId, id, participantId, validate(renameBody, body).nickname);
  }
}
