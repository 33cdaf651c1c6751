import type { ClassroomView, ViewEvent } from '@frameplay/classroom';
import * as z from 'zod/mini';
import { type ClientCommand, clientCommand } from './command.js';
import { apiError } from './error.js';
import { identifier, opKey, seqNumber, token } from './text.js';

/**
 * Every message of the socket (path `/socket.io`, websocket only).
 *
 * How a client follows: it keeps `mine`, the seq of its snapshot or of the last `events` that it has applied.
 *   seq <= mine          ignore: it came before
 *   prev <= mine < seq   apply, mine = seq
 *   prev > mine          something is missing: keep the message aside, and after 200 ms send `pull { lastSeq: mine }`
 * After a reconnect the handshake carries `lastSeq: mine`; the server sends what is missing, or a snapshot.
 */

/** What the server made itself is not checked again field by field in the browser: the types are the classroom's. */
const view = z.custom<ClassroomView>((value) => typeof value === 'object' && value !== null);
const viewEvent = z.custom<ViewEvent>((value) => typeof value === 'object' && value !== null && 'type' in value);

/** `auth` of the handshake. A student (in class or alone) has a token; a teacher comes with the session cookie. */
export const handshake = z.object({
  classroomId: identifier,
  token: z.optional(token),
  lastSeq: z.optional(seqNumber),
});
export type Handshake = z.infer<typeof handshake>;

export const rosterEntry = z.object({ participantId: z.string(), nickname: z.string() });
export type RosterEntry = z.infer<typeof rosterEntry>;

export const snapshotMessage = z.object({
  seq: seqNumber,
  view,
  /** null: ended, or a classroom of one. */
  code: z.nullable(z.string()),
  /** Names of the people that this viewer may see. */
  roster: z.array(rosterEntry),
  /** Participants who are connected now. */
  online: z.array(z.string()),
});
export type SnapshotMessage = z.infer<typeof snapshotMessage>;

/** All that one log entry shows to this viewer. Entries that show nothing are not sent. */
export const eventsMessage = z.object({ seq: seqNumber, prev: seqNumber, events: z.array(viewEvent) });
export type EventsMessage = z.infer<typeof eventsMessage>;

export const rosterMessage = z.object({ roster: z.array(rosterEntry) });
export type RosterMessage = z.infer<typeof rosterMessage>;

export const onlineMessage = z.object({ online: z.array(z.string()) });
export type OnlineMessage = z.infer<typeof onlineMessage>;

/** The last message before the server closes the socket. Codes of BYE_FINAL mean: do not reconnect by yourself. */
export const byeMessage = z.object({ code: z.string(), zh: z.string(), en: z.string() });
export type ByeMessage = z.infer<typeof byeMessage>;

export interface CommandMessage {
  readonly opKey: string;
  readonly command: ClientCommand;
}
export const commandMessage = z.strictObject({ opKey, command: clientCommand }) satisfies z.ZodMiniType<CommandMessage>;

/**
 * `seq` is there when the command is in the log. A refusal with `seq` is the rules' final answer; without `seq` the command
 * was not logged: `retry/*` may be sent again with the same opKey, anything else is wrong with the message itself.
 */
export const commandAck = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), seq: seqNumber }),
  z.extend(apiError, { ok: z.literal(false), seq: z.optional(seqNumber) }),
]);
export type CommandAck = z.infer<typeof commandAck>;

export const pullMessage = z.strictObject({ lastSeq: seqNumber });
export type PullMessage = z.infer<typeof pullMessage>;

export const pullAck = z.union([
  z.object({ events: z.array(eventsMessage) }),
  z.object({ snapshot: snapshotMessage }),
  z.extend(apiError, { ok: z.literal(false) }),
]);
export type PullAck = z.infer<typeof pullAck>;

/** For `io<ServerToClient, ClientToServer>` of socket.io-client and for the server. */
export interface ServerToClient {
  snapshot: (message: SnapshotMessage) => void;
  events: (message: EventsMessage) => void;
  roster: (message: RosterMessage) => void;
  online: (message: OnlineMessage) => void;
  bye: (message: ByeMessage) => void;
}
export interface ClientToServer {
  command: (message: CommandMessage, ack: (answer: CommandAck) => void) => void;
  pull: (message: PullMessage, ack: (answer: PullAck) => void) => void;
}

/** `data` of the `connect_error` when the handshake is refused. `retry/*`: try again; anything else: do not. */
export const connectError = apiError;
