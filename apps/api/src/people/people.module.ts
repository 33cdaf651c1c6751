import { Module } from '@nestjs/common';
import { People } from './people.js';
import { PeopleRepository } from './people.repository.js';

@Module({ providers: [PeopleRepository, People], exports: [People] })
export class PeopleModule {}
