import {
  type Catalogue,
  type ClassroomState,
  type Command,
  emptyClassroom,
  type LogEntry,
  snapshotFor,
  type Viewer,
} from '@frameplay/classroom';
import type { EventsMessage, SnapshotMessage } from '@frameplay/protocol';
import { wasRemoved } from '../errors/catalogue.js';
import type { GradeKeeper } from '../grades/grade-keeper.js';
import type { LessonContents } from '../lessons/lesson-contents.js';
import { TokenBucket } from '../limits/token-bucket.js';
import type { CommandLog } from '../log/command-log.js';
import { log } from '../logging/log.js';
import type { Follower } from './follower.js';
import { History, viewerKey } from './history.js';
import type { Lobby } from './lobby.js';
import { applyRules, type Outcome, RULES_FAILED, type RuleAnswer } from './rules.js';

/** What one classroom may ask of this process: many times what a class does, and too little to cost others their turn. */
const COMMANDS_AT_ONCE = 200;
const COMMANDS_PER_SECOND = 100;
const HEAVY: ReadonlySet<Command['type']> = new Set(['type', 'undo', 'reset', 'check']);
const HEAVY_WEIGHT = 4;
const HEAVY_AT_ONCE = 20;
const HEAVY_PER_SECOND = 3;

export interface RuntimeParts {
  readonly classroomId: string;
  /** Head of the log when the runtime was made. */
  readonly head: number;
  readonly log: CommandLog;
  readonly grades: GradeKeeper;
  readonly lobby: Lobby;
  readonly contents: Pick<LessonContents, 'catalogueFor'>;
}

/** One classroom in memory: a cache of its log, and everybody in this process who follows it. */
export class ClassroomRuntime {
  readonly id: string;
  readonly #parts: RuntimeParts;
  readonly #followers = new Set<Follower>();
  readonly #refusals = new Map<number, RuleAnswer>();
  /** Entries on which the rules threw. */
  readonly #poisoned = new Set<number>();
  readonly #arrived = new Map<number, LogEntry>();
  readonly #history: History;
  readonly #commands = new TokenBucket(COMMANDS_AT_ONCE, COMMANDS_PER_SECOND);
  /** With the lesson as it was when the classroom opened. */
  #catalogue: Catalogue = new Map();
  readonly #heavy = new Map<string, TokenBucket>();
  #state: ClassroomState = emptyClassroom();
  #applied = 0;
  #target = 0;
  #pumping: Promise<void> | null = null;
  #usedAt = performance.now();

  constructor(parts: RuntimeParts) {
    this.id = parts.classroomId;
    this.#parts = parts;
    this.#history = new History(parts.head);
  }

  get applied(): number {
    return this.#applied;
  }

  get state(): ClassroomState {
    this.#usedAt = performance.now();
    return this.#state;
  }

  get followers(): ReadonlySet<Follower> {
    return this.#followers;
  }

  get idleMs(): number {
    return this.#followers.size > 0 || this.#pumping !== null ? 0 : performance.now() - this.#usedAt;
  }

  /** May one more command of this person be taken now? Those that run a network cost more, and each person has few of them. */
  mayCommand(actorId: string, type: Command['type']): boolean {
    if (!HEAVY.has(type)) return this.#commands.take();
    const own = this.#heavy.get(actorId) ?? new TokenBucket(HEAVY_AT_ONCE, HEAVY_PER_SECOND);
    this.#heavy.set(actorId, own);
    return own.take() && this.#commands.take(HEAVY_WEIGHT);
  }

  /** Applies what the log holds up to `head`. Returns when it is applied and published. */
  async catchUp(head: number): Promise<void> {
    this.#target = Math.max(this.#target, head);
    while (this.#applied < head) {
      this.#pumping ??= this.#pump().finally(() => {
        this.#pumping = null;
      });
      await this.#pumping;
    }
  }

  /** An entry that this process has just appended: no need to read it back. */
  async deliver(entry: LogEntry): Promise<void> {
    if (entry.seq > this.#applied) this.#arrived.set(entry.seq, entry);
    await this.catchUp(entry.seq);
  }

  /** The answer of the rules to an entry that was applied; the same whenever it is asked. */
  refusalOf(seq: number): RuleAnswer | null {
    return this.#refusals.get(seq) ?? null;
  }

  follow(follower: Follower, lastSeq: number | undefined): 'snapshot' | 'resume' {
    this.#usedAt = performance.now();
    const missed = lastSeq === undefined ? null : this.eventsAfter(lastSeq, follower.viewer);
    if (missed === null) follower.snapshot(this.snapshot(follower.viewer));
    else for (const message of missed) follower.events(message);
    this.#followers.add(follower);
    if (missed === null) return 'snapshot';
    follower.roster(this.#parts.lobby.rosterMessage(this.#state, follower.viewer));
    follower.online(this.#parts.lobby.onlineMessage());
    return 'resume';
  }

  unfollow(follower: Follower): void {
    this.#followers.delete(follower);
    this.#usedAt = performance.now();
  }

  /** null: too far back, or ahead of us, which only a restored backup can explain. */
  eventsAfter(lastSeq: number, viewer: Viewer): EventsMessage[] | null {
    return lastSeq > this.#applied ? null : this.#history.after(lastSeq, viewer);
  }

  snapshot(viewer: Viewer): SnapshotMessage {
    const { lobby } = this.#parts;
    return {
      seq: this.#applied,
      view: snapshotFor(this.#state, viewer),
      code: lobby.codeFor(this.#state),
      ...lobby.rosterMessage(this.#state, viewer),
      ...lobby.onlineMessage(),
    };
  }

  /** Until what the entry decided about grades, phase and people is in the tables. */
  settled(seq: number): Promise<void> {
    return this.#parts.grades.settled(seq);
  }

  async #pump(): Promise<void> {
    while (this.#applied < this.#target) {
      const entry = this.#arrived.get(this.#applied + 1);
      if (entry === undefined) await this.#pull();
      else await this.#step(entry);
    }
  }

  async #pull(): Promise<void> {
    let found = false;
    for await (const entry of this.#parts.log.readAfter(this.id, this.#applied)) {
      found = true;
      await this.#step(entry);
    }
    if (!found) throw new Error(`the log of ${this.id} ends at ${this.#applied}, before ${this.#target}`);
  }

  async #step(entry: LogEntry): Promise<void> {
    if (entry.seq !== this.#applied + 1) throw new Error(`entry ${entry.seq} cannot follow ${this.#applied}`);
    if (entry.command.type === 'open') {
      const { lessonId, lessonHash } = entry.command;
      this.#catalogue = await this.#parts.contents.catalogueFor(lessonId, lessonHash);
    }
    const outcome = this.#tryRules(entry) ?? (await this.#withoutPoison(entry));
    this.#arrived.delete(entry.seq);
    this.#applied = entry.seq;
    if (outcome.refusal !== null) this.#refusals.set(entry.seq, outcome.refusal);
    this.#publish(entry.seq, outcome);
  }

  #tryRules(entry: LogEntry): Outcome | null {
    try {
      return applyRules(this.#state, entry, this.#catalogue);
    } catch (error) {
      log.error({ err: error, classroomId: this.id, seq: entry.seq }, 'the rules failed on an entry');
      return null;
    }
  }

  /** Nothing in memory is trusted after the rules threw: the state is made again, without the entry. */
  async #withoutPoison(entry: LogEntry): Promise<Outcome> {
    this.#poisoned.add(entry.seq);
    const state = emptyClassroom();
    for await (const earlier of this.#parts.log.readAfter(this.id, 0)) {
      if (earlier.seq >= entry.seq) break;
      if (!this.#poisoned.has(earlier.seq)) applyRules(state, earlier, this.#catalogue);
    }
    this.#state = state;
    return { refusal: RULES_FAILED, events: [] };
  }

  #publish(seq: number, { events }: Outcome): void {
    const shown = this.#history.add(seq, events, this.#state);
    for (const follower of this.#followers) {
      const message = shown.get(viewerKey(follower.viewer));
      if (message !== undefined) follower.events(message);
    }
    this.#parts.grades.take(seq, events);
    for (const event of events) {
      if (event.type !== 'participant') continue;
      if (event.removed) this.#dismiss(event.participantId);
      this.#parts.lobby.changed();
    }
  }

  #dismiss(participantId: string): void {
    for (const follower of this.#followers) {
      if (viewerKey(follower.viewer) === participantId) follower.bye(wasRemoved());
    }
  }
}
