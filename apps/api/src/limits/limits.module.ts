import { Module } from '@nestjs/common';
import { CodeGuard } from './code-guard.js';

@Module({ providers: [CodeGuard], exports: [CodeGuard] })
export class LimitsModule {}
