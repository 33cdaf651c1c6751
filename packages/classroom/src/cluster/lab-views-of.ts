import { invariant } from '@frameplay/engine';
import { parseLab, runLabUntilStep, startLab } from '@frameplay/lab';
import { instantiate } from '../instance/instantiate.js';
import type { Activity } from '../lesson/activity.js';
import type { Lesson } from '../lesson/lesson.js';
import type { LabView } from '../view.js';
import { labViewOf } from './lab-view.js';

/**
 * The topology of each activity with the addresses and MACs that a group of a classroom has: for whoever reads its
 * results later. null: a quiz has none. No keys are in it.
 */
export function labViewsOf(lesson: Lesson, seed: number, clusterIndex: number): readonly (LabView | null)[] {
  return lesson.activities.map((activity) => labViewOfActivity(activity, seed, clusterIndex));
}

function labViewOfActivity(activity: Activity, seed: number, clusterIndex: number): LabView | null {
  if (activity.kind === 'quiz') return null;
  // As the activity begins: a prediction has one instance for the class.
  const { activity: filled } = instantiate(activity, seed, activity.kind === 'predict' ? 0 : clusterIndex);
  const parsed = parseLab(filled.lab);
  invariant(parsed.ok, `the lab of activity ${activity.id} can be read`);
  const run = startLab(parsed.lab, { seed });
  runLabUntilStep(run, filled.kind === 'lab' ? parsed.lab.steps.length : filled.playFromStep);
  return labViewOf(parsed.lab, run.world, filled);
}
