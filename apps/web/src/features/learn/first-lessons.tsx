'use client';

import { lazyPart } from '@/lib/lazy-part';
import './learn.css';

/** The public page stands without them: they ask the server, and come when they can. */
export const FirstLessons = lazyPart(() => import('./lesson-links').then((module) => module.LessonLinks));
