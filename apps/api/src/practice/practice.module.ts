import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { ClassroomRecordsModule } from '../classroom-records/classroom-records.module.js';
import { LessonsModule } from '../lessons/lessons.module.js';
import { PeopleModule } from '../people/people.module.js';
import { RuntimeModule } from '../runtime/runtime.module.js';
import { PracticeController } from './practice.controller.js';
import { Practice } from './practice.js';

@Module({
  imports: [LessonsModule, AuthModule, ClassroomRecordsModule, PeopleModule, RuntimeModule],
  controllers: [PracticeController],
  providers: [Practice],
})
export class PracticeModule {}
