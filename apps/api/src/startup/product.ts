import type { Server as HttpServer } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApp } from '../app.js';
import type { Foundations } from '../app.module.js';
import type { Config } from '../config/config.js';
import type { Database } from '../database/database.js';
import { installationSecret } from '../database/installation-secret.js';
import { openDatabase } from '../database/open-database.js';
import { type HintChannel, noHints } from '../hints/hint.js';
import { PostgresHints } from '../hints/postgres-hints.js';
import { lanAddresses } from '../http/addresses.controller.js';
import { Lifecycle } from '../lifecycle/lifecycle.js';
import { Secrets } from '../secrets/secrets.js';
import { type Pages, preparePages } from '../web/pages.js';
import { listen, mustBeFree } from './listen.js';

const DRAIN_MS = 5_000;

export interface Product {
  readonly port: number;
  /** One line for the person who started it. */
  readonly greeting: string;
  /** In order: no new work, the work under way, connections, database. */
  stop(): Promise<void>;
}

export async function startProduct(config: Config): Promise<Product> {
  await mustBeFree(config.port, config.host);
  const database = await openDatabase(config);
  try {
    return await serve(config, database);
  } catch (error) {
    await database.close().catch(() => undefined);
    throw error;
  }
}

async function serve(config: Config, database: Database): Promise<Product> {
  const hints = await openHints(config);
  const secrets = new Secrets(await installationSecret(database));
  const base: Foundations = { config, database, hints, secrets };
  const pages = config.apiOnly ? null : await preparePages(config.port);
  const app = await createApp(base, pages);
  const server: HttpServer = app.getHttpServer();
  const port = await listen(server, config.port, config.host);
  app.get(Lifecycle).serve();
  return { port, greeting: greeting(config, port), stop: () => stop(app, base, pages) };
}

async function openHints(config: Config): Promise<HintChannel> {
  if (config.databaseUrl === null) return noHints;
  const hints = new PostgresHints(config.databaseUrl);
  await hints.open();
  return hints;
}

async function stop(app: NestExpressApplication, { hints, database }: Foundations, pages: Pages | null): Promise<void> {
  const server: HttpServer = app.getHttpServer();
  server.close();
  await app.get(Lifecycle).drain(DRAIN_MS);
  // Nest closes the sockets; connections that linger (keep-alive, a request that hangs) must not hold it up.
  const closing = app.close();
  server.closeAllConnections();
  await closing.catch(() => undefined);
  await pages?.close().catch(() => undefined);
  await hints.close();
  await database.close();
}

function greeting({ origin, host }: Config, port: number): string {
  if (origin !== null) return `Frameplay is ready: ${origin}`;
  const here = `http://${host === undefined || host === '0.0.0.0' ? 'localhost' : host}:${port}`;
  const [lan] = host === undefined || host === '0.0.0.0' ? lanAddresses() : [];
  return `Frameplay is ready: ${here}${lan === undefined ? '' : `  (on this network: http://${lan}:${port})`}`;
}
