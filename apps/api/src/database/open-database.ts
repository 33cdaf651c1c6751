import type { Config } from '../config/config.js';
import { lockFolder } from '../startup/folder-lock.js';
import type { Database } from './database.js';
import { migrate } from './migrate.js';
import { openPglite } from './pglite-database.js';
import { openPostgres } from './postgres-database.js';

/** The database that the configuration asks for, its schema up to date. */
export async function openDatabase(config: Config): Promise<Database> {
  const database =
    config.databaseUrl === null ? await openLocked(config.dataFolder) : await openPostgres(config.databaseUrl);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The embedded database and the lock of its folder live and end together. */
async function openLocked(folder: string): Promise<Database> {
  const lock = await lockFolder(folder);
  try {
    const database = await openPglite(folder);
    return {
      ...database,
      async close(): Promise<void> {
        await database.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
