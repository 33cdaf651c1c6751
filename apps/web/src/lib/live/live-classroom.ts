import {
  BYE_FINAL,
  type ByeMessage,
  type ClientCommand,
  type ClientToServer,
  type CommandAck,
  type CommandMessage,
  type EventsMessage,
  type ServerToClient,
} from '@frameplay/protocol';
import { io, type Socket } from 'socket.io-client';
import { asApiError } from '../api/api-error';
import { randomKey } from '../random-key';
import { withEventsInOrder, withSnapshot } from './follow';
import { keepSeen, readSeen, seenOf } from './last-seen';
import { INITIAL_STATE, type LiveState, type PendingCommand } from './live-state';
import { Outbox } from './outbox';

const RESEND_MS = 1500;
const GAP_PATIENCE_MS = 200;
const RETRY_CONNECT_MS = 1000;
const PULL_TIMEOUT_MS = 5000;
const AWAY_WORTH_TELLING_MS = 3000;

/** One classroom as one viewer follows it. Connects with its first subscriber and disconnects with its last. */
export class LiveClassroom {
  readonly #classroomId: string;
  readonly #token: () => string | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #inFlight = new Set<string>();
  #state: LiveState = INITIAL_STATE;
  #aside: readonly EventsMessage[] = [];
  #outbox: Outbox | null = null;
  #socket: Socket<ServerToClient, ClientToServer> | null = null;
  #gapTimer: ReturnType<typeof setTimeout> | undefined;
  #connectTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(classroomId: string, token: () => string | undefined) {
    this.#classroomId = classroomId;
    this.#token = token;
  }

  readonly getState = (): LiveState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) this.#open();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#close();
    };
  };

  /** The opKey exists and is stored before the first send. */
  readonly send = (command: ClientCommand): void => {
    const entry: CommandMessage = { opKey: randomKey(), command };
    this.#outbox?.add(entry);
    this.#set({ pending: this.#outbox?.entries ?? [], refused: null });
    this.#deliver(entry);
  };

  /** After a goodbye, because the person asked for it. */
  readonly retry = (): void => {
    this.#set({ goodbye: null, status: 'connecting' });
    this.#socket?.connect();
  };

  /** Asks again whether the server will have us, and shows nothing of it until it does. */
  readonly askAgain = (): void => {
    if (this.#state.goodbye !== null) this.#socket?.connect();
  };

  readonly dismissBack = (): void => this.#set({ back: null });

  readonly dismissRefusal = (): void => this.#set({ refused: null });

  #set(change: Partial<LiveState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  #open(): void {
    this.#outbox ??= new Outbox(sessionStorage, this.#classroomId);
    this.#state = { ...this.#state, pending: this.#outbox.entries, back: this.#state.back ?? this.#backSinceClosed() };
    window.addEventListener('pagehide', this.#leave);
    const socket: Socket<ServerToClient, ClientToServer> = io({
      transports: ['websocket'],
      reconnectionDelay: 500,
      reconnectionDelayMax: 3000,
      auth: (answer) => answer(this.#handshake()),
    });
    this.#socket = socket;
    socket.on('connect', () => this.#connected());
    socket.on('disconnect', () => this.#lost());
    socket.on('connect_error', (error) => this.#refusedConnection(error));
    socket.on('snapshot', (message) => this.#keep(withSnapshot(this.#state, message), this.#aside));
    socket.on('events', (message) => this.#keep(this.#state, [...this.#aside, message]));
    socket.on('roster', ({ roster }) =>
      this.#set({ names: new Map(roster.map((entry) => [entry.participantId, entry.nickname])) }),
    );
    socket.on('online', ({ online }) => this.#set({ online: new Set(online) }));
    socket.on('bye', (message) => this.#bye(message));
  }

  #close(): void {
    this.#leave();
    window.removeEventListener('pagehide', this.#leave);
    clearTimeout(this.#gapTimer);
    clearTimeout(this.#connectTimer);
    this.#socket?.removeAllListeners();
    this.#socket?.disconnect();
    this.#socket = null;
    this.#inFlight.clear();
  }

  readonly #leave = (): void => keepSeen(this.#classroomId, this.#state.view, Date.now());

  /** The page was closed for a while and is open again. */
  #backSinceClosed(): LiveState['back'] {
    const last = this.#state.view === null ? readSeen(this.#classroomId) : null;
    if (last === null) return null;
    const { at, ...seen } = last;
    const awayMs = Date.now() - at;
    return awayMs >= AWAY_WORTH_TELLING_MS ? { awayMs, seen } : null;
  }

  #handshake(): { classroomId: string; token?: string; lastSeq?: number } {
    const token = this.#token();
    return {
      classroomId: this.#classroomId,
      ...(token === undefined ? {} : { token }),
      ...(this.#state.view === null ? {} : { lastSeq: this.#state.seq }),
    };
  }

  #connected(): void {
    const { offlineSince, view } = this.#state;
    const awayMs = offlineSince === null ? 0 : Date.now() - offlineSince;
    const back = awayMs >= AWAY_WORTH_TELLING_MS ? { awayMs, seen: seenOf(view) } : this.#state.back;
    this.#set({ status: 'connected', offlineSince: null, goodbye: null, back });
    for (const entry of this.#outbox?.entries ?? []) this.#deliver(entry);
  }

  #lost(): void {
    this.#inFlight.clear();
    this.#set({ status: 'offline', offlineSince: this.#state.offlineSince ?? Date.now() });
    if (this.#socket?.active === false && this.#state.goodbye === null) this.#connectLater();
  }

  #refusedConnection(error: Error & { readonly data?: unknown }): void {
    const refusal = asApiError(error.data);
    if (refusal !== undefined && !refusal.code.startsWith('retry/')) {
      this.#set({ status: 'offline', goodbye: refusal });
      return;
    }
    this.#lost();
  }

  #bye({ code, zh, en }: ByeMessage): void {
    if (BYE_FINAL.includes(code)) this.#set({ goodbye: { code, zh, en } });
  }

  #connectLater(): void {
    clearTimeout(this.#connectTimer);
    this.#connectTimer = setTimeout(() => this.#socket?.connect(), RETRY_CONNECT_MS);
  }

  #keep(state: LiveState, messages: readonly EventsMessage[]): void {
    const { state: next, waiting } = withEventsInOrder(state, messages);
    this.#aside = waiting;
    if (next !== this.#state) this.#set(next);
    clearTimeout(this.#gapTimer);
    if (waiting.length > 0) this.#gapTimer = setTimeout(() => this.#pull(), GAP_PATIENCE_MS);
  }

  #pull(): void {
    const socket = this.#socket;
    if (socket === null || !socket.connected) return;
    socket.timeout(PULL_TIMEOUT_MS).emit('pull', { lastSeq: this.#state.seq }, (error, answer) => {
      if (error !== null) return this.#pull();
      if ('snapshot' in answer) this.#keep(withSnapshot(this.#state, answer.snapshot), this.#aside);
      if ('events' in answer) this.#keep(this.#state, [...this.#aside, ...answer.events]);
    });
  }

  #deliver(entry: PendingCommand): void {
    const socket = this.#socket;
    if (socket === null || !socket.connected || this.#inFlight.has(entry.opKey)) return;
    this.#inFlight.add(entry.opKey);
    socket.timeout(RESEND_MS).emit('command', entry, (error, ack) => {
      this.#inFlight.delete(entry.opKey);
      if (error !== null) return this.#deliver(entry);
      this.#answered(entry, ack);
    });
  }

  #answered(entry: PendingCommand, ack: CommandAck): void {
    if (!ack.ok && ack.seq === undefined && ack.code.startsWith('retry/')) {
      setTimeout(() => this.#deliver(entry), RESEND_MS);
      return;
    }
    this.#outbox?.remove(entry.opKey);
    const refused = ack.ok ? this.#state.refused : { command: entry.command, error: ack };
    this.#set({ pending: this.#outbox?.entries ?? [], refused });
  }
}
