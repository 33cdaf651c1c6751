import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, types } from '@electric-sql/pglite';
import type { PgliteAnswer, PgliteHello, PgliteRequest, PgliteRows } from './pglite-messages.js';

/** The thread of the embedded database: one connection, requests strictly in the order in which they came. */

const NOTHING: PgliteRows = { fields: [], rows: [], affectedRows: 0 };

/** Every scalar type answers as its text: parsing belongs to the thread that asked. (The schema has no array columns.) */
const asText = Object.fromEntries(Object.values(types).map((typeId) => [typeId, (text: string) => text]));

const say = (message: PgliteAnswer | PgliteHello): void => parentPort?.postMessage(message);

async function perform(database: PGlite, request: PgliteRequest): Promise<PgliteRows> {
  switch (request.kind) {
    case 'query': {
      const { fields, rows, affectedRows } = await database.query<(string | null)[]>(
        request.text,
        [...request.values],
        { rowMode: 'array' },
      );
      return { fields, rows, affectedRows: affectedRows ?? 0 };
    }
    case 'exec':
      await database.exec(request.text);
      return NOTHING;
    case 'close':
      await database.close();
      return NOTHING;
  }
}

async function answer(database: PGlite, request: PgliteRequest): Promise<void> {
  const { id } = request;
  try {
    say({ id, ok: true, result: await perform(database, request) });
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error));
    say({ id, ok: false, error: { ...failure, message: failure.message } });
  }
}

async function main(folder: string): Promise<void> {
  const database = await PGlite.create({ dataDir: folder, parsers: asText });
  await database.exec(`SET TIME ZONE 'UTC'`);
  let last = Promise.resolve();
  parentPort?.on('message', (request: PgliteRequest) => {
    last = last.then(() => answer(database, request));
  });
  say({ ready: true });
}

main(String(workerData)).catch((error: unknown) => {
  say({ ready: false, reason: error instanceof Error ? error.message : String(error) });
});
