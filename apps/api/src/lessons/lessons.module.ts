import { Module } from '@nestjs/common';
import { LessonContents } from './lesson-contents.js';
import { LessonsController } from './lessons.controller.js';

@Module({ controllers: [LessonsController], providers: [LessonContents], exports: [LessonContents] })
export class LessonsModule {}
