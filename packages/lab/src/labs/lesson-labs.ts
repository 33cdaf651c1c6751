import { invariant } from '@frameplay/engine';
import type { Lab } from '../labfile/lab.js';
import { parseLab } from '../labfile/parse-lab.js';
import { FLAT_WALK, GATEWAY_WALK } from './lesson-lab-texts.js';

export type LessonLabName = 'flatWalk' | 'gatewayWalk';

/** A lab of a lesson: the file's text (to show and to export) and the lab itself. */
export interface LessonLab {
  readonly text: string;
  readonly lab: Lab;
}

function lessonLab(text: string): LessonLab {
  const parsed = parseLab(text);
  invariant(parsed.ok, 'the labs of the lessons are good lab files');
  return { text, lab: parsed.lab };
}

export const lessonLabs: Readonly<Record<LessonLabName, LessonLab>> = {
  flatWalk: lessonLab(FLAT_WALK),
  gatewayWalk: lessonLab(GATEWAY_WALK),
};
