import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { z } from 'zod';
import { session } from '../database/postgres-session.js';
import { log } from '../logging/log.js';
import { type Hint, type HintChannel, type HintListener, hint } from './hint.js';

const CHANNEL = 'frameplay_hints';
/** Postgres takes payloads below 8000 bytes. */
const HEADS_PER_NOTIFY = 150;
const PAYLOAD_MAX = 7_900;
const CHECK_EVERY_MS = 5_000;
const ANSWER_WITHIN_MS = 3_000;
const RECONNECT_AFTER_MS = 500;

const envelope = z.object({ from: z.string(), hint });

/**
 * LISTEN and NOTIFY on one connection of its own. Heads that move while a NOTIFY is on its way travel together in the
 * next one, so a busy server sends few. A connection that is lost or silent is replaced; meanwhile the poll works.
 */
export class PostgresHints implements HintChannel {
  readonly shared = true;
  readonly #url: string;
  readonly #me = randomUUID();
  readonly #listeners: HintListener[] = [];
  readonly #heads = new Map<string, number>();
  readonly #others: Hint[] = [];
  #client: pg.Client | null = null;
  #sending: Promise<void> | null = null;
  #closed = false;
  #timer: NodeJS.Timeout;

  constructor(url: string) {
    this.#url = url;
    this.#timer = setTimeout(() => undefined, 0);
  }

  async open(): Promise<void> {
    const client = new pg.Client({
      ...session,
      application_name: 'frameplay hints',
      connectionString: this.#url,
      query_timeout: ANSWER_WITHIN_MS,
    });
    client.on('error', (error) => log.warn({ err: error }, 'the hint connection was lost'));
    client.on('end', () => this.#lost(client));
    client.on('notification', ({ payload }) => this.#receive(payload ?? ''));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      this.#client = client;
      this.#timer = setTimeout(() => void this.#check(client), CHECK_EVERY_MS);
    } catch (error) {
      log.warn({ err: error }, 'the hint connection could not be opened');
      this.#lost(client);
    }
  }

  publish(message: Hint): void {
    if (this.#client === null || this.#closed) return;
    if (message.kind === 'heads') for (const [id, head] of message.heads) this.#heads.set(id, head);
    else this.#others.push(message);
    this.#wake(this.#client);
  }

  subscribe(listener: HintListener): void {
    this.#listeners.push(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#sending;
    await this.#client?.end().catch(() => undefined);
  }

  /** One NOTIFY under way at a time; what comes meanwhile is gathered for the next. */
  #wake(client: pg.Client): void {
    this.#sending ??= this.#send(client).finally(() => {
      this.#sending = null;
      const more = this.#heads.size > 0 || this.#others.length > 0;
      if (more && this.#client === client) this.#wake(client);
    });
  }

  async #send(client: pg.Client): Promise<void> {
    try {
      for (let next = this.#next(); next !== null; next = this.#next()) {
        const payload = JSON.stringify({ from: this.#me, hint: next });
        if (payload.length <= PAYLOAD_MAX) await client.query('SELECT pg_notify($1, $2)', [CHANNEL, payload]);
      }
    } catch (error) {
      log.debug({ err: error }, 'a hint was lost');
    }
  }

  #next(): Hint | null {
    if (this.#heads.size === 0) return this.#others.shift() ?? null;
    const heads = [...this.#heads].slice(0, HEADS_PER_NOTIFY);
    for (const [id] of heads) this.#heads.delete(id);
    return { kind: 'heads', heads };
  }

  /** What arrives is checked like any input: everybody with access to the database can NOTIFY. */
  #receive(payload: string): void {
    const parsed = envelope.safeParse(parseJson(payload));
    if (!parsed.success || parsed.data.from === this.#me) return;
    for (const listener of this.#listeners) listener(parsed.data.hint, parsed.data.from);
  }

  async #check(client: pg.Client): Promise<void> {
    try {
      await client.query('SELECT 1');
      this.#timer = setTimeout(() => void this.#check(client), CHECK_EVERY_MS);
    } catch {
      this.#lost(client);
    }
  }

  #lost(client: pg.Client): void {
    if (this.#closed || (this.#client !== null && this.#client !== client)) return;
    this.#client = null;
    this.#heads.clear();
    this.#others.length = 0;
    client.removeAllListeners('end');
    void client.end().catch(() => undefined);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.open(), RECONNECT_AFTER_MS);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
