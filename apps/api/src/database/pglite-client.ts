import { Worker } from 'node:worker_threads';
import { messages } from '@electric-sql/pglite';
import type { PgliteAnswer, PgliteHello, PgliteRequest, PgliteRows } from './pglite-messages.js';

type Unnumbered = PgliteRequest extends infer R ? (R extends { id: number } ? Omit<R, 'id'> : never) : never;

interface Waiting {
  resolve(rows: PgliteRows): void;
  reject(error: Error): void;
}

/** Speaks with the database's thread. One connection: a transaction holds everybody else back until it ends. */
export class PgliteClient {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #gate: Promise<void> = Promise.resolve();
  #failure: Error | null = null;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (answer: PgliteAnswer) => this.#settle(answer));
    worker.on('error', (error) => this.#failAll(error));
    worker.on('exit', () => this.#failAll(new Error('the thread of the embedded database has ended')));
  }

  static async open(folder: string, script: URL): Promise<PgliteClient> {
    const worker = new Worker(script, { workerData: folder });
    const hello = await new Promise<PgliteHello>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    if (hello.ready) return new PgliteClient(worker);
    await worker.terminate();
    throw new Error(hello.reason);
  }

  async query(text: string, values: readonly unknown[]): Promise<PgliteRows> {
    await this.#gate;
    return this.#send({ kind: 'query', text, values });
  }

  async exec(text: string): Promise<void> {
    await this.#gate;
    await this.#send({ kind: 'exec', text });
  }

  /** The connection for `work` alone; `work` ends what it begins. */
  async exclusively<T>(work: (connection: PgliteConnection) => Promise<T>): Promise<T> {
    const before = this.#gate;
    let open = (): void => undefined;
    this.#gate = new Promise((resolve) => {
      open = resolve;
    });
    await before;
    try {
      return await work(new PgliteConnection((request) => this.#send(request)));
    } finally {
      open();
    }
  }

  async close(): Promise<void> {
    await this.#gate;
    if (this.#failure === null) await this.#send({ kind: 'close' });
    await this.#worker.terminate();
  }

  #send(request: Unnumbered): Promise<PgliteRows> {
    if (this.#failure !== null) return Promise.reject(this.#failure);
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ ...request, id });
    });
  }

  #settle(answer: PgliteAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.ok) waiting?.resolve(answer.result);
    else waiting?.reject(databaseError(answer.error));
  }

  #failAll(error: Error): void {
    this.#failure = error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

export class PgliteConnection {
  readonly #send: (request: Unnumbered) => Promise<PgliteRows>;

  constructor(send: (request: Unnumbered) => Promise<PgliteRows>) {
    this.#send = send;
  }

  query(text: string, values: readonly unknown[]): Promise<PgliteRows> {
    return this.#send({ kind: 'query', text, values });
  }

  async exec(text: string): Promise<void> {
    await this.#send({ kind: 'exec', text });
  }
}

/** The class that drivers know, with the fields (code, detail, constraint, ...) that came through the port. */
function databaseError(fields: Readonly<Record<string, unknown>>): Error {
  const message = String(fields['message']);
  return Object.assign(new messages.DatabaseError(message, message.length, 'error'), fields);
}
