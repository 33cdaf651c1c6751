'use client';

import type { ClientCommand } from '@frameplay/protocol';
import { useState, useSyncExternalStore } from 'react';
import { LiveClassroom } from './live-classroom';
import { INITIAL_STATE, type LiveState } from './live-state';
import { readStudentSeat } from './student-seat';

export interface Live {
  readonly state: LiveState;
  /** Makes an opKey, stores, sends, and sends again every 1.5 s until the server has answered. */
  readonly send: (command: ClientCommand) => void;
  readonly dismissRefusal: () => void;
  readonly dismissBack: () => void;
  /** After a goodbye: ask the server once more. */
  readonly retry: () => void;
  /** The same without a word, for whoever may be let in again. */
  readonly askAgain: () => void;
}

/** Follows a classroom. A student comes with the token of this browser, a teacher with the session cookie. */
export function useLive(classroomId: string, as: 'student' | 'teacher'): Live {
  const [live] = useState(
    () => new LiveClassroom(classroomId, () => (as === 'student' ? readStudentSeat(classroomId)?.token : undefined)),
  );
  const state = useSyncExternalStore(live.subscribe, live.getState, () => INITIAL_STATE);
  return {
    state,
    send: live.send,
    dismissRefusal: live.dismissRefusal,
    dismissBack: live.dismissBack,
    retry: live.retry,
    askAgain: live.askAgain,
  };
}
