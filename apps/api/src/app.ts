import 'reflect-metadata';
import type { Server } from 'node:http';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import type { NextFunction, Request, Response } from 'express';
import { appModule, type Foundations } from './app.module.js';
import { AUTH, type Auth } from './auth/auth.js';
import { authHandler } from './auth/auth-handler.js';
import { sendError } from './errors/error.filter.js';
import { ClassroomIoAdapter } from './gateway/classroom-io-adapter.js';
import { Connections } from './gateway/connections.js';
import { isApiPath, noStore, ownAddressHeader, ownPagesOnly, securityHeaders } from './http/front-door.js';
import type { Pages } from './web/pages.js';
import { STATIC_PATH, staticFiles } from './web/static-files.js';

const BODY_MAX = '256kb';

/** The whole application on one HTTP server that does not listen yet. `pages`: null serves the API only. */
export async function createApp(base: Foundations, pages: Pages | null): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(appModule(base), {
    bodyParser: false,
    logger: false,
    abortOnError: false,
  });
  app.disable('x-powered-by');
  app.set('trust proxy', base.config.trustedProxies);
  app.use(securityHeaders, noStore, ownAddressHeader);
  if (pages !== null) {
    app.use(STATIC_PATH, staticFiles());
    app.use(pagesUnless(pages));
  }
  app.use('/api', ownPagesOnly(base.config));
  const connections = app.get(Connections, { strict: false });
  // better-auth reads its bodies itself.
  app.use(
    '/api/auth',
    authHandler(app.get<Auth>(AUTH, { strict: false }), (sessionId) => connections.signedOut(sessionId)),
  );
  // Lists of lessons and gradebooks are long. What the accounts answer stays as it is: it holds secrets.
  app.use('/api', compression());
  app.useBodyParser('json', { limit: BODY_MAX, strict: false });
  app.useWebSocketAdapter(new ClassroomIoAdapter(app));
  await app.init();
  if (pages !== null) forwardUpgrades(app.getHttpServer(), pages);
  return app;
}

function pagesUnless(pages: Pages) {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (isApiPath(request.path)) next();
    else pages.handle(request, response).catch((error: unknown) => sendError(response, error));
  };
}

/** socket.io has taken its own; the rest is for Next, which asks for none in production. */
function forwardUpgrades(server: Server, pages: Pages): void {
  server.on('upgrade', (request, socket, head) => {
    if (request.url?.startsWith('/_next/') === true) pages.upgrade(request, socket, head);
  });
}
