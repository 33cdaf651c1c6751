import { MISTAKES, type MistakeId } from '@frameplay/engine';
import { type BreakReport, breakReport, firstBreak, type Lab, parseLab, recordHistory } from '@frameplay/lab';
import { instantiate } from '../instance/instantiate.js';
import type { Activity } from '../lesson/activity.js';
import type { DeviceRole } from '../view.js';
import type { ClusterState } from './cluster-state.js';
import { standingStop } from './predict/predict-state.js';

/** A mistake of somebody, and at which device; null: whichever device makes it noticed. */
export interface OwnMistake {
  readonly id: MistakeId;
  readonly node: string | null;
}

/** A run with a wrong rule costs as much as the whole lab does, and so does looking for the device. */
const NODES_MAX = 16;
const TRIES_MAX = 3;

/**
 * The mistake run as the rule in the network of an activity, as this group has it, beside the true one: at the device
 * where somebody would notice it, else where nobody does. null: no device there can make it, or there is no network,
 * looking at it is paid for, or it is too large.
 */
export function ownMistake(
  activity: Activity,
  seed: number,
  clusterIndex: number,
  { id, node }: OwnMistake,
): BreakReport | null {
  if (activity.kind === 'quiz' || (activity.kind === 'lab' && activity.budget !== null)) return null;
  const { activity: filled } = instantiate(activity, seed, activity.kind === 'predict' ? 0 : clusterIndex);
  const parsed = parseLab(filled.lab);
  if (!parsed.ok || parsed.lab.nodes.length > NODES_MAX) return null;
  const { lab } = parsed;
  const nodes = node === null ? devicesFor(lab, filled.roles, id) : [node];
  const real = recordHistory(lab, { seed });
  let unnoticed: BreakReport | null = null;
  for (const one of nodes.slice(0, TRIES_MAX)) {
    const found = firstBreak(lab, one, id, { seed, real });
    if (!found.ok) continue;
    if (found.value.broken !== undefined) return breakReport(found.value);
    unnoticed ??= breakReport(found.value);
  }
  return unnoticed;
}

/** Would it show frames that this group has still to predict? Time does not tell: a whole walk can take no time. */
export function tellsAhead(cluster: ClusterState, activityIndex: number, { firstWrong, broken }: BreakReport): boolean {
  if (cluster.kind !== 'predict' || cluster.activityIndex !== activityIndex) return false;
  const { predict } = cluster;
  if (standingStop(predict) === null) return false;
  const troubles = broken === null ? [] : [broken.first, ...broken.later];
  const frames = [firstWrong?.real, firstWrong?.mistaken, ...troubles.map(({ frame }) => frame)];
  return frames.some((frame) => (frame?.event ?? 0) >= predict.shown);
}

function devicesFor(lab: Lab, roles: Readonly<Record<string, DeviceRole>>, id: MistakeId): readonly string[] {
  const able: readonly DeviceRole[] = MISTAKES[id];
  return lab.nodes.map(({ name }) => name).filter((name) => able.includes(roles[name] ?? 'client'));
}
