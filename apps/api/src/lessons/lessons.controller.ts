import type { LessonList } from '@frameplay/protocol';
import { Controller, Get } from '@nestjs/common';
import { catalogue } from './catalogue.js';

@Controller('api/lessons')
export class LessonsController {
  /** The listing only: labs, roles and what is asked stay on the server. */
  @Get()
  list(): LessonList {
    const lessons = [...catalogue.values()].map(
      ({ id, number, title, summary, minutes, defaultMode, seats, activities }) => ({
        id,
        number,
        title,
        summary,
        minutes,
        defaultMode,
        seats: seats.map(({ seat, role, title: name }) => ({ seat, role, title: name })),
        activities: activities.map((activity) => ({ id: activity.id, kind: activity.kind, title: activity.title })),
      }),
    );
    return { lessons };
  }
}
