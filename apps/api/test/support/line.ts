import { type ClassroomView, reduceView } from '@frameplay/classroom';
import type {
  ByeMessage,
  ClientCommand,
  ClientToServer,
  CommandAck,
  EventsMessage,
  PullAck,
  RosterEntry,
  ServerToClient,
} from '@frameplay/protocol';
import { io, type Socket } from 'socket.io-client';
import { newKey, type Teacher } from './http.js';

const ANSWER_WITHIN_MS = 10_000;

interface Credentials {
  readonly classroomId: string;
  readonly token?: string;
  readonly lastSeq?: number;
  readonly teacher?: Teacher;
  readonly origin?: string;
  /** Begins with this view instead of a snapshot. */
  readonly view?: ClassroomView;
}

/** One socket of a viewer, following as the protocol says. */
export class Line {
  readonly socket: Socket<ServerToClient, ClientToServer>;
  readonly messages: EventsMessage[] = [];
  /** Every byte that the server said, for searches. */
  readonly heard: unknown[] = [];
  snapshots = 0;
  view: ClassroomView | null = null;
  seq = 0;
  code: string | null = null;
  roster: readonly RosterEntry[] = [];
  online: readonly string[] = [];
  bye: ByeMessage | null = null;
  refused: { readonly code: string } | null = null;
  #changed: (() => void)[] = [];

  constructor(base: string, { teacher, origin = base, view, ...auth }: Credentials) {
    if (view !== undefined && auth.lastSeq !== undefined) [this.view, this.seq] = [view, auth.lastSeq];
    this.socket = io(base, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      auth,
      extraHeaders: { origin, ...(teacher === undefined ? {} : { cookie: teacher.cookie }) },
    });
    this.#listen();
  }

  /** Connected and told what there is, or refused. */
  static async open(base: string, credentials: Credentials): Promise<Line> {
    const line = new Line(base, credentials);
    await line.until(() => line.refused !== null || line.bye !== null || line.#told);
    return line;
  }

  #told = false;

  async send(command: ClientCommand, opKey = newKey()): Promise<CommandAck> {
    return this.socket.timeout(ANSWER_WITHIN_MS).emitWithAck('command', { opKey, command });
  }

  async raw(event: string, message: unknown): Promise<unknown> {
    const socket = this.socket as unknown as Socket;
    return socket.timeout(ANSWER_WITHIN_MS).emitWithAck(event, message);
  }

  pull(lastSeq: number): Promise<PullAck> {
    return this.socket.timeout(ANSWER_WITHIN_MS).emitWithAck('pull', { lastSeq });
  }

  close(): void {
    this.socket.disconnect();
  }

  /** Waits for messages, not for time. */
  async until(fact: () => boolean, withinMs = ANSWER_WITHIN_MS): Promise<void> {
    const giveUpAt = performance.now() + withinMs;
    while (!fact()) {
      const left = giveUpAt - performance.now();
      if (left <= 0) throw new Error(`did not happen in time: ${fact.toString()}`);
      await new Promise<void>((resolve) => {
        const late = setTimeout(resolve, left);
        this.#changed.push(() => {
          clearTimeout(late);
          resolve();
        });
      });
    }
  }

  #listen(): void {
    const { socket } = this;
    socket.onAny((...heard: unknown[]) => this.heard.push(heard));
    socket.on('snapshot', (message) => {
      [this.view, this.seq, this.code] = [message.view, message.seq, message.code];
      [this.roster, this.online] = [message.roster, message.online];
      this.snapshots += 1;
      this.#told = true;
      this.#notify();
    });
    socket.on('events', (message) => this.#follow(message));
    socket.on('roster', ({ roster }) => {
      this.roster = roster;
      this.#notify();
    });
    socket.on('online', ({ online }) => {
      this.online = online;
      this.#told = true;
      this.#notify();
    });
    socket.on('bye', (message) => {
      this.bye = message;
      this.#notify();
    });
    socket.on('disconnect', () => this.#notify());
    socket.on('connect_error', (error) => {
      this.refused = (error as unknown as { data?: { code: string } }).data ?? { code: error.message };
      this.#notify();
    });
  }

  /** Every test fails when a message comes twice, early or with a gap. */
  #follow(message: EventsMessage): void {
    const { seq, prev, events } = message;
    if (this.view === null || seq <= this.seq || prev > this.seq) {
      throw new Error(`events ${prev}..${seq} cannot follow ${this.seq}`);
    }
    this.messages.push(message);
    this.view = events.reduce(reduceView, this.view);
    this.seq = seq;
    this.#notify();
  }

  #notify(): void {
    for (const wake of this.#changed.splice(0)) wake();
  }
}
