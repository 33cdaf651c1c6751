import { Controller, Get, Header, NotFoundException, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Metrics } from './metrics.js';

@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  /** For a collector on the same machine; through a proxy there is nothing here. */
  @Get()
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  read(@Req() request: Request): Promise<string> {
    if (!isLocal(request)) throw new NotFoundException();
    return this.metrics.text();
  }
}

function isLocal({ socket, headers }: Request): boolean {
  const peer = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  return headers['x-forwarded-for'] === undefined && (peer === '::1' || peer.startsWith('127.'));
}
