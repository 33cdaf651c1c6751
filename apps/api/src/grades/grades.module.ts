import { Module } from '@nestjs/common';
import { Grades } from './grades.js';
import { GradesRepository } from './grades.repository.js';

@Module({ providers: [GradesRepository, Grades], exports: [Grades] })
export class GradesModule {}
