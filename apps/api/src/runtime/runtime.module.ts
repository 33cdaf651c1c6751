import { Module } from '@nestjs/common';
import { ClassroomRecordsModule } from '../classroom-records/classroom-records.module.js';
import { GradesModule } from '../grades/grades.module.js';
import { LessonsModule } from '../lessons/lessons.module.js';
import { LogModule } from '../log/log.module.js';
import { PeopleModule } from '../people/people.module.js';
import { PresenceModule } from '../presence/presence.module.js';
import { Commander } from './commander.js';
import { Runtimes } from './runtimes.js';

@Module({
  imports: [LessonsModule, ClassroomRecordsModule, GradesModule, LogModule, PeopleModule, PresenceModule],
  providers: [Runtimes, Commander],
  exports: [Runtimes, Commander],
})
export class RuntimeModule {}
