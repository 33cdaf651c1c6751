import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { ClassroomRecordsModule } from '../classroom-records/classroom-records.module.js';
import { ClassroomsModule } from '../classrooms/classrooms.module.js';
import { GradesModule } from '../grades/grades.module.js';
import { PeopleModule } from '../people/people.module.js';
import { RuntimeModule } from '../runtime/runtime.module.js';
import { GradebookController } from './gradebook.controller.js';
import { Gradebook } from './gradebook.js';
import { Mistakes } from './mistakes.js';

@Module({
  imports: [AuthModule, ClassroomRecordsModule, ClassroomsModule, GradesModule, PeopleModule, RuntimeModule],
  controllers: [GradebookController],
  providers: [Gradebook, Mistakes],
})
export class GradebookModule {}
