import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { AttendanceModule } from './attendance/attendance.module.js';
import { AuthModule } from './auth/auth.module.js';
import { ClassroomsModule } from './classrooms/classrooms.module.js';
import { CONFIG, type Config } from './config/config.js';
import { DATABASE, type Database } from './database/database.js';
import { ErrorFilter } from './errors/error.filter.js';
import { GatewayModule } from './gateway/gateway.module.js';
import { GradebookModule } from './gradebook/gradebook.module.js';
import { HealthModule } from './health/health.module.js';
import { HINTS, type HintChannel } from './hints/hint.js';
import { HttpModule } from './http/http.module.js';
import { LessonsModule } from './lessons/lessons.module.js';
import { LifecycleModule } from './lifecycle/lifecycle.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { PracticeModule } from './practice/practice.module.js';
import { ProgressModule } from './progress/progress.module.js';
import { SECRETS, type Secrets } from './secrets/secrets.js';

/** What exists before Nest does. */
export interface Foundations {
  readonly config: Config;
  readonly database: Database;
  readonly hints: HintChannel;
  readonly secrets: Secrets;
}

@Module({})
class FoundationsModule {}

function foundations({ config, database, hints, secrets }: Foundations): DynamicModule {
  const providers = [
    { provide: CONFIG, useValue: config },
    { provide: DATABASE, useValue: database },
    { provide: HINTS, useValue: hints },
    { provide: SECRETS, useValue: secrets },
  ];
  return { module: FoundationsModule, global: true, providers, exports: providers };
}

@Module({
  imports: [
    LifecycleModule,
    AttendanceModule,
    AuthModule,
    ClassroomsModule,
    GatewayModule,
    GradebookModule,
    HealthModule,
    HttpModule,
    LessonsModule,
    MetricsModule,
    PracticeModule,
    ProgressModule,
  ],
  providers: [{ provide: APP_FILTER, useClass: ErrorFilter }],
})
class AppModule {}

export function appModule(base: Foundations): DynamicModule {
  return { module: AppModule, imports: [foundations(base)] };
}
