import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { Response } from 'express';
import { isDatabaseTrouble } from '../database/database.js';
import { log } from '../logging/log.js';
import { ApiError } from './api-error.js';
import { databaseBusy, unexpected } from './catalogue.js';

/** Every failure of an HTTP request leaves as { code, zh, en, field? }. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    sendError(host.switchToHttp().getResponse<Response>(), error);
  }
}

export function sendError(response: Response, error: unknown): void {
  if (response.headersSent) {
    response.end();
    return;
  }
  const failure = toApiError(error);
  if (failure.retryAfterS !== undefined) response.setHeader('Retry-After', String(failure.retryAfterS));
  response.status(failure.status).json(failure.body());
}

export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  const status = statusOf(error);
  if (status === 404) return new ApiError(404, 'http/not-found', '没有这个地址。', 'There is nothing at this address.');
  if (status === 413) return new ApiError(413, 'http/too-large', '内容太大。', 'The content is too large.');
  if (status === 400)
    return new ApiError(
      400,
      'http/malformed',
      '请求内容不是有效的 JSON。',
      'The body of the request is not valid JSON.',
    );
  if (status !== null && status < 500)
    return new ApiError(status, 'http/refused', '请求被拒绝。', 'The request was refused.');
  if (isDatabaseTrouble(error)) {
    log.warn({ err: error }, 'the database did not answer');
    return databaseBusy();
  }
  log.error({ err: error }, 'unexpected failure');
  return unexpected();
}

/** Nest and Express mark their own refusals by a status. */
function statusOf(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Error && 'status' in error && typeof error.status === 'number') return error.status;
  return null;
}
