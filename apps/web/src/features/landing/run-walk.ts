import { advanceLab, lessonLabs, startLab, takeLabEvents, traceLines } from '@frameplay/lab';
import { openLab } from '@/lib/local-lesson';
import { type Walk, walkOf } from './walk-frames';

const SEED = 1;

/** Runs the flat LAN from cold caches in this browser and reads the first handshake off its trace. */
export function runWalk(): Walk {
  const { lab, text } = lessonLabs.flatWalk;
  const run = startLab(lab, { seed: SEED });
  const outcome = advanceLab(run);
  if (outcome !== 'finished') throw new Error(`the lab of the walk ended as ${outcome}`);
  const [cluster] = openLab(lab, text).getState().view?.clusters ?? [];
  if (cluster === undefined) throw new Error('the lab of the walk has no network');
  return walkOf(traceLines(takeLabEvents(run)), cluster.lab);
}
