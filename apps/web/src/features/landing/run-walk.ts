import { advanceLab, lessonLabs, startLab, takeLabEvents, traceLines } from '@frameplay/lab';
import { oneFrameFiveSteps } from '@frameplay/lessons';
import { labViewsOf } from '@/lib/lesson-lab-views';
import { type Walk, walkOf } from './walk-frames';

const SEED = 1;

/** Runs the flat LAN from cold caches in this browser and reads the first handshake off its trace. */
export function runWalk(): Walk {
  const { lab, text } = lessonLabs.flatWalk;
  const run = startLab(lab, { seed: SEED });
  const outcome = advanceLab(run);
  if (outcome !== 'finished') throw new Error(`the lab of the walk ended as ${outcome}`);
  const activity = oneFrameFiveSteps.activities.findIndex((one) => one.kind === 'seat' && one.lab === text);
  const view = labViewsOf(oneFrameFiveSteps.id)[activity];
  if (view === undefined) throw new Error('the lesson has no flat LAN');
  return walkOf(traceLines(takeLabEvents(run)), view);
}
