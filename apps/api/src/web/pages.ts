import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { fileURLToPath } from 'node:url';

const WEB_FOLDER = fileURLToPath(new URL('../../../web', import.meta.url));

/** The pages of apps/web, served by the same process on the same port. */
export interface Pages {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
}

interface NextServer {
  prepare(): Promise<void>;
  getRequestHandler(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  close(): Promise<void>;
}

type CreateNext = (options: {
  dev: boolean;
  dir: string;
  hostname: string;
  port: number;
  httpServer: http.Server;
}) => NextServer;

export async function preparePages(port: number): Promise<Pages> {
  // Its message catalogues are found from its own folder.
  process.chdir(WEB_FOLDER);
  const { default: create } = (await import('next')) as unknown as { default: CreateNext };
  // Next takes every upgrade of the server that it is given and destroys the foreign ones: it gets one that never listens.
  const decoy = http.createServer();
  const next = create({ dev: false, dir: WEB_FOLDER, hostname: 'localhost', port, httpServer: decoy });
  await next.prepare();
  const handle = next.getRequestHandler();
  return {
    handle,
    upgrade: (request, socket, head) => void decoy.emit('upgrade', request, socket, head),
    close: () => next.close(),
  };
}
