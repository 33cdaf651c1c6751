import { type ClusterState, modeOf } from '../cluster/cluster-state.js';
import type { HintEvent } from '../cluster/desk.js';
import { actingStudent, peopleOf } from '../cluster/people.js';
import { tellResult } from '../cluster/tell-result.js';
import type { Turn } from '../cluster/turn.js';
import type { Actor, Command, Refusal } from '../command.js';
import { ACTIVITY_OVER, NO_HINT_IN_EXAM, NO_HINT_LEFT, noSuchActivity } from '../refuse/refuse-activity.js';

type OpenHint = Extract<Command, { readonly type: 'hint' }>;

/** The next rung. A lab is the work of the group, and so are its hints; elsewhere everybody has their own. */
export function openHint(actor: Actor, { activityId }: OpenHint, turn: Turn): Refusal | null {
  const acting = actingStudent(actor, turn.opened);
  if ('code' in acting) return acting;
  const { cluster, participantId } = acting;
  const { activity, activityIndex } = cluster;
  if (!turn.opened.lesson.activities.some(({ id }) => id === activityId)) return noSuchActivity(activityId);
  if (activity.id !== activityId || cluster.progress !== 'playing') return ACTIVITY_OVER;
  if (modeOf(cluster, turn.opened) === 'exam') return NO_HINT_IN_EXAM;
  const rung = openedBy(cluster, participantId).length + 1;
  const hint = activity.hints[rung - 1];
  if (hint === undefined) return NO_HINT_LEFT;
  const { cost, text } = hint;
  const { id: clusterId } = cluster;
  const event: HintEvent = { type: 'hint', clusterId, activityIndex, participantId, rung, cost, text, at: turn.at };
  cluster.hints.push(event);
  turn.events.push(event);
  const payers = cluster.kind === 'lab' ? peopleOf(cluster, turn.opened) : [{ participantId }];
  for (const payer of payers) tellCost(cluster, payer.participantId, { rung, cost }, turn);
  return null;
}

function openedBy({ kind, hints, activityIndex }: ClusterState, participantId: string): readonly HintEvent[] {
  return hints.filter(
    (hint) => hint.activityIndex === activityIndex && (kind === 'lab' || hint.participantId === participantId),
  );
}

function tellCost(
  cluster: ClusterState,
  participantId: string,
  { rung, cost }: { rung: number; cost: number },
  turn: Turn,
): void {
  const detail = { kind: 'hint', cost } as const;
  const mode = modeOf(cluster, turn.opened);
  const told = { participantId, kind: 'hint', item: 'hint', attempt: rung, points: 0, outOf: 0, mode, detail } as const;
  tellResult(cluster, told, turn);
}
