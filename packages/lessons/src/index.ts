/** The curriculum as data. Runs in a browser and in Node alike. */
import type { Catalogue, Lesson } from '@frameplay/classroom';
import { oneFrameFiveSteps } from './one-frame-five-steps/lesson.js';

/** In the order of the curriculum. */
export const lessons: readonly Lesson[] = [oneFrameFiveSteps];

export const catalogue: Catalogue = new Map(lessons.map((lesson) => [lesson.id, lesson]));

export { oneFrameFiveSteps };
