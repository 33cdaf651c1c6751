import type { Catalogue } from '@frameplay/classroom';
import { lessons } from './generated/lessons.js';

export const catalogue: Catalogue = new Map(lessons.map((lesson) => [lesson.id, lesson]));
