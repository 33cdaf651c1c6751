import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { ClassroomRecordsModule } from '../classroom-records/classroom-records.module.js';
import { LessonsModule } from '../lessons/lessons.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { PeopleModule } from '../people/people.module.js';
import { RuntimeModule } from '../runtime/runtime.module.js';
import { ClassroomsController } from './classrooms.controller.js';
import { Classrooms } from './classrooms.js';
import { CodesController } from './codes.controller.js';

@Module({
  imports: [LessonsModule, AuthModule, ClassroomRecordsModule, LimitsModule, PeopleModule, RuntimeModule],
  controllers: [ClassroomsController, CodesController],
  providers: [Classrooms],
  exports: [Classrooms],
})
export class ClassroomsModule {}
