import { labViewsOf } from '@frameplay/classroom';
import type { LabViews, LessonList } from '@frameplay/protocol';
import { Controller, Get, Param } from '@nestjs/common';
import { lessonNotFound } from '../errors/catalogue.js';
import { catalogue } from './catalogue.js';

const SEED = 1;

@Controller('api/lessons')
export class LessonsController {
  readonly #labs = new Map<string, LabViews>();

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
        activities: activities.map((activity, index) => ({
          id: activity.id,
          number: activity.number ?? `${number}.${index + 1}`,
          kind: activity.kind,
          title: activity.title,
          tests: [...activity.tests],
        })),
      }),
    );
    return { lessons };
  }

  /** One form of each lab: names and addresses, nothing of what is asked. */
  @Get(':id/labs')
  labs(@Param('id') id: string): LabViews {
    const lesson = catalogue.get(id);
    if (lesson === undefined) throw lessonNotFound();
    const known = this.#labs.get(id) ?? { labs: [...labViewsOf(lesson, SEED, 0)] };
    this.#labs.set(id, known);
    return known;
  }
}
