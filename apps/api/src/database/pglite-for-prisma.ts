import type { PGlite } from '@electric-sql/pglite';
import { parseText } from './parse-text.js';
import type { PgliteClient, PgliteConnection } from './pglite-client.js';
import type { PgliteRows } from './pglite-messages.js';

type Parsers = Readonly<Record<number, (text: string) => unknown>>;
interface QueryOptions {
  readonly parsers?: Parsers;
}

/** As much of PGlite's own interface as pglite-prisma-adapter uses, over the thread. */
export function pgliteForPrisma(client: PgliteClient): PGlite {
  const surface = {
    query: async (text: string, values: readonly unknown[], options?: QueryOptions) =>
      parsed(await client.query(text, values), options?.parsers),
    exec: (text: string) => client.exec(text),
    transaction: <T>(work: (transaction: Transaction) => Promise<T>) =>
      client.exclusively((connection) => inTransaction(connection, work)),
  };
  return surface as unknown as PGlite;
}

async function inTransaction<T>(
  connection: PgliteConnection,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const transaction = new Transaction(connection);
  await connection.exec('BEGIN');
  try {
    const result = await work(transaction);
    await transaction.end('COMMIT');
    return result;
  } catch (error) {
    await transaction.end('ROLLBACK');
    throw error;
  }
}

class Transaction {
  readonly #connection: PgliteConnection;
  #open = true;

  constructor(connection: PgliteConnection) {
    this.#connection = connection;
  }

  async query(text: string, values: readonly unknown[], options?: QueryOptions): Promise<unknown> {
    return parsed(await this.#connection.query(text, values), options?.parsers);
  }

  exec(text: string): Promise<void> {
    return this.#connection.exec(text);
  }

  rollback(): Promise<void> {
    return this.end('ROLLBACK');
  }

  async end(how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    await this.#connection.exec(how);
  }
}

function parsed({ fields, rows, affectedRows }: PgliteRows, parsers: Parsers = {}): unknown {
  const parse = (text: string | null, column: number): unknown => {
    if (text === null) return null;
    const typeId = fields[column]?.dataTypeID ?? 0;
    return parsers[typeId]?.(text) ?? parseText(typeId, text);
  };
  return { fields, rows: rows.map((row) => row.map(parse)), affectedRows };
}
