import { Module } from '@nestjs/common';
import { ClassroomRecords } from './classroom-records.js';
import { ClassroomRecordsRepository } from './classroom-records.repository.js';

@Module({ providers: [ClassroomRecordsRepository, ClassroomRecords], exports: [ClassroomRecords] })
export class ClassroomRecordsModule {}
