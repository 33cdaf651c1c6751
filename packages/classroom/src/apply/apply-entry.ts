import type { Turn } from '../cluster/turn.js';
import type { Command, LogEntry, Refusal } from '../command.js';
import type { ClassroomEvent } from '../event.js';
import type { Catalogue } from '../lesson/lesson.js';
import { ALREADY_OPEN, ENDED, NOT_OPEN, ONLY_TEACHER } from '../refuse/refuse.js';
import type { ClassroomState } from '../state.js';
import { allowExperiments } from './allow-experiments.js';
import { answer } from './answer.js';
import { check } from './check.js';
import { decide } from './decide.js';
import { openHint } from './hint.js';
import { inject, undoFault } from './inject.js';
import { letKernel } from './let-kernel.js';
import { move } from './move.js';
import { nextActivity } from './next-activity.js';
import { nudge } from './nudge.js';
import { openClassroom } from './open.js';
import { openCluster } from './open-cluster.js';
import { setPace, step } from './pace.js';
import { endClassroom, pauseClassroom, resumeClassroom, setMode, startClassroom } from './phases.js';
import { notePresence, setStandIn } from './presence.js';
import { askAgain, reveal } from './reveal.js';
import { join, readmit, remove, rename } from './seating.js';
import { setBot } from './set-bot.js';
import { setSharing } from './sharing.js';
import { returnSeat, sitIn, takeSeat } from './take-seat.js';
import { reset, typeLineAt, undo } from './terminal.js';
import { watch } from './watch.js';

export interface Applied {
  readonly events: ClassroomEvent[];
  /** A refused entry stays in the log and changed nothing. */
  readonly refusal: Refusal | null;
}

/** Applies one entry of the log. The same entries in the same order give the same state, everywhere. */
export function applyEntry(state: ClassroomState, entry: LogEntry, catalogue: Catalogue): Applied {
  const events: ClassroomEvent[] = [];
  const refusal = applyCommand(state, entry, catalogue, events);
  return { events: refusal === null ? events : [], refusal };
}

const TEACHERS_ONLY: ReadonlySet<Command['type']> = new Set([
  'remove',
  'readmit',
  'rename',
  'move',
  'set-sharing',
  'set-stand-in',
  'open-cluster',
  'sit-in',
  'start',
  'pause',
  'resume',
  'set-mode',
  'take-seat',
  'return-seat',
  'allow-experiments',
  'inject',
  'undo-fault',
  'nudge',
  'set-pace',
  'step',
  'reveal',
  'ask-again',
]);

function applyCommand(
  state: ClassroomState,
  entry: LogEntry,
  catalogue: Catalogue,
  events: ClassroomEvent[],
): Refusal | null {
  const { command, at } = entry;
  const { opened } = state;
  if (command.type === 'open') {
    return opened === null
      ? openClassroom(state, command, { actor: entry.actor, at, events }, catalogue)
      : ALREADY_OPEN;
  }
  if (opened === null) return NOT_OPEN;
  if (opened.phase === 'ended') return ENDED;
  if (TEACHERS_ONLY.has(command.type) && entry.actor.role === 'student') return ONLY_TEACHER;
  return applyOpened(entry, { opened, at, events });
}

function applyOpened({ actor, command }: LogEntry, turn: Turn): Refusal | null {
  switch (command.type) {
    case 'open':
      return ALREADY_OPEN;
    case 'join':
      return join(actor, command.participantId, turn);
    case 'remove':
      return remove(command.participantId, turn);
    case 'readmit':
      return readmit(command.participantId, turn);
    case 'rename':
      return rename(command.participantId, turn);
    case 'move':
      return move(command, turn);
    case 'set-sharing':
      return setSharing(command.allowed, turn);
    case 'set-stand-in':
      return setStandIn(command.allowed, turn);
    case 'presence':
      return notePresence(actor, command.participantId, command.here, turn);
    case 'open-cluster':
      return openCluster(command.clusterId, command.open, turn);
    case 'sit-in':
      return sitIn(command.clusterId, command.seat, turn);
    case 'watch':
      return watch(actor, command.on, turn);
    case 'start':
      return startClassroom(turn);
    case 'pause':
      return pauseClassroom(turn);
    case 'resume':
      return resumeClassroom(turn);
    case 'set-mode':
      return setMode(command.mode, command.clusterId, turn);
    case 'take-seat':
      return takeSeat(command.clusterId, command.seat, turn);
    case 'return-seat':
      return returnSeat(command.clusterId, command.seat, turn);
    case 'allow-experiments':
      return allowExperiments(command.allowed, turn);
    case 'set-bot':
      return setBot(actor, command, turn);
    case 'inject':
      return inject(command, turn);
    case 'undo-fault':
      return undoFault(command.clusterId, turn);
    case 'nudge':
      return nudge(command.participantId, turn);
    case 'set-pace':
      return setPace(command.pace, turn);
    case 'step':
      return step(command.clusterId, turn);
    case 'decide':
      return decide(actor, command, turn);
    case 'let-kernel':
      return letKernel(actor, command, turn);
    case 'next-activity':
      return nextActivity(actor, command, turn);
    case 'answer':
      return answer(actor, command, turn);
    case 'reveal':
      return reveal(command, turn);
    case 'ask-again':
      return askAgain(command, turn);
    case 'type':
      return typeLineAt(actor, command, turn);
    case 'undo':
      return undo(actor, turn);
    case 'reset':
      return reset(actor, turn);
    case 'check':
      return check(actor, command, turn);
    case 'hint':
      return openHint(actor, command, turn);
    case 'end':
      return endClassroom(actor, turn);
  }
}
