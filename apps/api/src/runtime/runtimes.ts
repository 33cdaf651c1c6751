import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { ClassroomRecords } from '../classroom-records/classroom-records.js';
import { classroomNotFound } from '../errors/catalogue.js';
import { Grades } from '../grades/grades.js';
import { HINTS, type Hint, type HintChannel } from '../hints/hint.js';
import { LessonContents } from '../lessons/lesson-contents.js';
import { CommandLog } from '../log/command-log.js';
import { log } from '../logging/log.js';
import { People } from '../people/people.js';
import { Presence } from '../presence/presence.js';
import { ClassroomRuntime } from './classroom-runtime.js';
import { Coalesced } from './coalesced.js';
import { Lobby } from './lobby.js';

const POLL_MS = 500;
const SWEEP_MS = 30_000;
const IDLE_MS = 5 * 60_000;

interface Loaded {
  readonly runtime: ClassroomRuntime;
  readonly lobby: Lobby;
  /** Reads what other processes have appended. */
  readonly refresh: Coalesced;
  /** Ends what runs beside the runtime; everything taken is written first. */
  close(): Promise<void>;
}

/** The classrooms that are in memory. Each is loaded once, kept current by hints and by a poll, and let go when idle. */
@Injectable()
export class Runtimes implements OnApplicationShutdown {
  readonly #loaded = new Map<string, Loaded>();
  readonly #loading = new Map<string, Promise<Loaded>>();
  readonly #timers: NodeJS.Timeout[];
  #polling = false;

  constructor(
    private readonly records: ClassroomRecords,
    private readonly commands: CommandLog,
    private readonly grades: Grades,
    private readonly people: People,
    private readonly presence: Presence,
    private readonly contents: LessonContents,
    @Inject(HINTS) private readonly hints: HintChannel,
  ) {
    hints.subscribe((hint) => this.#heard(hint));
    presence.onChange((classroomId) => this.#loaded.get(classroomId)?.lobby.connectionsChanged());
    this.#timers = [setInterval(() => void this.#sweep(), SWEEP_MS)];
    if (hints.shared) this.#timers.push(setInterval(() => void this.#poll(), POLL_MS));
  }

  /** The classroom as far as its log goes at the time of the call, at least when it was not in memory. */
  async get(classroomId: string): Promise<ClassroomRuntime> {
    const { runtime } = this.#loaded.get(classroomId) ?? (await this.#loadOnce(classroomId));
    return runtime;
  }

  /** The classroom as far as its log goes now, whoever wrote it. */
  async current(classroomId: string): Promise<ClassroomRuntime> {
    const inMemory = this.#loaded.get(classroomId);
    if (inMemory === undefined) return this.get(classroomId);
    if (this.hints.shared) await inMemory.refresh.run();
    return inMemory.runtime;
  }

  /** Only if it is in memory. */
  peek(classroomId: string): ClassroomRuntime | undefined {
    return this.#loaded.get(classroomId)?.runtime;
  }

  all(): ClassroomRuntime[] {
    return [...this.#loaded.values()].map(({ runtime }) => runtime);
  }

  async onApplicationShutdown(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    const closing = [...this.#loaded.values()].map((loaded) => loaded.close());
    for (const result of await Promise.allSettled(closing)) {
      if (result.status === 'rejected') log.warn({ err: result.reason }, 'grades are written at the next start');
    }
    this.#loaded.clear();
  }

  #loadOnce(classroomId: string): Promise<Loaded> {
    const loading =
      this.#loading.get(classroomId) ?? this.#load(classroomId).finally(() => this.#loading.delete(classroomId));
    this.#loading.set(classroomId, loading);
    return loading;
  }

  async #load(classroomId: string): Promise<Loaded> {
    const record = await this.records.find(classroomId);
    if (record === null) throw classroomNotFound();
    const lobby = new Lobby(classroomId, record.code, this.people, this.presence);
    await lobby.load();
    const grades = this.grades.keeperFor(classroomId, record.projected);
    const { contents } = this;
    const parts = { classroomId, head: record.head, log: this.commands, grades, lobby, contents };
    const runtime = new ClassroomRuntime(parts);
    lobby.listen({
      roster: () => {
        for (const follower of runtime.followers) follower.roster(lobby.rosterMessage(runtime.state, follower.viewer));
      },
      online: () => {
        for (const follower of runtime.followers) follower.online(lobby.onlineMessage());
      },
    });
    const close = async (): Promise<void> => {
      lobby.stop();
      await grades.flush();
    };
    const refresh = new Coalesced(() => this.#refresh(runtime));
    const loaded: Loaded = { runtime, lobby, refresh, close };
    await runtime.catchUp(record.head);
    await grades.flush();
    this.#loaded.set(classroomId, loaded);
    return loaded;
  }

  async #refresh(runtime: ClassroomRuntime): Promise<void> {
    const [known] = await this.commands.heads([runtime.id]);
    if (known !== undefined) await runtime.catchUp(known.head);
  }

  #heard(hint: Hint): void {
    if (hint.kind !== 'heads') return;
    for (const [classroomId, head] of hint.heads) this.#catchUp(classroomId, head);
  }

  #catchUp(classroomId: string, head: number): void {
    const runtime = this.peek(classroomId);
    if (runtime === undefined || runtime.applied >= head) return;
    runtime.catchUp(head).catch((error: unknown) => log.warn({ err: error, classroomId }, 'catching up failed'));
  }

  /** Hints may be lost without any sign: classrooms that somebody here follows are looked at all the same. */
  async #poll(): Promise<void> {
    if (this.#polling) return;
    this.#polling = true;
    try {
      const followed = this.all().filter(({ followers }) => followers.size > 0);
      const heads = await this.commands.heads(followed.map(({ id }) => id));
      for (const { id, head } of heads) this.#catchUp(id, head);
    } catch (error) {
      log.debug({ err: error }, 'the poll found no database');
    } finally {
      this.#polling = false;
    }
  }

  async #sweep(): Promise<void> {
    for (const [id, loaded] of this.#loaded) {
      if (loaded.runtime.idleMs < IDLE_MS) continue;
      try {
        await loaded.close();
        if (loaded.runtime.idleMs >= IDLE_MS) this.#loaded.delete(id);
      } catch (error) {
        log.debug({ err: error }, 'an idle classroom stays until its grades are written');
      }
    }
  }
}
