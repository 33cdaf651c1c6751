import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartError } from '../config/config.js';
import type { Connection, Database } from './database.js';

const FOLDER = fileURLToPath(new URL('../../../../prisma/migrations', import.meta.url));
const LOCK = 72_707_369;
const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (id VARCHAR(36) PRIMARY KEY, checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/**
 * Brings the schema up to date, one transaction per migration, in Prisma's own table. Any number of processes may start
 * at once: each looks again at what is done after it got the lock. Answers the names that it applied.
 */
export async function migrate(database: Database, folder: string = FOLDER): Promise<string[]> {
  const migrations = readMigrations(folder);
  return database.withConnection(async (connection) => {
    const applied: string[] = [];
    for (;;) {
      const name = await applyNext(connection, migrations);
      if (name === null) return applied;
      applied.push(name);
    }
  });
}

function readMigrations(folder: string): Migration[] {
  const names = fs.readdirSync(folder).filter((name) => fs.existsSync(path.join(folder, name, 'migration.sql')));
  return names.sort().map((name) => {
    const sql = fs.readFileSync(path.join(folder, name, 'migration.sql'), 'utf8');
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

async function applyNext(connection: Connection, migrations: readonly Migration[]): Promise<string | null> {
  await connection.exec('BEGIN');
  let current = 'the list of migrations';
  try {
    await connection.exec(`SELECT pg_advisory_xact_lock(${LOCK})`);
    await connection.exec(TABLE);
    const next = nextOf(migrations, await done(connection));
    if (next !== undefined) {
      current = next.name;
      await connection.exec(next.sql);
      await connection.query(
        `INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, applied_steps_count)
         VALUES ($1, $2, now(), $3, 1)`,
        [randomUUID(), next.checksum, next.name],
      );
    }
    await connection.exec('COMMIT');
    return next?.name ?? null;
  } catch (error) {
    await connection.exec('ROLLBACK').catch(() => undefined);
    if (error instanceof StartError) throw error;
    throw new StartError(`Migration ${current} failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function done(connection: Connection): Promise<Map<string, string>> {
  const rows = await connection.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM "_prisma_migrations"
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
}

function nextOf(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): Migration | undefined {
  const edited = migrations.find(({ name, checksum }) => (applied.get(name) ?? checksum) !== checksum);
  if (edited !== undefined) throw new StartError(`Migration ${edited.name} was edited after it was applied.`);
  return migrations.find(({ name }) => !applied.has(name));
}
