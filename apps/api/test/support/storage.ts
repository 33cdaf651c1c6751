import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { readConfig } from '../../src/config/config.js';
import type { Database } from '../../src/database/database.js';
import { migrate } from '../../src/database/migrate.js';
import { openPglite } from '../../src/database/pglite-database.js';
import { openPostgres } from '../../src/database/postgres-database.js';

/** Where a server of a test keeps what is true. */
export interface Storage {
  readonly kind: 'pglite' | 'postgres';
  readonly env: Readonly<Record<string, string>>;
  /** A second look from outside; for PGlite only while no server runs on the folder. */
  open(): Promise<Database>;
  remove(): Promise<void>;
}

const WORKER = new URL('../../dist/database/pglite-worker.js', import.meta.url);
let databases = 0;

export async function postgresStorage(): Promise<Storage> {
  databases += 1;
  const name = `test_${process.pid}_${databases}`;
  const url = new URL(inject('postgresUrl'));
  await onServer(url.href, `CREATE DATABASE ${name}`);
  url.pathname = `/${name}`;
  const env = { DATABASE_URL: url.href };
  return { kind: 'postgres', env, open: () => openPostgres(url.href), remove: async () => undefined };
}

export async function pgliteStorage(): Promise<Storage> {
  const folder = mkdtempSync(path.join(tmpdir(), 'frameplay-api-'));
  const env = { FRAMEPLAY_DATA: folder };
  return {
    kind: 'pglite',
    env,
    open: () => openPglite(readConfig(env, '/').dataFolder, WORKER),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The one contract suite runs on each. */
export const storages = [
  { name: 'Postgres', make: postgresStorage },
  { name: 'PGlite', make: pgliteStorage },
] as const;

export async function openMigrated(storage: Storage): Promise<Database> {
  const database = await storage.open();
  await migrate(database);
  return database;
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
