import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { DATABASE, type Database } from '../database/database.js';
import { SECRETS, type Secrets } from '../secrets/secrets.js';
import { AUTH, createAuth } from './auth.js';
import { Sessions } from './sessions.js';

@Module({
  providers: [
    {
      provide: AUTH,
      inject: [DATABASE, SECRETS, CONFIG],
      useFactory: (database: Database, secrets: Secrets, config: Config) => createAuth(database, secrets, config),
    },
    Sessions,
  ],
  exports: [AUTH, Sessions],
})
export class AuthModule {}
