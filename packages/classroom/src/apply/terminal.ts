import { LINE_CHARACTERS_MAX } from '@frameplay/lab';
import type { LabCluster } from '../cluster/cluster-state.js';
import { costOf } from '../cluster/lab/command-class.js';
import { mayUse } from '../cluster/lab/terminals.js';
import { mayWork, resetLab, typeAt, undoLine } from '../cluster/lab/type-at.js';
import { actingStudent } from '../cluster/people.js';
import type { Turn } from '../cluster/turn.js';
import type { Actor, Command, Refusal } from '../command.js';
import {
  ACTIVITY_OVER,
  EMPTY_LINE,
  NOTHING_TO_UNDO,
  notYourTerminal,
  overBudget,
  TOO_MANY_LINES,
  unknownTerminal,
  WRONG_KIND,
} from '../refuse/refuse-activity.js';

type Type = Extract<Command, { readonly type: 'type' }>;

/** A group that goes on for so long is asked to undo or to reset: all its lines may have to be run again. */
const LINES_MAX = 500;

interface AtLab {
  readonly participantId: string;
  readonly cluster: LabCluster;
}

/** A student at a lab that is still worked on. */
export function atLab(actor: Actor, turn: Turn): AtLab | Refusal {
  const acting = actingStudent(actor, turn.opened);
  if ('code' in acting) return acting;
  const { cluster, participantId } = acting;
  if (cluster.kind !== 'lab') return WRONG_KIND;
  return cluster.progress === 'playing' ? { participantId, cluster } : ACTIVITY_OVER;
}

export function typeLineAt(actor: Actor, { node, line, language }: Type, turn: Turn): Refusal | null {
  const at = atLab(actor, turn);
  if ('code' in at) return at;
  const { cluster, participantId } = at;
  const { activity, lab } = cluster;
  if (!activity.terminals.includes(node)) return unknownTerminal(node);
  if (!mayUse(cluster, node, participantId, turn.opened)) return notYourTerminal(node);
  if (line.trim() === '' || line.length > LINE_CHARACTERS_MAX) return EMPTY_LINE;
  if (lab.lines.length >= LINES_MAX || !mayWork(cluster)) return TOO_MANY_LINES;
  const { budget } = activity;
  const cost = budget === null ? 0 : costOf(line, budget.costs);
  if (budget !== null && cost > 0 && lab.spent + cost > budget.points)
    return overBudget(cost, budget.points - lab.spent);
  typeAt(cluster, { node, line, language }, { participantId, cost }, turn);
  return null;
}

export function undo(actor: Actor, turn: Turn): Refusal | null {
  const at = atLab(actor, turn);
  if ('code' in at) return at;
  if (at.cluster.lab.lines.length === 0) return NOTHING_TO_UNDO;
  if (!mayWork(at.cluster)) return TOO_MANY_LINES;
  undoLine(at.cluster, turn);
  return null;
}

export function reset(actor: Actor, turn: Turn): Refusal | null {
  const at = atLab(actor, turn);
  if ('code' in at) return at;
  if (at.cluster.lab.lines.length === 0) return NOTHING_TO_UNDO;
  resetLab(at.cluster, turn);
  return null;
}
