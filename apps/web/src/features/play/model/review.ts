import type { ClusterView, FieldResult, GradedView, WaitView } from '@frameplay/classroom';
import type { Draft, HostDraft, SlotName } from './draft';

/** The last try at the frame that still waits, if something in it was wrong: guided mode asks again. */
export function reviewOf(cluster: ClusterView, wait: WaitView): GradedView | null {
  const last = cluster.graded.findLast(
    (graded) => graded.frameId === wait.frameId && graded.activityIndex === cluster.activity.index,
  );
  return last !== undefined && last.mode === 'guided' && last.right < last.total ? last : null;
}

/** The newest decision of a seat in this activity about a frame that does not wait any more. */
export function lastDecision(cluster: ClusterView, seat: string): GradedView | null {
  const last = cluster.graded.findLast(
    (graded) => graded.seat === seat && graded.activityIndex === cluster.activity.index,
  );
  if (last === undefined || cluster.waits.some((wait) => wait.frameId === last.frameId)) return null;
  return last;
}

export function wrongFields(graded: GradedView): readonly FieldResult[] {
  return graded.fields.filter((field) => !field.right);
}

/** The draft with its wrong fields open again, and the right ones as they were. */
export function reopened(draft: Draft, graded: GradedView): Draft {
  const wrong = new Set(wrongFields(graded).map((result) => result.field));
  if (draft.kind === 'switch') {
    return {
      kind: 'switch',
      ...(wrong.has('learn') || draft.learn === undefined ? {} : { learn: draft.learn }),
      ...(wrong.has('out') || draft.out === undefined ? {} : { out: draft.out }),
    };
  }
  return reopenedHost(draft, wrong);
}

function reopenedHost(draft: HostDraft, wrong: ReadonlySet<string>): HostDraft {
  const slots: Partial<Record<SlotName, string>> = {};
  for (const [slot, text] of Object.entries(draft.slots) as [SlotName, string][]) {
    if (!wrong.has(slot)) slots[slot] = text;
  }
  return {
    kind: 'host',
    ...(wrong.has('verdict') || draft.verdict === undefined ? {} : { verdict: draft.verdict }),
    ...(wrong.has('reaction') || draft.reaction === undefined ? {} : { reaction: draft.reaction }),
    ...(wrong.has('realServer') || draft.realServer === undefined ? {} : { realServer: draft.realServer }),
    slots: wrong.has('reaction') ? {} : slots,
  };
}
