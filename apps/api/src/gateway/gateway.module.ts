import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { ClassroomRecordsModule } from '../classroom-records/classroom-records.module.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { PeopleModule } from '../people/people.module.js';
import { PresenceModule } from '../presence/presence.module.js';
import { RuntimeModule } from '../runtime/runtime.module.js';
import { Admission } from './admission.js';
import { ClassroomGateway } from './classroom.gateway.js';
import { Connections } from './connections.js';
import { Dispatcher } from './dispatcher.js';

@Module({
  imports: [AuthModule, ClassroomRecordsModule, MetricsModule, PeopleModule, PresenceModule, RuntimeModule],
  providers: [Admission, Connections, Dispatcher, ClassroomGateway],
  exports: [Connections],
})
export class GatewayModule {}
