import { Module } from '@nestjs/common';
import { PresenceModule } from '../presence/presence.module.js';
import { RuntimeModule } from '../runtime/runtime.module.js';
import { Attendance } from './attendance.js';

@Module({ imports: [PresenceModule, RuntimeModule], providers: [Attendance] })
export class AttendanceModule {}
