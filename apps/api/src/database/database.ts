import type { PrismaClient } from '../generated/prisma/client.js';

export type SqlValue = string | number | boolean | Date | null | readonly string[];
export type Row = Readonly<Record<string, unknown>>;

/** SQL with `$1` parameters. Both databases read types alike: jsonb as values, timestamptz as Date, integers as number. */
export interface Sql {
  query<T extends object = Row>(text: string, values?: readonly SqlValue[]): Promise<T[]>;
}

/** One connection that keeps its transaction from call to call; scripts may hold several statements. */
export interface Connection extends Sql {
  exec(script: string): Promise<void>;
}

/** Token of the Database in Nest's container. */
export const DATABASE = Symbol('database');

/** The embedded database or a Postgres server: what the rest of the product knows of either. */
export interface Database extends Sql {
  readonly kind: 'pglite' | 'postgres';
  /** For all that is not the log: accounts, classrooms, people, grades. */
  readonly prisma: PrismaClient;
  /** Work on one connection of its own, e.g. migrations. */
  withConnection<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** SQLSTATE of a failure of the database; empty for anything else, e.g. a lost connection. */
export function sqlState(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.length === 5
    ? error.code
    : '';
}

export const UNIQUE_VIOLATION = '23505';

/** Is the statement as such fine, and may it work when it is sent again? */
export function isTransient(error: unknown): boolean {
  const state = sqlState(error);
  // 08 connection, 40 rollback, 53 resources, 55P03 lock, 57 operator (timeout, shutdown).
  return state === '' || /^(08|40|53|57)/.test(state) || state === '55P03';
}

/** Names of the errors by which Prisma says that the database, not the query, is the trouble. */
const PRISMA_TROUBLE = /^(P1\d{3}|P2024|P2028|P2034|P2037)$/;

/** Did a request fail because the database did not answer, rather than because of what was asked? */
export function isDatabaseTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'PrismaClientInitializationError' || error.name === 'DriverAdapterError') return true;
  if (!('code' in error) || typeof error.code !== 'string') return isTimeout(error);
  return (
    PRISMA_TROUBLE.test(error.code) || (sqlState(error) !== '' && isTransient(error)) || /^E[A-Z]+$/.test(error.code)
  );
}

/** `pg` gives its own timeouts no code. */
function isTimeout({ message }: Error): boolean {
  return /^(Query read timeout|timeout exceeded when trying to connect|Connection terminated)/.test(message);
}
