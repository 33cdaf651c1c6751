import { type BreakReport, breakReport, firstBreak, lessonLabs, mistakeLab } from '@frameplay/lab';
import { isMistakeId } from './mistake-ids';

/** Whose mistake it was: the network, by the name of its lab, and the device. */
export interface MistakePlace {
  readonly lab: string;
  readonly node: string;
}

export interface MistakeRun {
  readonly report: BreakReport;
  /** The network of the activity, or a small cluster that is made for this mistake. */
  readonly where: 'own' | 'made';
}

const SEED = 1;

/**
 * The mistake run as the rule: in the network of the activity if it is one of the basic ones and anybody would notice it
 * there, else in the lab that is made for it. Takes some 50 ms. Brings the engine along: import it lazily.
 */
export function runMistake(id: string, place: MistakePlace | null): MistakeRun | null {
  if (!isMistakeId(id)) return null;
  const own = place === null ? null : ownReport(id, place);
  if (own !== null && own.broken !== null) return { report: own, where: 'own' };
  const made = mistakeLab(id);
  const found = made === undefined ? undefined : firstBreak(made.lab, made.node, id, { seed: SEED });
  if (found?.ok === true) return { report: breakReport(found.value), where: 'made' };
  return own === null ? null : { report: own, where: 'own' };
}

function ownReport(id: Parameters<typeof firstBreak>[2], place: MistakePlace): BreakReport | null {
  const own = Object.values(lessonLabs).find(({ lab }) => lab.name === place.lab);
  if (own === undefined) return null;
  const found = firstBreak(own.lab, place.node, id, { seed: SEED });
  return found.ok ? breakReport(found.value) : null;
}
