import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { StartError } from '../config/config.js';
import { PrismaClient } from '../generated/prisma/client.js';
import { log } from '../logging/log.js';
import type { Connection, Database, Row, SqlValue } from './database.js';
import { parseText } from './parse-text.js';
import { session } from './postgres-session.js';

const POOL_MAX = 10;
const STATEMENT_TIMEOUT_MS = 3_000;
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 5_000;
/** A server that takes the statement and never answers, or a cut wire: the socket is given up. */
const QUERY_TIMEOUT_MS = 4_000;

/** One way to read types for every query of ours; Prisma brings its own for each of its queries. */
const types = {
  getTypeParser: (typeId: number) => (text: string | null) => (text === null ? null : parseText(typeId, text)),
};

/** A Postgres server, shared with any number of processes. */
export async function openPostgres(connectionString: string): Promise<Database> {
  await mustAnswer(connectionString);
  const pool = new pg.Pool({
    ...session,
    connectionString,
    max: POOL_MAX,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    types: types as unknown as pg.CustomTypesConfig,
  });
  pool.on('error', (error) => log.warn({ err: error }, 'an idle connection to the database was lost'));
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    kind: 'postgres',
    prisma,
    query: (text, values) => queryOn(pool, text, values),
    withConnection: (work) => withClient(connectionString, work),
    async close(): Promise<void> {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

async function mustAnswer(connectionString: string): Promise<void> {
  try {
    await withClient(connectionString, (connection) => connection.query('SELECT 1'));
  } catch (error) {
    const { host, pathname } = new URL(connectionString);
    throw new StartError(`The database at ${host}${pathname} (DATABASE_URL) does not answer: ${reason(error)}`);
  }
}

/** A client outside the pool, without a statement timeout: migrations may take their time. */
async function withClient<T>(connectionString: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...session, connectionString, types: types as unknown as pg.CustomTypesConfig });
  client.on('error', (error) => log.warn({ err: error }, 'a connection to the database was lost'));
  try {
    await client.connect();
    return await work({
      query: (text, values) => queryOn(client, text, values),
      exec: async (script) => void (await client.query(script)),
    });
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function queryOn<T extends object = Row>(
  on: pg.Pool | pg.Client,
  text: string,
  values: readonly SqlValue[] = [],
): Promise<T[]> {
  const { rows } = await on.query<T & pg.QueryResultRow>(text, [...values]);
  return rows;
}

/** Node wraps a refused connection to several addresses in an AggregateError with an empty message. */
function reason(error: unknown): string {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  const text = first instanceof Error ? first.message : String(first);
  return (text.split('\n')[0] ?? '') || 'no reason given';
}
