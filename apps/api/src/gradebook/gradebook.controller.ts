import {
  type Gradebook as GradebookReply,
  gradebookCsvQuery,
  type LabViews,
  type MistakeReply,
  mistakeQuery,
  type Results,
  token,
} from '@frameplay/protocol';
import { Controller, Get, Header, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Sessions } from '../auth/sessions.js';
import { badToken } from '../errors/catalogue.js';
import { validate } from '../errors/validate.js';
import { type Asker, Gradebook } from './gradebook.js';
import { decisionsCsv, studentsCsv } from './gradebook-csv.js';
import { Mistakes } from './mistakes.js';
import { resultsCsv } from './results-csv.js';

@Controller('api/classrooms/:id')
export class GradebookController {
  constructor(
    private readonly gradebook: Gradebook,
    private readonly sessions: Sessions,
    private readonly mistakes: Mistakes,
  ) {}

  @Get('gradebook')
  async page(@Req() request: Request, @Param('id') id: string): Promise<GradebookReply> {
    return this.gradebook.of(await this.sessions.requireUserId(request.headers), id);
  }

  @Get('gradebook.csv')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  async csv(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id') id: string,
    @Query() query: unknown,
  ): Promise<string> {
    const userId = await this.sessions.requireUserId(request.headers);
    const { lang, rows } = validate(gradebookCsvQuery, query);
    const book = await this.gradebook.of(userId, id);
    const name = `frameplay-${book.classroom.createdAt.slice(0, 10)}-${rows}.csv`;
    response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
    const lesson = await this.gradebook.lessonOf(id);
    if (rows === 'students') return studentsCsv(book, lesson, lang);
    return rows === 'decisions' ? decisionsCsv(book, lesson, lang) : resultsCsv(book, lesson, lang);
  }

  @Get('clusters/:clusterId/labs')
  async labs(
    @Req() request: Request,
    @Param('id') id: string,
    @Param('clusterId') clusterId: string,
  ): Promise<LabViews> {
    return this.gradebook.labsOf(id, clusterId, await this.#whoAsks(request));
  }

  @Get('clusters/:clusterId/activities/:index/mistakes/:mistake')
  async mistake(
    @Req() request: Request,
    @Param('id') id: string,
    @Param('clusterId') clusterId: string,
    @Param('index') index: string,
    @Param('mistake') mistake: string,
    @Query() query: unknown,
  ): Promise<MistakeReply> {
    const { node = null } = validate(mistakeQuery, query);
    const who = await this.#whoAsks(request);
    return { report: await this.mistakes.run(id, clusterId, Number(index), { id: mistake, node }, who) };
  }

  async #whoAsks(request: Request): Promise<Asker> {
    const isStudent = request.headers.authorization !== undefined;
    return isStudent ? { token: bearerOf(request) } : { ownerId: await this.sessions.requireUserId(request.headers) };
  }

  @Get('results')
  results(@Req() request: Request, @Param('id') id: string): Promise<Results> {
    return this.gradebook.resultsOf(id, bearerOf(request));
  }
}

function bearerOf(request: Request): string {
  const [, given] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  const parsed = token.safeParse(given);
  if (!parsed.success) throw badToken();
  return parsed.data;
}
