import {
  applyEntry,
  type ClassroomState,
  type ClassroomView,
  type ClusterView,
  type Decision,
  emptyClassroom,
  type GradedView,
  kernelDecision,
  type LogEntry,
  type SeatView,
  snapshotFor,
  type WaitView,
} from '@frameplay/classroom';
import { catalogue } from '@frameplay/lessons';

/** Where the referee reads a classroom's log: entries after `seq`, in order. */
export type LogSource = (afterSeq: number) => Promise<readonly LogEntry[]>;

/** Nobody, one person, or the two who share the seat. */
export function peopleAt({ participantId, partnerId }: SeatView): string[] {
  return [participantId, partnerId].filter((id) => typeof id === 'string');
}

/** A frame that waits at the seat of a person; at a shared seat once for each of the two. */
export interface Waiting {
  readonly clusterId: string;
  readonly participantId: string;
  /** Index of the activity that the cluster plays. */
  readonly activity: number;
  readonly wait: WaitView;
}

/**
 * Knows the right answers without asking the product: replays the stored log with the published rules.
 * A decision that a page has confirmed is in the log, so the referee never knows less than the page.
 */
export class Referee {
  readonly #source: LogSource;
  readonly #state: ClassroomState = emptyClassroom();
  #seq = 0;
  #caughtUp: Promise<void> = Promise.resolve();

  constructor(source: LogSource) {
    this.#source = source;
  }

  /** What a teacher would see now. */
  async look(): Promise<ClassroomView> {
    this.#caughtUp = this.#caughtUp.then(() => this.#catchUp()); // several may look at once; the log is read in order
    await this.#caughtUp;
    return snapshotFor(this.#state, { role: 'teacher' });
  }

  async #catchUp(): Promise<void> {
    for (const entry of await this.#source(this.#seq)) {
      applyEntry(this.#state, entry, catalogue);
      this.#seq = entry.seq;
    }
  }

  /** All frames that wait at people, by cluster and in order of arrival. */
  async waiting(): Promise<readonly Waiting[]> {
    const { clusters } = await this.look();
    return clusters.flatMap((cluster) =>
      cluster.waits.flatMap((wait) => {
        const seat = cluster.seats.find((one) => one.seat === wait.seat);
        if (seat?.playedBy !== 'person') return [];
        const { index: activity } = cluster.activity;
        return peopleAt(seat).map((participantId) => ({ clusterId: cluster.id, participantId, activity, wait }));
      }),
    );
  }

  async cluster(clusterId: string): Promise<ClusterView> {
    const found = (await this.look()).clusters.find(({ id }) => id === clusterId);
    if (found === undefined) throw new Error(`no cluster ${clusterId}`);
    return found;
  }

  /** What the Linux kernel would do with the frame, as the decision of a person. */
  async answer(clusterId: string, frameId: number): Promise<Decision> {
    await this.look();
    const decision = kernelDecision(this.#state, clusterId, frameId);
    if (decision === null) throw new Error(`frame ${frameId} does not wait in cluster ${clusterId}`);
    return decision;
  }

  /** Every graded decision of the classroom so far, in the order in which they were made. */
  async graded(): Promise<readonly GradedView[]> {
    const { clusters } = await this.look();
    return clusters.flatMap(({ graded }) => graded);
  }
}
