import { Module } from '@nestjs/common';
import { CommandLog } from './command-log.js';
import { LogRepository } from './log.repository.js';

@Module({ providers: [LogRepository, CommandLog], exports: [CommandLog] })
export class LogModule {}
