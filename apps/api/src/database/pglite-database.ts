import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { StartError } from '../config/config.js';
import { PrismaClient } from '../generated/prisma/client.js';
import type { Connection, Database, Row, SqlValue } from './database.js';
import { parseText } from './parse-text.js';
import { PgliteClient } from './pglite-client.js';
import { pgliteForPrisma } from './pglite-for-prisma.js';
import type { PgliteRows } from './pglite-messages.js';

const WORKER = new URL('./pglite-worker.js', import.meta.url);

/** Postgres inside this process, in a thread of its own, its files in `dataFolder`. The caller holds the folder's lock. */
export async function openPglite(dataFolder: string, worker: URL = WORKER): Promise<Database> {
  const folder = path.join(dataFolder, 'pglite');
  mkdirSync(folder, { recursive: true });
  const client = await PgliteClient.open(folder, worker).catch((error: unknown) => {
    throw new StartError(`The embedded database in ${folder} does not open: ${oneLine(error)}`);
  });
  const prisma = new PrismaClient({ adapter: new PrismaPGlite(pgliteForPrisma(client)) });
  const query = async <T extends object = Row>(text: string, values: readonly SqlValue[] = []): Promise<T[]> =>
    objects<T>(await client.query(text, values));
  return {
    kind: 'pglite',
    prisma,
    query,
    withConnection: (work) => client.exclusively((raw) => work(connectionOver(raw))),
    async close(): Promise<void> {
      await prisma.$disconnect();
      await client.close();
    },
  };
}

function connectionOver(raw: {
  query(text: string, values: readonly unknown[]): Promise<PgliteRows>;
  exec(text: string): Promise<void>;
}): Connection {
  return {
    query: async <T extends object = Row>(text: string, values: readonly SqlValue[] = []): Promise<T[]> =>
      objects<T>(await raw.query(text, values)),
    exec: (script) => raw.exec(script),
  };
}

function objects<T extends object>({ fields, rows }: PgliteRows): T[] {
  return rows.map(
    (row) =>
      Object.fromEntries(
        fields.map(({ name, dataTypeID }, column) => {
          const text = row[column] ?? null;
          return [name, text === null ? null : parseText(dataTypeID, text)];
        }),
      ) as T,
  );
}

function oneLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
