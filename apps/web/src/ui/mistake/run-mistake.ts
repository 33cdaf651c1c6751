import { type BreakReport, breakReport, firstBreak, mistakeLab } from '@frameplay/lab';
import { apiGet } from '@/lib/api/request';
import type { MistakeClassroom } from './mistake-classroom';
import { isMistakeId } from './mistake-ids';

/** Whose mistake it was, and where. */
export interface MistakePlace {
  readonly clusterId: string;
  readonly activityIndex: number;
  /** The device; null: whichever makes it noticed. */
  readonly node: string | null;
}

export interface MistakeRun {
  readonly report: BreakReport;
  /** The network of the activity, or a small cluster that is made for this mistake. */
  readonly where: 'own' | 'made';
}

const SEED = 1;

/**
 * The mistake run as the rule: in the network of the group if anybody would notice it there, else in the lab that is made
 * for it. Brings the engine along: import it lazily.
 */
export async function runMistake(
  id: string,
  classroom: MistakeClassroom | null,
  place: MistakePlace | null,
): Promise<MistakeRun | null> {
  if (!isMistakeId(id)) return null;
  const own = classroom === null || place === null ? null : await ownReport(id, classroom, place);
  if (own !== null && own.broken !== null) return { report: own, where: 'own' };
  return runMade(id) ?? (own === null ? null : { report: own, where: 'own' });
}

/** In the lab that is made for it, in this browser; some 50 ms. */
export function runMade(id: string): MistakeRun | null {
  if (!isMistakeId(id)) return null;
  const made = mistakeLab(id);
  const found = made === undefined ? undefined : firstBreak(made.lab, made.node, id, { seed: SEED });
  return found?.ok === true ? { report: breakReport(found.value), where: 'made' } : null;
}

/** The lab with its set-up stays on the server, so it runs there. null: not to be noticed there, or out of reach. */
async function ownReport(
  id: string,
  { classroomId, token }: MistakeClassroom,
  { clusterId, activityIndex, node }: MistakePlace,
): Promise<BreakReport | null> {
  const group = `/api/classrooms/${classroomId}/clusters/${clusterId}`;
  const at = node === null ? '' : `?${new URLSearchParams({ node })}`;
  const answer = await apiGet(`${group}/activities/${activityIndex}/mistakes/${id}${at}`, {
    schema: 'mistakeReply',
    ...(token === undefined ? {} : { token }),
  });
  return answer.ok ? answer.value.report : null;
}
