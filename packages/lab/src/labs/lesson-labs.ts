import { invariant } from '@frameplay/engine';
import type { Lab } from '../labfile/lab.js';
import { parseLab } from '../labfile/parse-lab.js';
import { FLAT_WALK, GATEWAY_WALK } from './lesson-lab-texts.js';

export type LessonLabName = 'flatWalk' | 'gatewayWalk';

/** A lab of a lesson: the file's text (to show and to export) and the lab itself. */
export interface LessonLab {
  readonly text: string;
  readonly lab: Lab;
  /** The steps before this one set the cluster up; from here on there is something to play: the first request. */
  readonly playFromStep: number;
}

function lessonLab(text: string): LessonLab {
  const parsed = parseLab(text);
  invariant(parsed.ok, 'the labs of the lessons are good lab files');
  const { lab } = parsed;
  const playFromStep = lab.steps.findIndex((step) => step.kind === 'run' && step.command.startsWith('curl'));
  return { text, lab, playFromStep };
}

export const lessonLabs: Readonly<Record<LessonLabName, LessonLab>> = {
  flatWalk: lessonLab(FLAT_WALK),
  gatewayWalk: lessonLab(GATEWAY_WALK),
};
