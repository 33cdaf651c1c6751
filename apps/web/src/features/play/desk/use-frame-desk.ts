'use client';

import type { Decision, GradedView, Question, WaitView } from '@frameplay/classroom';
import type { ClientCommand } from '@frameplay/protocol';
import { useState } from 'react';
import { type HeldPacket, referencePacket, valuesOf } from '../model/before';
import { decisionOf, frameKey, type HostDraft, keptSlots, missingOf, nextMacSlot, type SlotName } from '../model/draft';
import { isSame, type Pair, pairOf } from '../model/pair';
import { reopened, reviewOf } from '../model/review';
import { isSending, type Scene } from '../model/scene';
import type { Desk } from './desk-context';
import type { Hold } from './send-row';
import { type DraftHandle, useDraft } from './use-draft';

export interface FrameDeskControl {
  readonly desk: Desk;
  readonly hold: Hold;
  /** Who has the seat with this person; null: nobody. */
  readonly pair: Pair | null;
  /** The last try, while its explanation is on the desk. */
  readonly review: GradedView | null;
  /** The packet that an ARP answer may set free. */
  readonly held: HeldPacket | null;
  readonly commit: () => void;
  /** Sends a whole decision, whatever the draft is. */
  readonly decide: (decision: Decision) => void;
  readonly tryAgain: () => void;
  readonly letKernel: () => void;
}

/** Draft, kept values and commands of one waiting frame. */
export function useFrameDesk(
  scene: Scene,
  wait: WaitView,
  question: Question,
  draftScope: string,
  send: (command: ClientCommand) => void,
): FrameDeskControl {
  const { cluster } = scene;
  const reference = referencePacket(cluster, wait);
  const kept = {
    ...(reference === null ? {} : valuesOf(reference.frame)),
    ...(wait.frame === null ? {} : valuesOf(wait.frame)),
  };
  const key = `${draftScope}/${frameKey(cluster.id, cluster.activity.index, wait)}`;
  const handle = useDraft(key, question, kept);
  const { draft, readAttempt, reopen } = handle;
  const [picked, setPicked] = useState<SlotName | null>(null);
  const graded = reviewOf(cluster, wait);
  const pair = pairOf(scene, wait);
  const partner = pair === null || pair.away ? null : pair.name;
  const proposed = partner !== null && isSame(decisionOf(draft, question), pair?.own ?? null, question);
  const hold = holdOf(scene, wait) ?? (proposed ? 'proposed' : null);
  const decide = (decision: Decision) => send({ type: 'decide', frameId: wait.frameId, decision });
  const desk: Desk = {
    lab: cluster.lab,
    seat: scene.node.name,
    wait,
    question,
    draft,
    missing: missingOf(draft, question),
    activeSlot: draft.kind === 'host' && draft.verdict !== 'ignore' ? (picked ?? nextMacSlot(draft, question)) : null,
    activate: setPicked,
    change: handle.change,
    setHost: (host) => changeHost(handle, host, question, kept),
    setSlot: (slot, text) => {
      changeSlot(handle, slot, text);
      setPicked(null);
    },
    kept,
    partner,
    results: new Map(graded?.fields.map((result) => [result.field, result])),
  };
  return {
    desk,
    hold,
    pair,
    review: graded !== null && graded.attempt > readAttempt && hold !== 'sending' ? graded : null,
    held: wait.frame?.arp == null ? null : reference,
    commit: () => {
      const decision = hold === null || hold === 'offline' ? decisionOf(draft, question) : null;
      if (decision !== null) decide(decision);
    },
    decide,
    tryAgain: () => {
      if (graded !== null) reopen(reopened(draft, graded), graded.attempt);
    },
    letKernel: () => send({ type: 'let-kernel', clusterId: cluster.id, frameId: wait.frameId }),
  };
}

function holdOf({ live, view, cluster, seat }: Scene, wait: WaitView): Hold {
  if (isSending(live, wait.frameId)) return 'sending';
  // By step it is the students who wait for the teacher.
  if (view.phase === 'paused' || (cluster.stepsLeft === 0 && view.me !== null)) return 'paused';
  if (seat.teacher === true && view.me !== null) return 'teacher';
  return live.status === 'connected' ? null : 'offline';
}

function changeSlot({ draft, change }: DraftHandle, slot: SlotName, text: string | undefined): void {
  if (draft.kind !== 'host') return;
  const { [slot]: _old, ...others } = draft.slots;
  change({ ...draft, slots: text === undefined ? others : { ...others, [slot]: text } });
}

/** Another kind of reaction is another frame, so its fields start anew. */
function changeHost(
  { draft, change }: DraftHandle,
  host: Partial<HostDraft>,
  question: Question,
  kept: Readonly<Partial<Record<SlotName, string>>>,
): void {
  if (draft.kind !== 'host') return;
  const other = host.reaction !== undefined && host.reaction !== draft.reaction;
  const slots = host.reaction === 'send' ? keptSlots(question, kept) : {};
  change({ ...draft, ...(other ? { slots } : {}), ...host });
}
