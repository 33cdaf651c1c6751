import { existsSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../../scripts/postgres.mjs';
import { MAIN } from './support/api-server.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** A private Postgres server; every user makes a database of its own in it. */
    postgresUrl: string;
  }
}

/** The tests run the built product as people do, against a real Postgres server of their own and against PGlite. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(MAIN)) throw new Error(`${MAIN} is missing: run npx tsc -b apps/api first.`);
  const server = await startPostgres();
  project.provide('postgresUrl', server.url);
  return () => server.stop();
}
